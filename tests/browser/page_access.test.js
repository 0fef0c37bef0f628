// The page for everyone: no accessibility rule broken in any state, narrow screens, failures said in words.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inChromium} from './harness.mjs';
import {frames} from './page.mjs';

/** @param {import('puppeteer-core').Page} page */
async function violations(page) {
  const {violations: list} = await new AxePuppeteer(page).analyze();
  return list.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

const OVERLAY = '#functions=elu(alpha=0.5),relu,tanh,sigmoid,softsign,identity&derivative=0,1,2';

inChromium('access', ({open}) => {
  const states = [
    ['light', '#view=functions&lang=en', {}],
    ['dark', '#view=functions&lang=en', {scheme: 'dark'}],
    ['Chinese', '#view=functions&lang=zh-Hans', {}],
    ['Chinese, dark by the link, narrow', '#view=functions&lang=zh-Hans&theme=dark', {width: 375, height: 812, touch: true}],
    ['overlay', `${OVERLAY}&lang=en`, {}],
    ['overlay, narrow', `${OVERLAY}&lang=en`, {width: 320, height: 640, touch: true}],
    ['many sliders', '#functions=srelu&lang=en', {}],
    ['random slopes, dark', '#functions=rrelu_train&theme=dark', {}],
    ['notice', '#functions=nothing&z=abc&lang=en', {}],
    ['nothing found', '#search=zzzz&lang=en', {}],
  ];
  for (const [name, address, options] of states) {
    test(`axe finds nothing: ${name}`, async () => {
      const page = await open(address, {...options, prepare: (blank) => blank.setBypassCSP(true)});
      await page.waitForSelector('.plot .curve');
      await page.$eval('.data', (details) => { details.open = true; });
      assert.deepEqual(await violations(page), []);
    });
  }

  for (const [name, press] of [['help', '?'], ['glossary', null]]) {
    test(`axe finds nothing: ${name} open`, async () => {
      const page = await open('#view=functions&lang=en', {prepare: (blank) => blank.setBypassCSP(true)});
      await page.waitForSelector('.plot .curve');
      if (press) await page.keyboard.press(press);
      else await page.click('header .end .button');
      await page.waitForSelector(`dialog.${name}[open]`);
      assert.deepEqual(await violations(page), []);
    });
  }

  test('nothing scrolls sideways from 320 to 1920 pixels, in both languages', async () => {
    for (const lang of ['en', 'zh-Hans']) {
      for (const address of [`#view=functions&lang=${lang}`, `#lang=${lang}`, `${OVERLAY}&lang=${lang}`, `#functions=srelu,pau&lang=${lang}`, `#functions=nothing&lang=${lang}`]) {
        const page = await open(address, {width: 320, height: 640});
        await page.waitForSelector(address.startsWith('#lang') ? '.play' : '.plot .curve');
        for (const width of [320, 375, 480, 600, 760, 900, 1279, 1280, 1440, 1920]) {
          await page.setViewport({width, height: 800});
          await frames(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${address} at ${width}: ${wide}`);
        }
      }
    }
  });

  test('targets are at least 24 pixels, with a finger 44', async () => {
    for (const [touch, least] of [[false, 24], [true, 44]]) {
      const page = await open(OVERLAY, {width: 375, height: 812, touch});
      await page.waitForSelector('.plot .curve');
      const small = await page.$$eval('button:not(.term, .skip), input, select, summary', (controls, size) => controls
          .map((control) => [control.outerHTML.slice(0, 80), control.getBoundingClientRect()])
          .filter(([, {width, height}]) => height > 0 && (width < size || height < size)).map(([html]) => html), least);
      assert.deepEqual(small, []);
    }
  });

  test('the order of the page is plot, sliders, card, gallery', async () => {
    const page = await open('#functions=elu', {width: 375, height: 812});
    await page.waitForSelector('.plot .curve');
    const tops = await page.evaluate(() => ['.plot', '.parameters', '.card', '.gallery']
        .map((selector) => document.querySelector(selector).getBoundingClientRect().top));
    assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
    await page.click('.choose');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'gallery');
    await page.click('[data-id="tanh"]');
    await page.waitForFunction(() => document.title.startsWith('Tanh'));
    await page.waitForFunction(() => document.querySelector('.plot').getBoundingClientRect().top > 0);
  });

  test('every control is reached by Tab and shows its focus', async () => {
    const page = await open('#functions=elu&search=elu');
    await page.waitForSelector('.plot .curve');
    const expected = await page.$$eval('button, input, select, summary, a[href]', (list) => list.filter((control) => control.offsetParent).length);
    const reached = new Set();
    for (let i = 0; i < expected + 8; i++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const element = document.activeElement;
        element.dataset.reached ??= String(document.querySelectorAll('[data-reached]').length);
        return {id: element.dataset.reached, control: element.matches('button, input, select, summary, a[href]'),
          outline: getComputedStyle(element).outlineStyle};
      });
      if (!found.control) continue;
      reached.add(found.id);
      assert.notEqual(found.outline, 'none');
    }
    assert.equal(reached.size, expected);
  });

  test('a page whose WebAssembly cannot load says so', async () => {
    for (const [lang, words] of [['en', /could not start/], ['zh-Hans', /无法启动/]]) {
      const page = await open(`#lang=${lang}`, {mayFail: true, prepare: async (blank) => {
        await blank.setRequestInterception(true);
        blank.on('request', (request) => (request.url().endsWith('.wasm') ? request.abort() : request.continue()));
      }});
      await page.waitForSelector('.failure');
      assert.match(await page.$eval('.failure', ({textContent}) => textContent), words);
    }
  });

  test('a browser without WebAssembly is told what it needs', async () => {
    const page = await open('#view=functions&lang=en', {mayFail: true, prepare: (blank) => blank.evaluateOnNewDocument(() => { delete globalThis.WebAssembly; })});
    await page.waitForSelector('.failure');
    assert.match(await page.$eval('.failure', ({textContent}) => textContent), /no WebAssembly/);
  });

  test('without JavaScript the page says what it is', async () => {
    const page = await open('', {prepare: (blank) => blank.setJavaScriptEnabled(false)});
    assert.match(await page.$eval('noscript', ({textContent}) => textContent), /JavaScript/);
  });

  test('printed, a dark page is light, without its controls and with the parameters in words', async () => {
    const page = await open('#functions=elu(alpha=0.5)&theme=dark&lang=en', {scheme: 'dark'});
    await page.waitForSelector('.plot .curve');
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.emulateMediaType('print');
    assert.notEqual(await paper(), dark);
    assert.deepEqual(await page.$$eval('button:not(.term), input, select', (controls) => controls.filter((control) => control.offsetParent).map(({outerHTML}) => outerHTML)), []);
    assert.match(await page.$eval('.legend', ({innerText}) => innerText), /ELU \(α = 0\.5\)/);
  });

  test('forced colours keep curves, chosen chips and tiles apart', async () => {
    const page = await open('#functions=relu', {prepare: async (blank) => {
      const client = await blank.createCDPSession();
      await client.send('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value: 'active'}]});
    }});
    await page.waitForSelector('.plot .curve');
    const outline = (selector) => page.$eval(selector, (element) => getComputedStyle(element).outlineStyle);
    assert.equal(await outline('.tile[aria-pressed="true"]'), 'solid');
    assert.equal(await outline('.tile[aria-pressed="false"]'), 'none');
  });
});
