// The curve, the loss and what is shown large: every mark is named, and nothing under them moves.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';
import {frames, text} from './page.mjs';

const PLAY = '#view=play&seed=0.5&lang=en';
const legend = (page) => page.$$eval('.play-curve-legend > :not(.covered)', (list) => list.map(({textContent}) => textContent));
const heightOf = (page, selector) => page.$eval(selector, (element) => element.getBoundingClientRect().height);

inEachBrowser('curve', ({open}) => {
  const begin = async (link) => {
    const page = await open(`${PLAY}&${link}`);
    await page.waitForSelector('.play-curve-legend > *');
    return page;
  };
  const look = (page, changes) => page.$eval('.play-unit[data-column="1"]', (unit, what) => (what === 'enter' ? unit.focus() : unit.blur()), changes);

  test('a unit that is looked at has an outline, with its name in the legend, and nothing moves', async () => {
    const page = await begin('networkShape=4,2');
    const before = await legend(page);
    assert.deepEqual(before, ['z of all training points', 'gradient that gets through']);
    const height = await heightOf(page, '.play-curve-words');
    await look(page, 'enter');
    await page.waitForFunction(() => document.querySelector('.steps-unit')?.getAttribute('d'));
    assert.deepEqual(await legend(page), [...before, 'unit 1 alone (own height)']);
    assert.equal(await heightOf(page, '.play-curve-words'), height);
    await look(page, 'leave');
    await page.waitForFunction(() => !document.querySelector('.steps-unit').getAttribute('d'));
  });

  test('words of the figure do not cover each other', async () => {
    for (const link of ['activation=relu', 'activation=tanh', 'layers=4:apl:unit', 'activation=sine&derivative=0,1,2']) {
      const page = await begin(link);
      await page.$eval('.play-view', ({run}) => {
        run.trainer.epoch(40);
        run.step('update');
      });
      await page.waitForSelector('.bars-z[d^="M"]');
      await frames(page);
      const covered = await page.$$eval('.play-curve-plot text', (list) => {
        const boxes = list.map((one) => ({words: one.textContent, box: one.getBoundingClientRect()}));
        return boxes.flatMap(({words, box}, i) => boxes.slice(i + 1).filter(({box: other}) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 9).map((other) => `${words} | ${other.words}`));
      });
      assert.deepEqual(covered, [], link);
      const [floor, top] = await page.$eval('.play-curve-plot', (plot) => {
        const {y, height} = plot.querySelector('clipPath rect');
        const tops = [...plot.querySelector('.bars-z').getAttribute('d').matchAll(/V([\d.]+)H/g)].map(([, at]) => Number(at));
        return [y.baseVal.value + height.baseVal.value, Math.min(...tops)];
      });
      assert.ok(top > floor + 14, `the bars stand under the curve: ${top}, ${floor}`);
    }
  });

  test('of softmax there is no curve to read, and its derivatives cannot be asked for', async () => {
    const page = await begin('dataset=blobs&classes=3&loss=softmax_ce');
    await page.select('.play-curve select', '2');
    await page.waitForFunction(() => document.querySelectorAll('.play-curve-plot .curve').length === 0);
    assert.match(await text(page, '.play-curve-legend'), /no curve of one z/);
    assert.deepEqual(await page.$$eval('.play-curve .group .chip', (chips) => chips.map(({disabled}) => disabled)), [true, true, true]);
  });

  test('parameters of each unit: the mean, or those of the unit that is looked at', async () => {
    const page = await begin('layers=3:prelu:unit');
    await page.$eval('.play-view', ({run}) => {
      run.trainer.epoch(20);
      run.step('update');
    });
    const value = () => page.$eval('.play-parameters .play-number', (input) => Number(input.value));
    const own = await page.$eval('.play-view', ({run}) => [...run.network.layers[0].parameters.a]);
    const near = (wanted) => page.waitForFunction((number) => Math.abs(Number(document.querySelector('.play-parameters .play-number').value) - number) < 1e-4, {}, wanted);
    await near(own.reduce((sum, one) => sum + one, 0) / 3);
    assert.equal(await text(page, '.play-learned'), 'mean');
    await look(page, 'enter');
    await near(own[0]);
    assert.equal(await text(page, '.play-learned'), 'learned');
    assert.ok(Number.isFinite(await value()));
  });

  test('an earlier epoch is marked in the loss chart, and named', async () => {
    const page = await begin('networkShape=3');
    assert.equal(await page.$('.moment'), null);
    await page.$eval('.play-view', ({run}) => run.play());
    await page.waitForFunction(() => document.querySelector('.play-view').run.past.snapshots.length > 3 && document.querySelector('.play-view').run.history.length > 4);
    await page.$eval('.play-view', ({run}) => run.pause());
    // The moment of the pause is kept, too.
    await page.waitForFunction(() => {
      const {past, progress} = document.querySelector('.play-view').run;
      return past.snapshots.at(-1).step === progress.step;
    });
    await page.$eval('.play-view', ({run}) => run.goTo(run.past.snapshots[1]));
    await page.waitForSelector('.moment');
    const epoch = await page.$eval('.play-view', ({run}) => run.progress.epoch);
    assert.equal(await text(page, '.moment-word'), `shown: epoch ${epoch}`);
    await page.$eval('.play-view', ({run}) => run.goTo(run.past.snapshots.at(-1)));
    await page.waitForFunction(() => !document.querySelector('.moment'));
  });

  test('an input is shown large with its own scale, and the output again after it', async () => {
    const page = await begin('xSquared=true');
    const pixels = () => page.$eval('.play-plane-field', (canvas) => canvas.toDataURL());
    await page.waitForFunction(() => document.querySelector('.play-view').run.losses);
    await frames(page);
    const output = await pixels();
    await page.focus('.play-unit[data-column="0"][data-unit="2"]');
    await frames(page);
    assert.equal(await text(page, '.play-surface-caption'), 'Now: the input x₁²');
    assert.match(await text(page, '.play-legend'), /36/);
    assert.ok(await pixels() !== output);
    await page.$eval('.play-unit[data-column="0"][data-unit="2"]', (unit) => unit.blur());
    await page.waitForFunction(() => document.querySelector('.play-surface-caption').textContent === '');
    for (let i = 0; i < 20; i++) await frames(page);
    assert.ok(await pixels() === output);
  });
});
