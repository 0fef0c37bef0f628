// Play's data, features and output as people use them.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';
import {frames, slide, text} from './page.mjs';
import {AREA, colour, datasets, epoch, inked, pixels, place, play, points, press, says, state} from './play_data.mjs';

inEachBrowser('data', ({open}) => {
  test('Back right after a drag keeps where the drag ended for Forward', async () => {
    const page = await play(open, 'noise=0');
    await page.click('.play-thumb[data-id="xor"]');
    const noise = () => page.evaluate(() => document.querySelector('.play-view').run.config.data.noise);
    await page.$eval('.play-data [data-control="noise"] input[type="range"]', (slider) => {
      for (const value of [5, 30]) {
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', {bubbles: true}));
      }
      slider.dispatchEvent(new Event('change', {bubbles: true}));
      history.back();
    });
    await page.waitForFunction(() => document.querySelector('.play-view').run.config.data.noise === 0);
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('.play-view').run.config.data.noise !== 0);
    assert.equal(await noise(), 30);
  });

  test('every dataset is a stamp to choose, for classes and for values', async () => {
    const page = await play(open, '');
    for (const problem of ['classification', 'regression']) {
      if (problem === 'regression') await press(page, 'Values');
      const rows = datasets.filter((row) => row.problem === problem);
      assert.deepEqual(await page.$$eval('.play-thumb[data-id]', (list) => list.map(({dataset}) => dataset.id)), rows.map(({id}) => id));
      for (const {id} of rows) {
        await page.click(`.play-thumb[data-id="${id}"]`);
        assert.deepEqual(await page.$$eval('.play-thumb[aria-pressed="true"]', (list) => list.map(({dataset}) => dataset.id)), [id]);
        assert.equal(await page.$('.notice'), null);
      }
      await page.waitForFunction(() => [...document.querySelectorAll('.play-thumb canvas')].every((canvas) =>
        canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0)));
    }
    assert.equal(await state(page, 'regDataset'), 'noisy_line');
    assert.equal(await state(page, 'problem'), 'regression');
    assert.match(await text(page, '.play-dataset-note'), /Line: /);
  });

  test('noise, share and batch size are slid and typed; what cannot be is named and not taken', async () => {
    const page = await play(open, 'noise=80&percTrainData=95&batchSize=64');
    const numbers = () => page.$$eval('.play-slider-number', (list) => list.filter((input) => input.offsetParent).map(({value}) => value));
    assert.deepEqual(await numbers(), ['80', '95', '64']);
    const typed = async (label, value) => {
      const selector = `.play-slider-number[aria-label="${label}"]`;
      await page.$eval(selector, (input) => {
        input.focus();
        input.select();
      });
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
      await frames(page);
    };
    await typed('Batch', '7');
    assert.equal(await state(page, 'batchSize'), '7');
    await typed('Batch', '2.5');
    assert.equal(await state(page, 'batchSize'), '7');
    assert.match(await page.$eval('.play-slider-number[aria-label="Batch"]', (input) => input.closest('.play-slider').querySelector('.error').textContent), /whole/);
    await typed('Noise', '35');
    assert.deepEqual(await numbers(), ['35', '95', '7']);
    const id = await page.$$eval('.play-slider label', (labels) => `#${labels.find(({textContent}) => textContent === 'Training').htmlFor}`);
    await slide(page, id, 20);
    await slide(page, id, 30);
    await says(page, 'percTrainData', '30');
    await page.goBack();
    await says(page, 'percTrainData', '95');
  });

  test('a new seed is new data at epoch 0, and Back brings the old one again', async () => {
    const page = await play(open, '');
    await page.evaluate(() => document.querySelector('.play-steps button').click());
    await page.waitForFunction(() => document.querySelector('.play-figure-epoch b').textContent === '1');
    const before = await inked(page);
    await press(page, 'New seed');
    const seed = await state(page, 'seed');
    assert.notEqual(seed, '0.5');
    assert.equal(await epoch(page), '0');
    assert.equal(await page.$eval('.play-seed', ({value}) => value), seed);
    assert.notEqual(await inked(page), before);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('.play-seed').value === '0.5');
    await frames(page);
    assert.equal(await inked(page), before);
  });

  test('a dataset brings its own choices: how many classes, which measurements', async () => {
    const page = await play(open, 'dataset=blobs&classes=4');
    assert.deepEqual(await page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent)), ['class 1', 'class 2', 'class 3', 'class 4']);
    const id = await page.$$eval('.play-slider label', (labels) => `#${labels.find(({textContent}) => textContent === 'Classes').htmlFor}`);
    await slide(page, id, 6);
    assert.equal((await page.$$('.play-legend .play-key')).length, 6);
    await page.click('.play-thumb[data-id="rings"]');
    await frames(page);
    assert.equal(await state(page, 'classes'), '4', 'rings are four at most');
    await page.click('.play-thumb[data-id="iris"]');
    assert.deepEqual(await page.$$eval('.play-measured select', (list) => list.map(({value}) => value)), ['2', '3']);
    await page.select('.play-measured label:first-child select', '3');
    assert.equal(await state(page, 'measurements'), '3,2', 'the other axis takes what this one had');
    assert.deepEqual(await page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent)), ['Iris setosa', 'Iris versicolor', 'Iris virginica']);
  });

  test('a loss that values do not have gives way', async () => {
    const page = await play(open, 'loss=bce_logits');
    await press(page, 'Values');
    assert.equal(await state(page, 'loss'), null);
    assert.equal(await state(page, 'problem'), 'regression');
    assert.match(await text(page, '.play-score'), /^R²/);
  });

  test('inputs are switched on and off, but for the last', async () => {
    const page = await play(open, '');
    await page.click('.chip[data-key="xSquared"]');
    assert.equal(await state(page, 'xSquared'), 'true');
    await page.click('.chip[data-key="x"]');
    await page.click('.chip[data-key="xSquared"]');
    await page.click('.chip[data-key="y"]');
    assert.equal(await page.$eval('.chip[data-key="y"]', (chip) => chip.getAttribute('aria-pressed')), 'true');
    assert.match(await text(page, '.play-feature-note'), /One input always stays/);
    assert.equal(await page.$eval('.chip[data-key="y"]', (chip) => chip.getAttribute('aria-disabled')), 'true');
    assert.equal(await page.$('.notice'), null);
  });

  test('a link hides what it names', async () => {
    const names = {dataset: '.play-datasets', noise: '.play-slider-hinted:has([aria-label="Noise"])', percTrainData: '.play-slider-hinted:has([aria-label="Training"])',
      batchSize: '.play-slider-hinted:has([aria-label="Batch"])', problem: '.play-problem', seed: '.play-seed-row', ownData: '.play-own-row', xSquared: '.chip[data-key="xSquared"]',
      discretize: '.play-surface-toggles > :nth-child(2)', showTestData: '.play-surface-toggles > :first-child', scores: '.play-scores'};
    const seen = (page) => page.evaluate((selectors) => Object.entries(selectors).filter(([, selector]) => document.querySelector(selector).offsetParent).map(([name]) => name), names);
    assert.deepEqual(await seen(await play(open, '')), Object.keys(names));
    const page = await play(open, Object.keys(names).map((name) => `${name}_hide=true`).join('&'));
    assert.deepEqual(await seen(page), []);
    const whole = await play(open, 'data_hide=true&features_hide=true');
    assert.deepEqual(await whole.$$eval('.play-data, .play-features', (list) => list.filter((part) => part.offsetParent).length), 0);
  });
});

