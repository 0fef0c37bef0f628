// How far a run goes: an epoch, an update, one point; how fast; where it stops; and what one should see there.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadCore} from '../../web/core.js';
import {decode, trainerConfig} from '../../web/state.js';
import {inEachBrowser} from './harness.mjs';
import {frames, retype, text} from './page.mjs';
import {PLAY, TRAIN, choose, epochIs, epochOf, epochPasses, play, press, said} from './play_run.mjs';

inEachBrowser('steps of the run', ({open}) => {
  test('a step is an epoch; the menu offers one update', async () => {
    const page = await play(open);
    await page.click('.play-step-menu .play-opener');
    await page.$$eval('.play-choice', (choices) => choices[1].click());
    await page.keyboard.press('Escape');
    await page.click('.play-details .play-opener');
    await page.waitForFunction(() => /epoch 0 \(update 1\)/.test(document.querySelector('.play-seen').textContent));
    await page.keyboard.press('Escape');
    await page.click('.play-steps .square');
    await epochIs(page, 1);
  });

  test('a sample is one training point; the last of its batch changes the weights', async () => {
    const page = await play(open, '&batchSize=3&percTrainData=1');  // five points: one batch, and two left over
    const weights = () => page.evaluate(() => document.querySelector('.play-view').run.trainer.hash());
    const first = await weights();
    await page.click('.play-step-menu .play-opener');
    const sample = async () => {
      await page.$$eval('.play-choice', (choices) => choices[2].click());
      await frames(page);
      return text(page, '.play-run-note');
    };
    assert.equal(await sample(), 'Training point 1: 1 of 3 in its batch.');
    assert.match(await text(page, '.play-readout'), /x₁/, 'the point is looked at in the output');
    assert.equal(await sample(), 'Training point 2: 2 of 3 in its batch.');
    assert.equal(await weights(), first);
    assert.equal(await sample(), 'Training point 3, the last of 3: the weights changed.');
    const second = await weights();
    assert.notEqual(second, first);
    assert.equal(await sample(), 'Training point 4 is left over: the next epoch uses it.');
    assert.equal(await epochOf(page), 0);
    assert.equal(await sample(), 'Training point 5 is left over: the next epoch uses it.');
    await epochIs(page, 1);
    assert.equal(await weights(), second);
    assert.equal(await sample(), 'Training point 1: 1 of 3 in its batch.');
    await page.click('.play-steps .square');
    await epochIs(page, 2);
    assert.equal(await text(page, '.play-run-note'), '');
    await page.evaluate(() => { location.hash += '&shuffle=true'; });
    await page.waitForFunction(() => document.querySelector('.play-view').run.config.shuffle);
    assert.equal(await page.$$eval('.play-choice', (choices) => choices[2].getAttribute('aria-disabled')), 'true');
  });

  test('it stops once the training loss has come down to a value, at the end of that epoch', async () => {
    const page = await play(open);
    await page.click('.play-details .play-opener');
    await page.$$eval('.play-details input', (inputs) => inputs[1].select());
    await page.$$eval('.play-details input', (inputs) => inputs[1].focus());
    await page.keyboard.type('0.3');
    await page.click(TRAIN);
    await page.waitForFunction((train) => /Train/.test(document.querySelector(train).textContent), {}, TRAIN);
    const core = await loadCore();
    const trainer = core.createTrainer(trainerConfig(decode(PLAY).state));
    while (trainer.losses().trainLoss > 0.3) trainer.epoch(1);
    const {epoch} = trainer.progress();
    trainer.delete();
    await epochIs(page, epoch);
    await page.waitForFunction(() => Number(document.querySelector('.play-figure-train b').textContent) <= 0.3);
  });

  test('what one should see is copied with the link', async () => {
    const page = await play(open, '', {prepare: (blank) => blank.evaluateOnNewDocument(() => {
      Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (words) => { window.copied = words; }}});
    })});
    await page.keyboard.press('s');
    await epochIs(page, 1);
    await page.click('.play-details .play-opener');
    await page.waitForFunction(() => /loss 0/.test(document.querySelector('.play-seen').textContent));
    await press(page, '.play-copy', 'Copy with the link');
    await page.waitForFunction(() => document.querySelector('.play-copy [role="status"]').textContent === 'Copied.');
    const weights = await page.evaluate(() => document.querySelector('.play-view').run.trainer.hash());
    const [sentence, link] = (await page.evaluate(() => window.copied)).split('\n');
    assert.match(sentence, /^You should see: epoch 1 \(update 25\), training loss 0\.\d+, weights /);
    assert.ok(sentence.includes(weights));
    assert.equal(link, page.url());
  });

  test('of a run that was changed on the way no more is said than is true, until it begins anew', async () => {
    const page = await play(open);
    const details = async () => {
      await page.click('.play-details .play-opener');
      await frames(page);
      const shown = await page.$eval('.play-details', (element) => element.innerText);
      await page.keyboard.press('Escape');
      return shown;
    };
    await page.keyboard.press('s');
    await epochIs(page, 1);
    await page.click('.play-rate .play-stepper:last-of-type');
    assert.match(await details(), /Not what the link gives/);
    await page.keyboard.press('s');
    await epochIs(page, 2);
    const shown = await details();
    assert.match(shown, /comes to other weights[^]*\nEpoch 2 \(update 50\), training loss 0\.\d+, weights \w/);
    assert.doesNotMatch(shown, /The same everywhere|You should see|Copy with the link/);
    await page.keyboard.press('r');
    await epochIs(page, 0);
    assert.match(await details(), /The same everywhere[^]*You should see: epoch 0[^]*Copy with the link/);
  });

  test('at one epoch in a second a frame takes part of one, and every speed is in the menu', async () => {
    const page = await play(open);
    assert.deepEqual(await page.$$eval('#play-speed option', (all) => all.map(({textContent}) => textContent)), ['updates', '1/s', '10/s', '50/s', '250/s', 'full speed']);
    await choose(page, '#play-speed', '1');
    await page.click(TRAIN);
    // An epoch has 25 updates: some are done before it is over.
    await page.waitForFunction(() => {
      const {epoch, step} = document.querySelector('.play-view').run.progress;
      return epoch === 0 && step > 1;
    }, {polling: 'raf'});
    await epochIs(page, 1);
    await page.click(TRAIN);
  });

  test('slow is one update in a second; full speed is as fast as it goes', async () => {
    const page = await play(open);
    await choose(page, '#play-speed', 'update');
    await page.click(TRAIN);
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await epochOf(page), 0);
    await choose(page, '#play-speed', 'most');
    await epochPasses(page, 100);
  });

  test('it stops where it is told to, and what one should see there is what the core computes', async () => {
    const page = await play(open);
    await page.click('.play-details .play-opener');
    await retype(page, '.play-details input', '12.5');
    assert.match(await text(page, '.play-details .error'), /whole number/);
    await retype(page, '.play-details input', '12');
    assert.equal(await text(page, '.play-details .error'), '');
    await page.click(TRAIN);
    await epochIs(page, 12);
    await said(page, /^Stopped where you asked\. Epoch 12\./);
    const core = await loadCore();
    const trainer = core.createTrainer(trainerConfig(decode(PLAY).state));
    trainer.epoch(12);
    await page.click('.play-details .play-opener');
    await page.waitForFunction((weights) => document.querySelector('.play-seen').textContent.includes(weights), {}, trainer.hash());
    trainer.delete();
  });
});
