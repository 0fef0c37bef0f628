// What a link asks to be reached: reached or not whatever the speed, told once, remembered by whoever comes back.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadCore} from '../../web/core.js';
import {decode, trainerConfig} from '../../web/state.js';
import {inChromium} from './harness.mjs';
import {play} from './play_run.mjs';

const core = await loadCore();
const LAST = 23;

/** A test loss that the run of this link first comes below at the end of epoch LAST. @param {string} link */
function lossAt(link) {
  const trainer = core.createTrainer(trainerConfig(decode(`#seed=0.5&${link}`).state));
  const losses = Array.from({length: LAST}, () => {
    trainer.epoch(1);
    return trainer.losses().testLoss;
  });
  trainer.delete();
  const [last, before] = [losses[LAST - 1], Math.min(...losses.slice(0, -1))];
  assert.ok(last < before);
  return (last + before) / 2;
}

const goals = (page) => page.evaluate(() => window.goals.map(({epoch}) => epoch));
const words = (page) => page.$eval('.play-goal', ({textContent}) => textContent);
const isMarked = (page) => page.$eval('.play-goal', ({classList}) => classList.contains('is-reached'));
const follow = (page, key, value) => page.evaluate((one, other) => {
  location.hash = `${location.hash.replace(new RegExp(`[#&]${one}=[^&]*`), '')}&${one}=${other}`;
}, key, value);
const prepare = (page) => page.evaluateOnNewDocument(() => {
  window.goals = [];
  addEventListener('goal', ({detail}) => window.goals.push(detail));
});

inChromium('play_goal', ({open}) => {
  const link = 'dataset=gauss&learningRate=0.003';
  for (const speed of [30, 500, null]) {
    test(`what holds at the last epoch alone is reached at it, at ${speed ?? 'any number of'} epochs a second`, async () => {
      const page = await play(open, `&${link}&goalLoss=${lossAt(link)}&goalEpochs=${LAST}`, {prepare});
      await page.$eval('.play-view', ({run}, wanted) => {
        run.setSpeed(wanted);
        run.play();
      }, speed);
      await page.waitForFunction((last) => document.querySelector('.play-view').run.progress.epoch > last, {}, LAST);
      assert.deepEqual(await goals(page), [LAST]);
      assert.ok((await words(page)).includes(String(LAST)) && await isMarked(page));
    });
  }

  test('another language, another view and back: the mark stays, and nothing is told again', async () => {
    const page = await play(open, `&${link}&goalLoss=${lossAt(link)}&goalEpochs=${LAST}`, {prepare});
    await page.$eval('.play-view', ({run}, last) => run.step('epoch', last), LAST);
    await page.waitForFunction(() => window.goals.length > 0);
    await follow(page, 'lang', 'zh-Hans');
    await page.waitForFunction(() => /[一-鿿]/.test(document.querySelector('.play-goal').textContent));
    assert.ok(await isMarked(page));
    await follow(page, 'view', 'functions');
    await page.waitForSelector('.functions');
    await follow(page, 'view', 'play');
    await page.waitForSelector('.play-goal');
    assert.ok(await isMarked(page));
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction((epoch) => document.querySelector('.play-view').run.losses?.epoch === epoch, {}, LAST + 1);
    assert.deepEqual(await goals(page), [LAST]);
    // A run from the beginning is another one.
    await page.$eval('.play-view', ({run}) => run.rewind());
    await page.waitForFunction(() => !document.querySelector('.play-goal').classList.contains('is-reached'));
    await page.$eval('.play-view', ({run}, last) => run.step('epoch', last), LAST);
    await page.waitForFunction(() => window.goals.length === 2);
    assert.deepEqual(await goals(page), [LAST, LAST]);
  });
});
