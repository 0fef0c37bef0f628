// A formula of the reader's own: typed, wrong, shaped, kept, trained with.

import assert from 'node:assert/strict';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {curve, frames, hash, legend, ready, retype, text} from './page.mjs';

const BOX = '#formula-text';
const LINK = '#functions=own1&own=own1:Mine:x*sigmoid(beta*x)&seed=0.5&lang=en';
const rows = (page) => page.$$eval('.parameters .slider-row > label', (labels) => labels.map((label) => label.textContent));
const fact = (page, id) => text(page, `.measured [data-fact="${id}"]`);
const shown = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(location.hash), {}, pattern.source);

inChromium('a formula of one\'s own', ({open}) => {
  test('a built-in is a beginning, and the curve and its sliders follow the text', async () => {
    const page = await open('#functions=elu&lang=en&seed=0.5');
    await ready(page);
    const before = await curve(page);
    const values = await legend(page);
    await page.click('.start');
    await frames(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'formula-text');
    assert.deepEqual(await legend(page), values, 'the same function at first');
    assert.deepEqual(await rows(page), ['α']);
    await page.keyboard.type('max(0,x)+a*min(0,x)');
    await frames(page);
    assert.deepEqual(await rows(page), ['a']);
    assert.notEqual(await curve(page), before);
    await shown(page, /max\(0,x\)%2Ba\*min\(0,x\)/);
    assert.equal(await fact(page, 'kinks'), 'none found', 'a is 1, so the line is straight');
    await retype(page, '.parameters input.value', '0.5');
    await frames(page);
    assert.match(await fact(page, 'kinks'), /kink at 0/);
    assert.equal(await fact(page, 'left'), 'nears 0.5 z');
  });

  test('an error is underlined and said, and the last curve stays', async () => {
    const page = await open(LINK);
    await ready(page);
    const before = await curve(page);
    await page.focus(BOX);
    await page.keyboard.press('End');
    await page.keyboard.type('+$');
    await frames(page);
    assert.equal(await page.$eval('.formula-echo mark', (mark) => mark.textContent), '$');
    assert.match(await text(page, '#formula-error'), /\$ is not part/);
    assert.equal(await page.$eval(BOX, (box) => box.getAttribute('aria-invalid')), 'true');
    assert.equal(await curve(page), before);
    assert.match(await hash(page), /sigmoid\(beta\*x\)&/);
    for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace');
    await frames(page);
    assert.equal(await page.$('.formula-echo mark'), null);
    assert.equal(await text(page, '#formula-error'), '');
  });

  test('a slider has the range that it is given, and what is not learned is in the link', async () => {
    const page = await open(LINK);
    await ready(page);
    await retype(page, '.range-end', '0');
    await page.click('.range-learnable input');
    await frames(page);
    assert.equal(await page.$eval('.parameters input[type="range"]', (slider) => slider.min), '0');
    await shown(page, /beta=1~0~3~fixed/);
    await retype(page, '.range-end', '9');
    assert.match(await text(page, '.range-row .error'), /below/);
  });

  test('it has a name, is kept on this device, and comes back from the gallery', async () => {
    const page = await open(LINK);
    await ready(page);
    await retype(page, '#formula-name', 'Wavelet');
    await frames(page);
    assert.equal(await text(page, '.head h2'), 'Wavelet');
    const keep = await page.$('.formula-actions .button');
    await keep.click();
    await frames(page);
    assert.equal(await text(page, '.formula-actions .button'), 'Keep no longer');
    await page.evaluate(() => [...document.querySelectorAll('.formula-actions .button')].at(-1).click());
    await page.waitForFunction(() => document.querySelector('.formula-editor').hidden);
    await page.evaluate(() => [...document.querySelectorAll('.own-functions .tile')].find((tile) => tile.textContent === 'Wavelet').click());
    await page.waitForFunction(() => document.querySelector('.head h2').textContent === 'Wavelet');
    await page.evaluate(() => localStorage.clear());
  });

  test('it trains in the layers of the network, under its name', async () => {
    const page = await open(LINK);
    await ready(page);
    await page.click('.train');
    await page.waitForSelector('.play-unit[data-column="1"]');
    assert.equal(await text(page, '.play-activation-name'), 'Mine');
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction(() => document.querySelector('.play-view').run.progress.epoch === 1);
    assert.deepEqual(await page.$eval('.play-view', ({run}) => run.network.layers[0].activation), {id: 'own1'});
    await page.click('.play-activation');
    await page.waitForSelector('.play-menu-option[data-value="own1"][aria-selected="true"]');
  });

  test('a new formula begins in the gallery, with the cursor in its box', async () => {
    const page = await open('#functions=relu&lang=zh-Hans&seed=0.5');
    await ready(page);
    await page.evaluate(() => [...document.querySelectorAll('.own-functions .tile')].at(-1).click());
    await frames(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'formula-text');
    assert.equal(await text(page, '.head h2'), '我的函数 1');
  });

  test('what a browser has kept may be odd, and everything is still drawn', async () => {
    const beta = {name: 'beta', initial: 1, low: -3, high: 3, learnable: true};
    const odd = [{name: 'Bad', formula: 'x', parameters: [beta]}, {name: 'None', formula: 'x+', parameters: []}, {name: 'Two\nlines', formula: 'x', parameters: []}];
    const page = await open('#functions=relu&lang=en&seed=0.5', {prepare: (one) => one.evaluateOnNewDocument((text) => localStorage.setItem('own-functions', text), JSON.stringify(odd))});
    await ready(page);
    assert.deepEqual(await page.$$eval('.own-functions .tile', (tiles) => tiles.map((tile) => tile.textContent)), ['Bad', '+New formula']);
    await page.click('.own-functions .tile');
    await page.waitForFunction(() => document.querySelector('.head h2').textContent === 'Bad');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Bad', 'the tile is made anew, the focus stays on it');
    await page.evaluate(() => localStorage.clear());
  });

  test('whoever deletes a function stays on the page, not before its beginning', async () => {
    const page = await open(LINK);
    await ready(page);
    await page.evaluate(() => {
      const button = [...document.querySelectorAll('.formula-actions .button')].at(-1);
      button.focus();
      button.click();
    });
    await page.waitForFunction(() => document.querySelector('.formula-editor').hidden);
    await frames(page);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'gallery');
  });

  test('a parameter called constructor is drawn, compared and trained with', async () => {
    const page = await open('#functions=own1&compare=own1,relu&own=own1:A:x*constructor&layers=2:own1&seed=0.5&lang=en');
    await ready(page);
    assert.deepEqual(await rows(page), ['constructor']);
    assert.equal(await page.$eval('.parameters input.value', (box) => box.value), '1');
    await page.evaluate(() => { location.hash = location.hash.replace('#', '#view=facts&'); });
    await page.waitForSelector('.facts-compared [data-field]');
    assert.equal(await page.$eval('.facts-compared [data-field]', (box) => box.value), '1');
    await page.evaluate(() => { location.hash = location.hash.replace('view=facts', 'view=play'); });
    await page.waitForSelector('.play-unit[data-column="1"]');
  });

  test('axe finds nothing in the box, its words and the measured card', async () => {
    const page = await open(`${LINK.replace('beta*x)', 'beta*x)+a')}`);
    await ready(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => {
      details.open = true;
    }));
    await frames(page);
    const {violations} = await new AxePuppeteer(page).analyze();
    assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({target}) => target.join(' '))]), []);
  });
});
