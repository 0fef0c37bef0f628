// Softmax for everyone: no accessibility rule broken in any state, nothing wider than the screen, targets for fingers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inChromium} from './harness.mjs';
import {frames} from './page.mjs';
import {ready} from './softmax.mjs';

const SOFTMAX = '#view=softmax&seed=0.5';
const TEN = `${SOFTMAX}&logits=1,2,3,4,1,2,3,-2,0,5&temperature=0.5&vector=log_softmax&class=9`;
const TOO_LARGE = `${SOFTMAX}&logits=1010,1000,990`;

/** @param {import('puppeteer-core').Page} page */
async function violations(page) {
  const {violations: list} = await new AxePuppeteer(page).analyze();
  return list.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

inChromium('Softmax, access', ({open}) => {
  const phone = {width: 375, height: 812, touch: true};
  const states = [
    ['light', `${SOFTMAX}&lang=en`, {}],
    ['dark', `${SOFTMAX}&lang=en`, {scheme: 'dark'}],
    ['Chinese, ten classes', `${TEN}&lang=zh-Hans`, {}],
    ['ten classes, dark, narrow', `${TEN}&lang=en`, {...phone, scheme: 'dark'}],
    ['too large', `${TOO_LARGE}&lang=en`, {}],
    ['too large, dark', `${TOO_LARGE}&lang=en`, {scheme: 'dark'}],
    ['a link with problems', `${SOFTMAX}&logits=1&temperature=cold&lang=en`, {}],
  ];
  for (const [name, address, options] of states) {
    test(`axe finds nothing: ${name}`, async () => {
      const page = await open(address, {...options, prepare: (blank) => blank.setBypassCSP(true)});
      await ready(page);
      assert.deepEqual(await violations(page), []);
    });
  }

  test('nothing scrolls sideways from 320 to 1920 pixels, in both languages', async () => {
    for (const address of [`${SOFTMAX}&lang=en`, `${TEN}&lang=en`, `${TEN}&lang=zh-Hans`, `${TOO_LARGE}&shift=-123456&lang=en`]) {
      const page = await open(address, {width: 320, height: 640});
      await ready(page);
      for (const width of [320, 375, 480, 599, 600, 760, 900, 1024, 1279, 1280, 1440, 1920]) {
        await page.setViewport({width, height: 800});
        await frames(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${address} at ${width}: ${wide}`);
      }
    }
  });

  test('the whole view stands on a screen of 1440 x 900, with two classes and with ten', async () => {
    for (const address of [SOFTMAX, `${SOFTMAX}&logits=1,2`, `${SOFTMAX}&logits=1,2,3,4,1,2,3`, TEN, TOO_LARGE]) {
      for (const lang of ['en', 'zh-Hans']) {
        const page = await open(`${address}&lang=${lang}`);
        await ready(page);
        const tall = await page.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(tall <= 900, `${address} in ${lang}: ${tall}`);
      }
    }
  });

  test('no number is cut off by its cell', async () => {
    for (const address of [SOFTMAX, TEN, TOO_LARGE, `${SOFTMAX}&logits=1,2,3,4,5,6&temperature=0.01`]) {
      for (const width of [375, 900, 1440]) {
        const page = await open(`${address}&lang=en`, {width, height: 900});
        await ready(page);
        const cut = await page.$$eval('.softmax-matrix td, .softmax-number, .softmax-functions button', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
            .map(({textContent, scrollWidth, clientWidth}) => `${textContent} ${scrollWidth} in ${clientWidth}`));
        assert.deepEqual(cut, [], `${address} at ${width}`);
      }
    }
  });

  test('targets are at least 24 pixels, with a finger 44', async () => {
    for (const [touch, least] of [[false, 24], [true, 44]]) {
      const page = await open(`${TEN}&lang=en`, {...phone, touch});
      await ready(page);
      // The whole label of a class is its target.
      const small = await page.$$eval('.softmax button:not(.term), .softmax input:not([type="radio"]), .softmax-class, .softmax [role="gridcell"]', (controls, size) => controls
          .map((control) => [control.outerHTML.slice(0, 90), control.getBoundingClientRect()])
          .filter(([, {width, height}]) => height > 0 && (width < size || height < size)).map(([html, {width, height}]) => `${html} ${width} x ${height}`), least);
      assert.deepEqual(small, []);
    }
  });

  test('every control is reached by Tab and shows its focus', async () => {
    const page = await open(`${SOFTMAX}&logits=1,2,3&lang=en`);
    await ready(page);
    const expected = await page.$$eval('.softmax :is(button, input:not([type="radio"]), input:checked, [role="gridcell"][tabindex="0"])', (all) => all.filter((one) => one.checkVisibility({visibilityProperty: true})).length);
    const reached = new Set();
    await page.focus('main');
    for (let i = 0; i < expected + 10; i++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const one = document.activeElement;
        one.dataset.reached ??= String(document.querySelectorAll('[data-reached]').length);
        const drag = one.closest('.softmax-drag');
        return {id: one.dataset.reached, isOurs: Boolean(one.closest('.softmax')) && one.matches('button, input, [role="gridcell"]'), outline: getComputedStyle(drag ?? one).outlineStyle};
      });
      if (!found.isOurs) continue;
      reached.add(found.id);
      assert.notEqual(found.outline, 'none');
    }
    assert.equal(reached.size, expected);
  });

  test('what a control does is said when it has the focus', async () => {
    const page = await open(`${SOFTMAX}&lang=en`);
    await ready(page);
    for (const selector of ['.softmax-controls input[type="range"]', '.softmax-compare input[type="range"]', '#softmax-ramp-slider', '.softmax-train']) {
      await page.focus(selector);
      await page.keyboard.press('Shift');
      const said = await page.$eval(selector, (one) => one.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
      assert.match(said, /^[A-Z].{30,}\.\s*$/, selector);
    }
  });

  test('forced colours keep the bars and the chosen cell', async () => {
    const page = await open(`${SOFTMAX}&lang=en`, {prepare: async (blank) => {
      const client = await blank.createCDPSession();
      await client.send('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value: 'active'}]});
    }});
    await ready(page);
    const [bar, track] = await page.evaluate(() => ['.softmax-bar', '.softmax-track'].map((selector) => getComputedStyle(document.querySelector(selector)).backgroundColor));
    assert.notEqual(bar, track);
    assert.equal(await page.$eval('.softmax-matrix [aria-selected="true"]', (one) => getComputedStyle(one).outlineStyle), 'solid');
  });
});
