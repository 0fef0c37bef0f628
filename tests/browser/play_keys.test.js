// Play by keyboard: what is pressed keeps the focus even when it can be pressed no further, and Escape and arrows do what
// they do elsewhere. What a screen reader is told of a wrong number, and of numbers that are none.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {frames, retype, text} from './page.mjs';
import {TRAIN, epochIs, play, press, ready, said} from './play_run.mjs';

/** Who has the focus: its name, or its words. */
const focused = (page) => page.evaluate(() => {
  const {activeElement} = document;
  return activeElement === document.body ? 'nobody' : activeElement.getAttribute('aria-label') ?? activeElement.textContent.trim();
});
const isOff = (page, selector) => page.$eval(selector, (button) => button.getAttribute('aria-disabled') === 'true' && !button.disabled);
/** Focuses the button of these words or of this name, and presses it. */
async function enter(page, name) {
  await page.$$eval('button', (buttons, wanted) => buttons.find((one) => one.getClientRects().length > 0 && [one.textContent, one.getAttribute('aria-label')].includes(wanted)).focus(), name);
  await page.keyboard.press('Enter');
  await frames(page);
}

inChromium('Play by keyboard', ({open}) => {
  test('who takes the last layer or unit away stays on the button, which does no more', async () => {
    const page = await play(open, '&networkShape=2');
    await enter(page, 'One unit fewer in layer 1');
    assert.equal(await focused(page), 'One unit fewer in layer 1');
    assert.ok(await isOff(page, '[aria-label="One unit fewer in layer 1"]'));
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.play-units', ({value}) => value), '1');
    assert.equal(await page.$$eval('.play-head .error', (errors) => errors.map(({textContent}) => textContent).join('')), '');
    await enter(page, 'One hidden layer fewer');
    assert.equal(await text(page, '.play-layer-count b'), '0');
    assert.equal(await focused(page), 'One hidden layer fewer');
    assert.ok(await isOff(page, '[aria-label="One hidden layer fewer"]'));
    await page.keyboard.press('Enter');
    await frames(page);
    assert.equal(await text(page, '.play-layer-count b'), '0');
    await enter(page, 'One hidden layer more');
    assert.equal(await text(page, '.play-layer-count b'), '1');
    assert.equal(await isOff(page, '[aria-label="One hidden layer fewer"]'), false);
  });

  test('who trains until it diverges stays on the button; there are no numbers then, and none are claimed', async () => {
    const page = await play(open, '&problem=regression&layers=4:relu&learningRate=1000');
    await page.focus(TRAIN);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.play-grave');
    assert.equal(await focused(page), 'Train');
    assert.ok(await isOff(page, TRAIN));
    await page.keyboard.press('Enter');
    await page.keyboard.press('s');
    assert.equal(await page.$eval('.play-view', ({run}) => run.isPlaying || run.progress.finite), false);
    await page.waitForFunction(() => document.querySelector('.play-factor').textContent === 'no numbers');
    assert.deepEqual(await page.$$eval('.play-diagnosis + .play-health-scroll tbody td', (cells) => [...new Set(cells.map(({textContent}) => textContent))]), ['–']);
    assert.match(await text(page, '.play-diagnosis'), /^The numbers became infinite. Go back to the last good moment/);
    await press(page, '.play-notices', 'Back to the last good moment');
    await page.waitForFunction(() => /\d/.test(document.querySelector('.play-health-table tbody').textContent));
    assert.equal(await isOff(page, TRAIN), false);
  });

  test('who clears, undoes, or is done with drawing stays where it goes on', async () => {
    const page = await play(open);
    await enter(page, 'Draw points');
    await page.focus('.play-plane');
    await page.keyboard.press('Enter');
    await enter(page, 'Clear');
    assert.equal(await focused(page), 'Clear');
    for (const name of ['Undo', 'Redo']) {
      await enter(page, name);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      assert.equal(await focused(page), name);
    }
    await enter(page, 'Done');
    assert.equal(await focused(page), 'Draw points');
  });

  test('the points of the table are leafed through without losing the place', async () => {
    const page = await play(open);
    await enter(page, 'Draw points');
    await enter(page, 'Copy the data');
    await enter(page, 'Done');
    await enter(page, 'Table, CSV');
    const [earlier, later] = ['Earlier', 'Later'];
    await enter(page, later);
    await enter(page, earlier);
    assert.equal(await focused(page), earlier);
    assert.match(await text(page, '.play-own-table caption'), /^Points 1 to 10 /);
    await page.keyboard.press('Enter');
    assert.match(await text(page, '.play-own-table caption'), /^Points 1 to 10 /);
  });

  test('Escape puts the card of a unit away from the unit, too, and its arrows keep the focus at both ends', async () => {
    const page = await play(open, '&networkShape=2');
    await page.focus('.play-unit[data-column="1"][data-unit="0"]');
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.play-card', ({hidden}) => hidden), false);
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('.play-card', ({hidden}) => hidden), true);
    assert.ok(await page.evaluate(() => document.activeElement.matches('.play-unit[data-column="1"][data-unit="0"]')));
    await page.keyboard.press('Enter');
    await enter(page, 'The unit after');
    assert.equal(await focused(page), 'The unit after');
    assert.ok(await isOff(page, '[aria-label="The unit after"]'));
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('.play-card', ({hidden}) => hidden), false);
    await enter(page, 'The unit before');
    assert.equal(await focused(page), 'The unit before');
  });

  test('an arrow enters what a button has opened, and goes through its choices', async () => {
    const page = await play(open);
    await page.focus('.play-step-menu .play-opener');
    await page.keyboard.press('Enter');
    const at = () => page.evaluate(() => [...document.querySelectorAll('.play-choice')].indexOf(document.activeElement));
    for (const [key, index] of [['ArrowDown', 0], ['ArrowDown', 1], ['End', 2], ['ArrowDown', 2], ['ArrowUp', 1], ['Home', 0], ['ArrowUp', -1]]) {
      await page.keyboard.press(key);
      assert.equal(await at(), index, key);
    }
    assert.ok(await page.evaluate(() => document.activeElement.matches('.play-step-menu .play-opener') && scrollY === 0));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.play-view').run.progress.step === 1);
    await page.keyboard.press('Escape');
    await page.focus('.play-details .play-opener');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector('.play-details input')));
    await page.keyboard.press('Escape');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.play-details .play-opener')));
  });

  test('who takes a function along is on the page that opens', async () => {
    const page = await open('#view=functions&lang=en');
    await page.waitForSelector('.button.train');
    await page.focus('.button.train');
    await page.keyboard.press('Enter');
    await ready(page);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
  });

  test('a number that is refused is one for a screen reader, too', async () => {
    const page = await play(open);
    for (const selector of ['.play-rate input', '.play-slider-number[aria-label="Noise"]', '.play-units']) {
      await retype(page, selector, 'x');
      if (selector === '.play-units') await page.keyboard.press('Enter');
      assert.equal(await page.$eval(selector, (input) => input.getAttribute('aria-invalid')), 'true', selector);
    }
  });

  test('Chinese texts have Chinese colons', async () => {
    const page = await open('#view=play&seed=0.5&lang=zh-Hans&layers=3:tanh,2:prelu:unit');
    await ready(page);
    await page.keyboard.press('s');
    await epochIs(page, 1);
    await page.$$eval('.play details', (all) => all.forEach((details) => { details.open = true; }));
    await page.focus('.play-plane');
    await page.keyboard.press('PageDown');
    await page.focus('.play-unit[data-column="1"][data-unit="0"]');
    await page.keyboard.press('Enter');
    await said(page, /[一-鿿]/);
    await frames(page);
    assert.deepEqual(await page.evaluate(() => {
      const texts = [...document.querySelectorAll('body *')].flatMap((element) => [
        ...[...element.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map(({data}) => data),
        ...['aria-label', 'aria-valuetext', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ]);
      return texts.filter((words) => /[一-鿿）”]\s*:|:\s*[一-鿿（“]|\d: /.test(words));
    }), []);
  });
});
