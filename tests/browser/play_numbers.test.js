// The walk through the numbers as people go it: by mouse, by keys, with points of their own.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';
import {frames, retype, text} from './page.mjs';

const STAGE = '.play-numbers-stage';
const title = (page) => text(page, `${STAGE} h3`);
const lines = (page) => page.$$eval(`${STAGE} .play-numbers-line`, (list) => list.map(({textContent}) => textContent));
const selected = (page) => page.$eval('.play-numbers-steps select', ({value}) => Number(value));

inEachBrowser('numbers', ({open}) => {
  const begin = async (link, options) => {
    const page = await open(`${link}&seed=0.5&lang=en`, options);
    await page.waitForFunction(() => document.querySelector('.play-view')?.run.losses);
    await page.click('.play-numbers summary');
    await page.waitForSelector(`${STAGE} h3`);
    return page;
  };
  const press = (page, name) => page.$$eval('.play-numbers-steps button', (buttons, words) => buttons.find(({textContent}) => textContent === words).click(), name);

  test('it is closed at first, and opens with the first training point', async () => {
    const page = await open('#seed=0.5&lang=en');
    await page.waitForSelector('.play-numbers summary');
    assert.equal(await page.$eval('.play-numbers details', (details) => details.open), false);
    assert.equal(await page.$(`${STAGE} h3`), null);
    await page.waitForFunction(() => document.querySelector('.play-view').run.losses);
    await page.click('.play-numbers summary');
    await page.waitForSelector(`${STAGE} h3`);
    const {x, y, label} = await page.$eval('.play-view', ({run}) => Object.fromEntries(Object.entries(run.data.train).map(([key, [first]]) => [key, first])));
    const values = await page.$$eval(`${STAGE} data`, (list) => list.map(({value}) => Number(value)));
    assert.deepEqual(values, [x, y, label]);
  });

  test('own classes go by their own names', async () => {
    const page = await begin('#networkShape=2&points=1,1,1;2,2,-1;-1,2,1;3,3,-1&batchSize=1&classNames=cat,dog');
    assert.deepEqual(await page.$$eval('.play-numbers-label option', (all) => all.map(({textContent}) => textContent)), ['none', 'cat', 'dog']);
  });

  test('every stage has its numbers, and they are those of the core', async () => {
    const page = await begin('#networkShape=3,2&activation=tanh');
    const titles = [];
    for (let i = 0; i < 11; i++) {
      titles.push(await title(page));
      assert.equal(await selected(page), i);
      await press(page, 'Next');
    }
    assert.deepEqual(titles, ['The point, and what the network sees of it', 'Forward: layer 1', 'Forward: layer 2', 'Forward: the output', 'How wrong: the loss',
      'Backward: the output', 'Backward: layer 2', 'Backward: layer 1', 'The update: layer 1', 'The update: layer 2', 'The update: the output']);
    await press(page, 'Next');
    assert.equal(await selected(page), 10, 'the last stage is the last');
    await page.select('.play-numbers-steps select', '1');
    const shown = await page.$$eval(`${STAGE} .play-numbers-line`, (list) => list.map((line) => Number([...line.querySelectorAll('data')].at(-1).value)));
    const made = await page.$eval('.play-view', ({run}) => {
      const {x, y} = run.data.train;
      const [{z, a}] = run.trainer.forward(x[0], y[0]);
      return [...z].flatMap((value, unit) => [value, a[unit]]);
    });
    assert.deepEqual(shown, made);
    assert.match((await lines(page))[0], /^z = −?[\d.]+ × \(?−?[\d.]+\)? [+−] [\d.]+ × \(?−?[\d.]+\)? [+−] 0\.1 ≈ −?[\d.]+$/);
    assert.match((await lines(page))[1], /^a = tanh\(−?[\d.]+\) ≈ −?[\d.]+$/);
  });

  test('keys go from stage to stage, and the rest of the page follows', async () => {
    const page = await begin('#networkShape=3,2');
    await page.focus(STAGE);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await frames(page);
    assert.equal(await title(page), 'Forward: layer 2');
    await page.keyboard.press('ArrowLeft');
    await frames(page);
    assert.equal(await title(page), 'Forward: layer 1');
    await page.waitForFunction(() => [...document.querySelectorAll('[role="status"]')].some(({textContent}) => textContent === 'Forward: layer 1'));
    await page.focus(`${STAGE} li:nth-child(2) button`);
    await page.keyboard.press('Enter');
    await frames(page);
    assert.equal(await page.$eval(`${STAGE} [aria-pressed="true"]`, ({textContent}) => textContent), 'Unit 2');
    assert.ok(await page.$eval(`${STAGE} li:nth-child(2) button`, (button) => button === document.activeElement), 'the focus stays');
    await page.focus('.play-numbers-steps select');
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await title(page), 'Forward: layer 1');
  });

  test('a typed point, and one without a target', async () => {
    const page = await begin('#networkShape=2');
    const [index, x, y] = await page.$$eval('.play-numbers-point input', (inputs) => inputs.map(({id}) => `#${id}`));
    await retype(page, x, '1.5');
    await retype(page, y, '-2');
    await frames(page);
    assert.deepEqual((await lines(page)).slice(0, 2), ['x₁ = 1.5', 'x₂ = −2']);
    assert.equal(await page.$eval(index, ({value}) => value), '');
    await page.select('.play-numbers-point select', '');
    assert.deepEqual(await page.$$eval('.play-numbers-steps option', (list) => list.length), 4);
    await page.select('.play-numbers-steps select', '3');
    assert.match(await text(page, STAGE), /Choose a target/);
    await page.select('.play-numbers-point select', '-1');
    assert.match((await lines(page)).at(-1), /^L = 0\.5 × \(−?[\d.]+ − \(−1\)\)² ≈ [\d.]+$/);
    await retype(page, x, 'abc');
    assert.equal(await page.$eval(x, (input) => input.getAttribute('aria-invalid')), 'true');
    await retype(page, index, '7');
    const value = await page.$eval('.play-view', ({run}) => run.data.train.x[6]);
    await page.waitForFunction((selector, wanted) => document.querySelector(selector).value === wanted, {}, x, String(Number(value.toPrecision(6))));
    assert.ok(await page.$eval(x, ({scrollWidth, clientWidth}) => scrollWidth <= clientWidth), 'all of it is seen');
    await retype(page, y, '1');
    await page.select('.play-numbers-steps select', '0');
    assert.equal(await page.$eval(`${STAGE} data`, (number) => Number(number.value)), value, 'the other coordinate is exactly what it was');
  });

  test('all digits are one press away, and each number says them', async () => {
    const page = await begin('#networkShape=2');
    await page.select('.play-numbers-steps select', '1');
    const number = () => page.$eval(`${STAGE} data`, ({textContent, title: full, value}) => ({textContent, full, value}));
    const {textContent, full, value} = await number();
    assert.ok(textContent.length <= 8 && full.length > 10);
    await press(page, 'All digits');
    assert.equal((await number()).textContent, full);
    assert.equal(Number(full.replace('−', '-')), Number(value));
  });

  test('the numbers are of the run as it is now', async () => {
    const page = await begin('#networkShape=2');
    await page.select('.play-numbers-steps select', '1');
    const before = await lines(page);
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction((first) => document.querySelector('.play-numbers-line').textContent !== first, {}, before[0]);
    await page.evaluate(() => { location.hash = location.hash.replace('networkShape=2', 'networkShape=5,4'); });
    await page.waitForFunction(() => document.querySelectorAll('.play-numbers-units li').length === 5);
  });

  test('while the run plays they follow it, and at its pause they are its last', async () => {
    const page = await begin('#networkShape=2');
    await page.select('.play-numbers-steps select', '1');
    const weight = () => page.$eval(`${STAGE} data`, ({value}) => Number(value));
    const first = await weight();
    await page.$eval('.play-view', ({run}) => run.play());
    await page.waitForFunction((value) => Number(document.querySelector('.play-numbers-stage data').value) !== value, {}, first);
    await page.$eval('.play-view', ({run}) => run.pause());
    await page.waitForFunction(() => Number(document.querySelector('.play-numbers-stage data').value) === document.querySelector('.play-view').run.network.layers[0].weights[0]);
  });

  test('closed and opened again, it is where it was', async () => {
    const page = await begin('#networkShape=2');
    await page.select('.play-numbers-steps select', '1');
    await page.click('.play-numbers summary');
    await frames(page);
    await page.click('.play-numbers summary');
    await frames(page);
    assert.equal(await selected(page), 1);
    assert.equal(await title(page), 'Forward: layer 1');
  });

  test('softmax, regression, a random slope, a wide layer, and learned parameters', async () => {
    const page = await begin('#dataset=blobs&classes=3&loss=softmax_ce&layers=12:prelu:layer');
    await page.select('.play-numbers-steps select', '2');
    assert.match((await lines(page))[1], /^a = exp\(.*\) ÷ \(exp\(.*\) \+ exp\(.*\) \+ exp\(.*\)\) ≈ 0\.\d+$/);
    await page.select('.play-numbers-steps select', '5');
    assert.match(await title(page), /Backward: layer 1/);
    assert.match((await lines(page)).at(-1), /∂f\/∂a/);
    assert.equal(await page.$$eval('.play-numbers-units .play-numbers-line', (list) => list.length), 5, 'the lines of one unit of twelve');
    await page.evaluate(() => { location.hash = '#problem=regression&seed=0.5&layers=2:rrelu_train&optimizer=adam&lang=en'; });
    await page.waitForFunction(() => document.querySelectorAll('.play-numbers-steps option').length === 8);
    await page.select('.play-numbers-steps select', '1');
    assert.match(await text(page, STAGE), /the mean of the two bounds/);
    await page.select('.play-numbers-steps select', '6');
    assert.match(await text(page, STAGE), /Adam takes a running mean/);
    assert.match((await lines(page))[0], /, dW\(/);
  });

  test('when numbers are no longer finite, it says so', async () => {
    const page = await begin('#networkShape=2&activation=relu&learningRate=1e300', {mayFail: true});
    await page.$eval('.play-view', ({run}) => run.play());
    await page.waitForFunction(() => !document.querySelector('.play-view').run.progress.finite);
    await page.waitForFunction(() => /no longer finite/.test(document.querySelector('.play-numbers-stage').textContent));
    assert.deepEqual(page.problems, []);
  });
});