inEachBrowser('output', ({open}) => {
  test('the plane has the colours of the answers, sharp when discrete, and the line between', async () => {
    const page = await play(open, 'dataset=gauss&networkShape=&learningRate=0.3');
    for (let i = 0; i < 4; i++) {
      await page.evaluate(() => document.querySelector('.play-steps button').click());
      await page.waitForFunction((n) => document.querySelector('.play-figure-epoch b').textContent === String(n), {}, i + 1);
    }
    await page.waitForFunction(() => document.querySelector('.play-score').textContent.includes('100.0 %'));
    await frames(page);
    const [red, , blue] = await colour(page, 3, 3);
    assert.ok(blue > red + 60, 'class +1 is blue');
    const orange = await colour(page, -3, -3);
    assert.ok(orange[0] > orange[2] + 60, 'class -1 is orange');
    const unsure = await colour(page, 0.2, 0.6);
    await press(page, 'Discretize');
    assert.equal(await state(page, 'discretize'), 'true');
    assert.notDeepEqual(await colour(page, 0.2, 0.6), unsure);
    assert.deepEqual(await colour(page, 5, 5), await colour(page, 2, 4));
  });

  test('test points are shown on request, with their own mark in the legend', async () => {
    const page = await play(open, '');
    const before = await inked(page);
    await press(page, 'Test points');
    assert.equal(await state(page, 'showTestData'), 'true');
    assert.ok(await inked(page) > before * 1.5);
    assert.ok((await page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent))).includes('test point'));
  });

  test('what the network answers at a point is read with the pointer and with keys', async () => {
    const page = await play(open, 'points=5,5,1;-5,-5,-1;5,-5,1;-5,5,-1&batchSize=2');
    const readout = () => text(page, '.play-readout');
    assert.match(await readout(), /Point at the plane/);
    await page.mouse.move(...await place(page, 2.5, 5.5));
    await page.waitForFunction(() => /x₁ 2\.[45]\d, x₂ 5\.[45]\d.*output −?\d\.\d\d → [+−]1/.test(document.querySelector('.play-readout').textContent));
    await page.mouse.move(2, 2);
    await page.waitForFunction(() => /Point at/.test(document.querySelector('.play-readout').textContent));
    await page.focus(AREA);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.up('Shift');
    await page.waitForFunction(() => /x₁ 0\.25, x₂ 1\.00/.test(document.querySelector('.play-readout').textContent));
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => /label [+−]1/.test(document.querySelector('.play-readout').textContent));
    await page.waitForFunction(() => [...document.querySelectorAll('[role="status"], [aria-live]')].some(({textContent}) => /decides for/.test(textContent)));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => /Point at/.test(document.querySelector('.play-readout').textContent));
  });

  test('three classes have probabilities, regions and marks', async () => {
    const page = await play(open, 'dataset=iris&loss=softmax_ce&learningRate=0.3');
    await page.focus(AREA);
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => document.querySelectorAll('.play-readout .play-answer .play-mark').length >= 3);
    const numbers = (await page.$$eval('.play-readout .play-answer:has(> .play-mark:first-child)', (list) => list.map(({textContent}) => Number(textContent)))).slice(0, 3);
    assert.ok(Math.abs(numbers.reduce((sum, value) => sum + value, 0) - 1) < 0.02, String(numbers));
    assert.match(await text(page, '.play-readout'), /given as \d\.\d\d, \d\.\d\d/);
    assert.ok((await colour(page, 0, 0))[3] === 255);
  });

  test('accuracy opens into who is taken for whom, for training and test points', async () => {
    const page = await play(open, 'percTrainData=60');
    assert.match(await text(page, '.play-score'), /^Right: training \d+\.\d %, test \d+\.\d %$/);
    await page.click('.play-scores summary');
    await page.waitForFunction(() => [...document.querySelectorAll('.play-confusion tbody td')].every(({textContent}) => textContent !== ''));
    const sums = await page.$$eval('.play-confusion table', (tables) => tables.map((table) => [...table.querySelectorAll('tbody td')].reduce((sum, {textContent}) => sum + Number(textContent), 0)));
    assert.deepEqual(sums, [300, 200]);
  });

  test('values of one input are a curve through the points', async () => {
    const page = await play(open, 'problem=regression&regDataset=sine&y=false');
    assert.deepEqual(await page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent)), ['output', 'training point']);
    const {width, height} = await pixels(page, '.play-plane-field');
    const shares = await inked(page, '.play-plane-field') / (width * height);
    assert.ok(shares > 0 && shares < 0.1, `a line, not a plane: ${shares}`);
    await page.focus(AREA);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => /^x₁ −0\.25output /.test(document.querySelector('.play-readout').textContent));
  });

  test('a unit that is looked at on the diagram is shown in the place of the output', async () => {
    const page = await play(open, 'networkShape=3');
    const before = await colour(page, 3, -3);
    await page.hover('.play-unit[data-column="1"][data-unit="2"]');
    await page.waitForFunction(() => document.querySelector('.play-surface-caption').textContent === 'Now: hidden layer 1, unit 3');
    await frames(page);
    await frames(page);
    assert.notDeepEqual(await colour(page, 3, -3), before);
    await page.mouse.move(2, 2);
    await page.waitForFunction(() => document.querySelector('.play-surface-caption').textContent === '');
    await frames(page);
    await frames(page);
    assert.deepEqual(await colour(page, 3, -3), before);
  });

  test('a very large network is drawn, too', async () => {
    const page = await play(open, `networkShape=${Array(8).fill(64).join(',')}`);
    await page.waitForFunction(() => {
      const canvas = document.querySelector('.play-plane-field');
      const copy = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
      copy.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1);
      return copy.getImageData(0, 0, 1, 1).data[3] === 255;
    });
  });

  test('points beyond the window are counted', async () => {
    const page = await play(open, 'points=20,0,1;1,1,-1;2,2,1;-7,3,1&order=given&percTrainData=100&batchSize=2');
    assert.match(await text(page, '.play-outside'), /^2 training points/);
    assert.equal(await text(await play(open, ''), '.play-outside'), '');
  });
});
