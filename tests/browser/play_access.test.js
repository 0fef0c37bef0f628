// Play for everyone: no accessibility rule broken in any state, nothing wider than the screen, targets for fingers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inChromium} from './harness.mjs';

/** @param {import('puppeteer-core').Page} page */
async function violations(page) {
  const {violations: list} = await new AxePuppeteer(page).analyze();
  return list.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

const ready = (page) => page.waitForFunction(() => /\d/.test(document.querySelector('.play-figure-train b')?.textContent ?? ''));
const PLAY = '#view=play&seed=0.5';
const DEEP = `${PLAY}&networkShape=8,8,8,8,8,8&xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true`;
const CLASSES = `${PLAY}&dataset=blobs&classes=4&loss=softmax_ce&layers=4:relu,3:prelu:unit`;

inChromium('Play, access', ({open}) => {
  const blank = {prepare: (page) => page.setBypassCSP(true)};
  const phone = {width: 375, height: 812, touch: true};

  const states = [
    ['light', `${PLAY}&lang=en`, {}],
    ['dark', `${PLAY}&lang=en`, {scheme: 'dark'}],
    ['Chinese', `${PLAY}&lang=zh-Hans`, {}],
    ['Chinese, dark, narrow', `${PLAY}&lang=zh-Hans&theme=dark`, phone],
    ['narrow', `${PLAY}&lang=en`, phone],
    ['many layers', `${DEEP}&lang=en`, {}],
    ['four classes', `${CLASSES}&lang=en`, {}],
    ['a curve through points', `${PLAY}&problem=regression&regDataset=sine&lang=en`, {}],
    ['a regression of two inputs, dark', `${PLAY}&problem=regression&regDataset=reg_gauss`, {scheme: 'dark'}],
    ['a link with problems', `${PLAY}&noise=lots&layers=4:reluu&lang=en`, {}],
  ];
  for (const [name, address, options] of states) {
    test(`axe finds nothing: ${name}`, async () => {
      const page = await open(address, {...options, ...blank});
      await ready(page);
      assert.deepEqual(await violations(page), []);
      await page.$$eval('.play details', (all) => all.forEach((details) => { details.open = true; }));
      assert.deepEqual(await violations(page), [], 'with all details open');
    });
  }

  test('axe finds nothing while it trains, and after it has diverged', async () => {
    const page = await open(`${PLAY}&lang=en`, blank);
    await ready(page);
    await page.click('.play-primary');
    await page.waitForFunction(() => Number(document.querySelector('.play-figure-epoch b').textContent) > 3);
    assert.deepEqual(await violations(page), []);
    const diverging = await open(`${PLAY}&lang=en&activation=relu&learningRate=1000&problem=regression`, blank);
    await ready(diverging);
    await diverging.click('.play-primary');
    await diverging.waitForSelector('.play-primary[aria-disabled="true"]');
    assert.deepEqual(await violations(diverging), []);
  });

  test('nothing scrolls sideways from 320 to 1920 pixels, in both languages', async () => {
    for (const address of [`${PLAY}&lang=en`, `${PLAY}&lang=zh-Hans`, `${DEEP}&lang=en`, CLASSES]) {
      const page = await open(address, {width: 320, height: 640});
      await ready(page);
      for (const width of [320, 375, 480, 600, 760, 900, 1180, 1181, 1440, 1920]) {
        await page.setViewport({width, height: 800});
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${address} at ${width}: ${wide}`);
      }
    }
  });

  test('targets are at least 24 pixels, with a finger 44', async () => {
    for (const [touch, least] of [[false, 24], [true, 44]]) {
      const page = await open(`${PLAY}&lang=en`, {...phone, touch});
      await ready(page);
      const small = await page.$$eval('.play button:not(.term), .play input, .play select, .play summary', (controls, size) => controls
          .map((control) => [control.outerHTML.slice(0, 90), control.getBoundingClientRect()])
          .filter(([, {width, height}], i) => controls[i].checkVisibility() && height > 0 && (width < size || height < size)).map(([html]) => html), least);
      assert.deepEqual(small, []);
    }
  });

  test('the whole of Play stands on a screen of 1440 x 900', async () => {
    for (const lang of ['en', 'zh-Hans']) {
      const page = await open(`${PLAY}&lang=${lang}`);
      await ready(page);
      await page.waitForSelector('.play-diagnosis:not(:empty)');
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(tall <= 900, `${lang}: ${tall}`);
    }
  });
});
