// The network under a finger, in little room, and with what a link takes away.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {text} from './page.mjs';

const PLAY = '#view=play&seed=0.5&lang=en';
const PHONE = {width: 375, height: 800, touch: true};
const ready = (page) => page.waitForSelector('.play-unit[data-column="1"][aria-label]');
const unit = (column, i) => `.play-unit[data-column="${column}"][data-unit="${i}"]`;

/** Where a link is: half way between two units, as the page scrolls them into view. */
const halfWay = (page, from, to) => page.evaluate((selectors) => {
  const [a, b] = selectors.map((selector) => document.querySelector(selector));
  a.scrollIntoView({block: 'center', behavior: 'instant'});
  const [one, two] = [a, b].map((button) => button.getBoundingClientRect());
  return {x: (one.right + two.left) / 2, y: (one.top + one.bottom + two.top + two.bottom) / 4};
}, [from, to]);

inChromium('Play, network, on a phone', ({open}) => {
  test('a tap opens a unit, and a tap near a link its weight', async () => {
    const page = await open(`${PLAY}&networkShape=1`, PHONE);
    await ready(page);
    await page.$eval(unit(1, 0), (button) => button.scrollIntoView({block: 'center', behavior: 'instant'}));
    await page.tap(unit(1, 0));
    assert.equal(await text(page, '.play-card h3'), 'Layer 1, unit 1');
    await page.tap('.play-card-head .button:last-child');
    assert.equal(await page.$eval('.play-card', ({hidden}) => hidden), true);
    const {x, y} = await halfWay(page, unit(1, 0), unit(2, 0));
    await page.touchscreen.tap(x, y - 10);
    assert.equal(await text(page, '.play-card h3'), 'Output');
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('play-number')), true);
  });

  test('the usual network fits, and the controls of a layer follow its name', async () => {
    const page = await open(`${PLAY}&networkShape=4,2,3`, PHONE);
    await ready(page);
    assert.ok(await page.$eval('.play-net-scroll', ({scrollWidth, clientWidth}) => scrollWidth <= clientWidth));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    const shown = () => page.$$eval('.play-head-controls', (rows) => rows.map(({offsetHeight}) => offsetHeight > 0));
    assert.deepEqual(await shown(), [true, false, false, false]);
    await page.$eval('[data-layer="2"] .play-layer-name', (button) => button.click());
    assert.deepEqual(await shown(), [false, false, true, false]);
    await page.$eval('[aria-label="One unit more in layer 3"]', (button) => button.click());
    await page.waitForFunction(() => document.querySelectorAll('.play-unit[data-column="3"]').length === 4);
  });

  test('a network that is wider says so, and a slider goes through its layers', async () => {
    const page = await open(`${PLAY}&networkShape=${new Array(12).fill(2).join()}`, PHONE);
    await ready(page);
    await page.waitForSelector('.play-net-scroll.is-more-right:not(.is-more-left)');
    await page.$eval('#play-layer-range', (range) => {
      range.value = '13';
      range.dispatchEvent(new Event('input', {bubbles: true}));
    });
    await page.waitForSelector('.play-net-scroll.is-more-left:not(.is-more-right)');
    assert.equal(await page.$eval('#play-layer-range', (range) => range.getAttribute('aria-valuetext')), 'Output');
  });

  test('units too small for a finger are reached from the card of another', async () => {
    const page = await open(`${PLAY}&networkShape=64`, {...PHONE, reducedMotion: true});  // the page jumps to the card
    await ready(page);
    await page.$eval(unit(1, 0), (button) => button.click());
    assert.equal(await page.$eval('[aria-label="The unit before"]', (button) => button.getAttribute('aria-disabled')), 'true');
    assert.ok(await page.$eval('[aria-label="The unit after"]', ({offsetWidth, offsetHeight}) => Math.min(offsetWidth, offsetHeight) >= 44));
    await page.tap('[aria-label="The unit after"]');
    assert.equal(await text(page, '.play-card h3'), 'Layer 1, unit 2');
  });
});

inChromium('Play, network', ({open}) => {
  test('eight columns of eight units and all the rest are on one screen', async () => {
    for (const lang of ['en', 'zh-Hans']) {
      const page = await open(`#view=play&seed=0.5&networkShape=8,8,8,8,8,8&lang=${lang}`);
      await ready(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollHeight) <= 900, lang);
      assert.ok(await page.$$eval('.play-unit', (units) => units.every(({offsetWidth}) => offsetWidth >= 24)), lang);
    }
  });

  test('a link hides each control of the network that it names', async () => {
    const controls = {numHiddenLayers: '.play-layer-count', numNodes1: '[data-layer="0"] .play-unit-count', activation: '[data-layer="0"] .play-activation',
      learn: '.play-learn', outputActivation: '[data-layer="2"] .play-activation', xSquared: '.chip[data-key="xSquared"]'};
    const seen = (page) => page.evaluate((all) => Object.fromEntries(Object.entries(all).map(([name, selector]) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return [name, Boolean(box && box.width > 0)];
    })), controls);
    const address = `${PLAY}&layers=4:prelu,2:tanh`;
    const page = await open(address);
    await ready(page);
    assert.deepEqual(Object.values(await seen(page)), Object.keys(controls).map(() => true));
    for (const name of Object.keys(controls)) {
      const hiding = await open(`${address}&${name}_hide=true`);
      await ready(hiding);
      assert.deepEqual(Object.entries(await seen(hiding)).filter(([, isSeen]) => !isSeen), [[name, false]]);
    }
  });

  test('a link that L1 has killed says that nothing passes', async () => {
    const page = await open(`${PLAY}&networkShape=1&x=true&y=false&regularization=L1&regularizationRate=10`);
    await ready(page);
    const weight = () => page.$eval('.play-view', ({run}) => run.network.layers[1].weights[0]);
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction(() => document.querySelector('.play-view').run.network.layers[1].weights[0] === 0);
    assert.equal(await weight(), 0);
    const {x, y} = await halfWay(page, unit(1, 0), unit(2, 0));
    await page.mouse.move(x, y);
    await page.waitForSelector('.play-link-tip:not([hidden])');
    assert.match(await text(page, '.play-link-tip'), /weight 0, so nothing passes/);
  });

  test('data with one input take x₂ away, and other data bring it back', async () => {
    const page = await open(`${PLAY}&problem=regression&regDataset=reg-plane`);
    await ready(page);
    const inputs = () => page.$eval('.play-view', ({run}) => run.config.features);
    const choose = (name) => page.$$eval('.play-thumb', (thumbs, words) => thumbs.find((thumb) => thumb.getAttribute('aria-label')?.startsWith(words)).click(), name);
    assert.deepEqual(await inputs(), ['x', 'y']);
    await choose('Sine');
    assert.deepEqual(await inputs(), ['x']);
    assert.match(await text(page, '.play-feature-note'), /only x₁ tells/);
    await choose('Plane');
    assert.deepEqual(await inputs(), ['x', 'y']);
    const linked = await open(`${PLAY}&problem=regression&regDataset=sine`);
    await ready(linked);
    assert.deepEqual(await linked.$eval('.play-view', ({run}) => run.config.features), ['x', 'y']);
    assert.match(await text(linked, '.play-feature-note'), /only x₁ tells/);
  });
});
