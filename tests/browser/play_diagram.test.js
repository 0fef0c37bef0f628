// The network on the page: units, links, numbers that can be typed over, heads of layers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';
import {frames, hash, text} from './page.mjs';

const PLAY = '#view=play&seed=0.5&lang=en';
const ready = (page) => page.waitForSelector('.play-unit[data-column="1"][aria-label]');
const network = (page) => page.$eval('.play-view', ({run}) => run.network.layers.map(({weights, biases}) => ({weights: [...weights], biases: [...biases]})));
const unit = (column, i) => `.play-unit[data-column="${column}"][data-unit="${i}"]`;
const shape = (page) => page.evaluate(() => [...new Set([...document.querySelectorAll('.play-unit')].map(({dataset}) => dataset.column))]
    .map((column) => document.querySelectorAll(`.play-unit[data-column="${column}"]`).length));
const pixels = (page, selector) => page.$eval(`${selector} canvas`, (canvas) => canvas.toDataURL());

/** Types over the number of a field and leaves it. */
async function enter(page, selector, value) {
  const field = await page.$(selector);
  await field.evaluate((input) => input.focus());
  await field.evaluate((input) => input.select());
  await page.keyboard.type(String(value));
}

/** From the menu of a layer, by typing what finds it alone or first. */
async function chooseFunction(page, name, typed) {
  await page.click(`.play-activation[aria-label^="${name}"]`);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

inEachBrowser('Play, network', ({open}) => {
  test('every unit is there with a picture that training changes, the output with its bias among them', async () => {
    const page = await open(`${PLAY}&networkShape=4,2`);
    await ready(page);
    assert.deepEqual(await shape(page), [2, 4, 2, 1]);
    const before = await Promise.all([unit(1, 0), unit(3, 0)].map((selector) => pixels(page, selector)));
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction(() => document.querySelector('.play-figure-epoch b').textContent === '1');
    await frames(page);
    const after = await Promise.all([unit(1, 0), unit(3, 0)].map((selector) => pixels(page, selector)));
    before.forEach((picture, i) => assert.notEqual(picture, after[i]));
    assert.ok(await page.$(`${unit(3, 0)} .play-bias`));
  });

  test('a unit shows its numbers, and one typed over is in the network at once', async () => {
    const page = await open(`${PLAY}&networkShape=3`);
    await ready(page);
    await page.click(unit(1, 1));
    const fields = await page.$$eval('.play-card .play-number', (inputs) => inputs.map(({value}) => Number(value)));
    const [{weights, biases}] = await network(page);
    assert.deepEqual(fields, [biases[1], weights[2], weights[3]].map((value) => Number(value.toPrecision(6))));
    await enter(page, '.play-card .play-weight:nth-of-type(2) .play-number', '1.25');
    assert.equal((await network(page))[0].weights[2], 1.25);
    await enter(page, '.play-card .play-weight:nth-of-type(1) .play-number', 'much');
    assert.equal((await network(page))[0].biases[1], biases[1]);
    assert.match(await text(page, '.play-card .play-weight:nth-of-type(1) .error'), /number/i);
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('.play-card', ({hidden}) => hidden), true);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.unit), '1');
  });

  test('arrow keys go from unit to unit, Enter opens its numbers', async () => {
    const page = await open(`${PLAY}&networkShape=3,2`);
    await ready(page);
    await page.focus(unit(1, 0));
    for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate(() => ({...document.activeElement.dataset})), await page.$eval(unit(2, 1), ({dataset}) => ({...dataset})));
    await page.keyboard.press('Enter');
    assert.equal(await text(page, '.play-card h3'), 'Layer 2, unit 2');
    assert.equal(await page.$$eval('.play-unit[tabindex="0"]', ({length}) => length), 1);
  });

  test('units and layers are added and taken away, and the link says so', async () => {
    const page = await open(`${PLAY}&networkShape=4,2`);
    await ready(page);
    await page.click('[aria-label="One unit more in layer 1"]');
    await page.waitForFunction(() => document.querySelectorAll('.play-unit[data-column="1"]').length === 5);
    await page.click('[aria-label="One hidden layer more"]');
    await page.waitForFunction(() => document.querySelector('.play-unit[data-column="4"]'));
    assert.deepEqual(await shape(page), [2, 5, 2, 2, 1]);
    await page.waitForFunction(() => location.hash.includes('networkShape=5,2,2'));
    const count = '[aria-label="Units of layer 1"].play-units';
    await enter(page, count, '64');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.querySelectorAll('.play-unit[data-column="1"]').length === 64);
    await enter(page, count, '65');
    await page.keyboard.press('Tab');
    assert.equal(await page.$eval(count, ({value}) => value), '64');
    for (let i = 0; i < 3; i++) await page.click('[aria-label="One hidden layer fewer"]');
    await page.waitForFunction(() => !document.querySelector('.play-unit[data-column="2"]'));
    assert.deepEqual(await shape(page), [2, 1]);
    assert.equal(await page.$eval('[aria-label="One hidden layer fewer"]', (button) => button.getAttribute('aria-disabled')), 'true');
  });

  test('each layer has its own activation, and the output one that suits', async () => {
    const page = await open(`${PLAY}&networkShape=4,2&activation=relu`);
    await ready(page);
    await chooseFunction(page, 'Activation of layer 2', 'prelu');
    await page.waitForFunction(() => document.querySelector('.play-view').run.network.layers[1].activation.id === 'prelu');
    assert.deepEqual(await page.$eval('.play-view', ({run}) => run.network.layers.map(({activation}) => activation.id)), ['relu', 'prelu', 'tanh']);
    await page.select('.play-learn', 'unit');
    await page.waitForFunction(() => document.querySelector('.play-view').run.network.layers[1].learned.length === 1);
    assert.match(await hash(page), /layers=4:relu/);
    await chooseFunction(page, 'Activation of the output', 'sigmoid');
    await page.waitForFunction(() => document.querySelector('.play-view').run.network.layers[2].activation.id === 'sigmoid');
  });

  test('the menu of functions is searched, gone through by arrows, and left by Escape', async () => {
    const page = await open(`${PLAY}&networkShape=4&activation=relu`);
    await ready(page);
    const button = '.play-activation[aria-label="Activation of layer 1: ReLU"]';
    await page.click(button);
    assert.equal(await page.$eval(button, (opener) => opener.getAttribute('aria-expanded')), 'true');
    const all = await page.$$eval('.play-menu-option', ({length}) => length);
    assert.ok(all > 50, `${all} functions`);
    assert.equal(await text(page, '.play-menu-option.is-active b'), 'ReLU');
    assert.ok(await page.$('.play-menu-option.is-active .stamp'), 'its curve is drawn');
    await page.keyboard.type('elu');
    assert.equal(await text(page, '.play-menu-option.is-active b'), 'ELU', 'that very name, though others have it in theirs');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('正弦');
    assert.deepEqual(await page.$$eval('.play-menu-option b', (names) => names.map(({textContent}) => textContent)), ['Sine']);
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('.play-menu', ({hidden}) => hidden), true);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Activation of layer 1: ReLU');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    const [next, active] = await page.$eval('.play-menu-option.is-active', (option) => [option.dataset.value, option.id]);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-activedescendant')), active);
    await page.keyboard.press('Enter');
    await page.waitForFunction((id) => document.querySelector('.play-view').run.network.layers[0].activation.id === id, {}, next);
    await page.click('.play-activation');
    await page.keyboard.type('no such function');
    assert.equal(await page.$$eval('.play-menu-option', ({length}) => length), 0);
    assert.match(await text(page, '.play-menu .hint'), /No function/);
  });

  test('dead units are marked in words', async () => {
    const page = await open(`${PLAY}&networkShape=3&activation=relu`);
    await ready(page);
    await page.$eval('.play-view', ({run}) => run.edit(({layers}) => {
      layers[0].biases[1] = -1000;
    }));
    await page.waitForSelector(`${unit(1, 1)}.is-dead`);
    assert.match(await page.$eval(unit(1, 1), (button) => button.getAttribute('aria-label')), /dead: its gradient is 0/);
    assert.equal(await text(page, `${unit(1, 1)} .play-unit-value`), 'dead');
  });

  test('after a divergence a weight is refused in words, not by an error', async () => {
    const page = await open('#view=play&seed=0.5&lang=en&problem=regression&layers=2:relu&learningRate=1e9');
    await page.waitForSelector('.play-primary');
    await page.click('.play-primary');
    await page.waitForSelector('.play-primary[aria-disabled="true"]');
    await page.$eval('.play-unit[data-column="1"][data-unit="0"]', (unit) => unit.click());
    await enter(page, '.play-card .play-weight:nth-of-type(2) .play-number', '1.25');
    assert.match(await text(page, '.play-card .play-weight:nth-of-type(2) .error'), /^Not while numbers are infinite/);
  });

  test('the link under the pointer says its weight, and opens it', async () => {
    const page = await open(`${PLAY}&networkShape=1`);
    await ready(page);
    const [from, to] = await Promise.all([unit(1, 0), unit(2, 0)].map((selector) => page.$eval(selector, (button) => {
      const {left, right, top, height} = button.getBoundingClientRect();
      return {left, right, y: top + height / 2};
    })));
    await page.mouse.move((from.right + to.left) / 2, (from.y + to.y) / 2);
    await page.waitForSelector('.play-link-tip:not([hidden])');
    assert.match(await text(page, '.play-link-tip'), /^Layer 1, unit 1 → Output: weight /);
    await page.mouse.click((from.right + to.left) / 2, (from.y + to.y) / 2);
    assert.equal(await text(page, '.play-card h3'), 'Output');
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('play-number')), true);
  });

  test('fifty layers of sixty-four units stay alive', async () => {
    const page = await open(`${PLAY}&networkShape=${new Array(50).fill(64).join()}`);
    await ready(page);
    assert.equal((await shape(page)).length, 52);
    await page.click('.play-primary');
    await page.waitForFunction(() => document.querySelector('.play-view').run.progress.step > 0);
  });

  test('the weights stand in tables as well', async () => {
    const page = await open(`${PLAY}&networkShape=2`);
    await ready(page);
    await page.$eval('.play-weights', (details) => {
      details.open = true;
    });
    await page.waitForSelector('.play-weights td');
    assert.equal(await page.$$eval('.play-weights tbody tr', ({length}) => length), 3);
  });
});
