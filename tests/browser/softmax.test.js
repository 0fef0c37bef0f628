// The view of softmax: logits that are dragged, typed, added and taken away, and everything that follows from them.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {frames, hash, slide, text} from './page.mjs';
import {gradients, logits, matrix, press, ready, shares, sums, typeLogit, ways} from './softmax.mjs';

const SOFTMAX = '#view=softmax&seed=0.5&lang=en';

inChromium('Softmax', ({open}) => {
  const start = async (more = '', options = {}) => {
    const page = await open(SOFTMAX + more, options);
    await ready(page);
    return page;
  };

  test('it is one press from the other views', async () => {
    const page = await open('#view=functions&seed=0.5&lang=en');
    await page.waitForSelector('.plot .curve');
    await page.$$eval('header nav button', (all) => all.find(({textContent}) => textContent === 'Softmax').click());
    await ready(page);
    assert.deepEqual(await shares(page), ['0.65900', '0.24243', '0.09857']);
    assert.match(await page.title(), /^Softmax/);
    await page.goBack();
    await page.waitForSelector('.gallery');
  });

  test('the numbers of both ways stand under their headings', async () => {
    const page = await start();
    const ends = (selector) => page.$$eval(selector, (cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().right)));
    const heads = await ends('.softmax-ways thead tr:last-child > *');
    assert.ok(heads.length > 4);
    assert.deepEqual(heads, (await ends('.softmax-ways tbody tr:first-child > *')).slice(-heads.length));
  });

  test('the seven logits of the tutorial are one press away', async () => {
    const page = await start();
    await press(page, 'Tutorial');
    assert.deepEqual(await logits(page), ['1', '2', '3', '4', '1', '2', '3']);
    assert.deepEqual((await shares(page)).map((p) => Number(p).toFixed(3)), ['0.024', '0.064', '0.175', '0.475', '0.024', '0.064', '0.175']);
    assert.equal((await matrix(page)).length, 49);
    assert.match(await hash(page), /logits=1,2,3,4,1,2,3/);
  });

  test('a bar is dragged, and the axis stays until it is let go', async () => {
    const page = await start();
    const box = await (await page.$('.softmax-slider')).boundingBox();
    const y = box.y + box.height / 2;
    const width = () => page.$eval('.softmax-bar', (bar) => parseFloat(bar.style.width));
    await page.mouse.move(box.x + box.width * 0.7, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, y, {steps: 4});
    await frames(page);
    const [first] = await logits(page);
    assert.ok(Number(first) > 3 && Number(first) < 5, first);
    assert.ok(await width() > 30);
    assert.ok(Number((await shares(page))[0]) > 0.8);
    await page.mouse.up();
    await page.waitForFunction((value) => location.hash.includes(`logits=${value},1,0.1`), {}, first);
  });

  test('a bar is moved with the keyboard, also beyond its axis', async () => {
    const page = await start();
    await page.focus('.softmax-slider');
    await page.keyboard.press('ArrowRight');
    await frames(page);
    assert.equal((await logits(page))[0], '2.1');
    assert.match(await page.$eval('.softmax-slider', (slider) => slider.getAttribute('aria-valuetext')), /^z₁ = 2\.1, p₁ = 0\.\d{5}$/);
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
    await frames(page);
    const [first] = await logits(page);
    assert.ok(Number(first) > 5, first);
    assert.ok(await page.$eval('.softmax-slider', ({max, value}) => Number(max) >= Number(value)));
  });

  test('a logit is typed; what is none is refused in words', async () => {
    const page = await start();
    await typeLogit(page, 1, '−1,5');
    await page.waitForFunction(() => location.hash.includes('logits=2,-1.5,0.1'));
    await typeLogit(page, 1, 'abc');
    assert.match(await text(page, '.softmax-error'), /any number within/);
    assert.equal((await shares(page)).length, 3);
    await page.focus('.softmax-add');
    assert.equal((await logits(page))[1], '-1.5');
    assert.equal(await text(page, '.softmax-error'), '');
  });

  test('a pasted list replaces all logits', async () => {
    const page = await start();
    await page.$eval('.softmax-row .softmax-input', (input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', '[1010, 1000, 990, 980]');
      input.dispatchEvent(new ClipboardEvent('paste', {clipboardData, cancelable: true, bubbles: true}));
    });
    await frames(page);
    assert.deepEqual(await logits(page), ['1010', '1000', '990', '980']);
  });

  test('classes are added up to ten and taken away down to two, and Back brings them back', async () => {
    const page = await start();
    for (let i = 3; i < 10; i++) await press(page, 'Add a class');
    assert.equal((await logits(page)).length, 10);
    assert.ok(await page.$('.softmax-add:disabled'));
    assert.equal(await page.evaluate(() => document.activeElement.closest('.softmax-row').ariaLabel), 'Class 10');
    await page.click('.softmax-row:nth-child(2) .softmax-away');
    await frames(page);
    assert.deepEqual((await logits(page)).slice(0, 2), ['2', '0.1']);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.softmax-row').length === 10);
    const pair = await start('&logits=1,2');
    assert.equal(await pair.$eval('.softmax-away', (button) => getComputedStyle(button).visibility), 'hidden');
  });

  test('a class taken away does not change which of the others is true', async () => {
    const page = await start('&logits=1,2,3,4&class=2');
    await page.click('.softmax-row:nth-child(1) .softmax-away');
    await frames(page);
    assert.deepEqual(await page.$$eval('.softmax-class input', (all) => all.map(({checked}) => checked)), [false, true, false]);
    await page.click('.softmax-row:nth-child(2) .softmax-away');
    await frames(page);
    assert.deepEqual(await page.$$eval('.softmax-class input', (all) => all.map(({checked}) => checked)), [false, true]);
  });

  test('the temperature makes the shares even, or gives all to one', async () => {
    const page = await start();
    await slide(page, '.softmax-controls input[type="range"]', 2);
    assert.match(await page.$eval('.softmax-controls .softmax-input', ({value}) => value), /^100$/);
    for (const p of await shares(page)) assert.ok(Math.abs(Number(p) - 1 / 3) < 0.01, p);
    await slide(page, '.softmax-controls input[type="range"]', -2);
    assert.equal((await shares(page))[0], '1.00000');
    await page.click('.softmax-controls .softmax-input', {count: 3});
    await page.type('.softmax-controls .softmax-input', '0');
    assert.match(await text(page, '.softmax-controls .error'), /Not taken/);
    assert.match(await text(page, '.softmax-heads'), /by z\/T/);
  });

  test('the loss and its gradient follow the true class', async () => {
    const page = await start();
    assert.deepEqual(await gradients(page), ['−0.34100', '0.24243', '0.09857']);
    assert.equal(await text(page, '.softmax-loss'), 'L = −log p₁ = 0.41703');
    await (await page.$$('.softmax-class'))[2].click();
    await frames(page);
    assert.deepEqual(await gradients(page), ['0.65900', '0.24243', '−0.90143']);
    assert.equal(await text(page, '.softmax-loss'), 'L = −log p₃ = 2.317');
    assert.match(await hash(page), /class=2/);
  });

  test('the Jacobian has its numbers, and says each in words', async () => {
    const page = await start();
    assert.deepEqual(await matrix(page), ['0.225', '−0.160', '−0.065', '−0.160', '0.184', '−0.024', '−0.065', '−0.024', '0.089']);
    assert.match(await text(page, '.softmax-cell-words'), /^∂p₁\/∂z₁ = 0\.2247: if z₁ grows a little, p₁ grows 0\.2247 times as much\.$/);
    await page.focus('.softmax-matrix [tabindex="0"]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    assert.match(await text(page, '.softmax-cell-words'), /^∂p₂\/∂z₃ = −0\.0239: if z₃ grows a little, p₂ falls/);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '−0.024');
    const chinese = await open(`${SOFTMAX}&lang=zh-Hans`);
    await chinese.waitForSelector('.softmax-cell-words:not(:empty)');
    assert.match(await text(chinese, '.softmax-cell-words'), /^∂p₁\/∂z₁ = 0\.2247：z₁ 增大一点/);
    const heat = await page.$$eval('.softmax-matrix [role="gridcell"]', (all) => all.map((one) => parseFloat(one.style.getPropertyValue('--heat'))));
    assert.equal(heat[0], Math.max(...heat));
    assert.ok(heat[5] < heat[1]);
  });

  test('too large for the naive way, one press away', async () => {
    const page = await start();
    await press(page, 'Too large');
    assert.deepEqual(await ways(page), [
      ['1010', '∞', 'NaN', '0', '1', '0.99995'],
      ['1000', '∞', 'NaN', '−10', '4.5×10⁻⁵', '4.5×10⁻⁵'],
      ['990', '∞', 'NaN', '−20', '2.1×10⁻⁹', '2.1×10⁻⁹'],
    ]);
    assert.deepEqual(await sums(page), ['', '∞', '', '', '1.00005', '']);
    assert.match(await text(page, '.softmax-why'), /exp\(1010\) is more than a double can hold .* NaN/);
    assert.deepEqual(await shares(page), ['0.99995', '4.5×10⁻⁵', '2.1×10⁻⁹']);
  });

  test('the same number added to all logits moves no stable share, and breaks the naive ones', async () => {
    const page = await start();
    const stable = async () => (await ways(page)).map((row) => row[5]);
    const before = await stable();
    for (const [shift, naive, why] of [[1000, 'NaN', /∞ \/ ∞/], [-1000, 'NaN', /0 \/ 0/], [100, before[0], /Both ways agree/]]) {
      await slide(page, '.softmax-compare input[type="range"]', shift);
      assert.deepEqual(await stable(), before);
      assert.equal((await ways(page))[0][2], naive);
      assert.match(await text(page, '.softmax-why'), why);
    }
    await page.waitForFunction(() => location.hash.includes('shift=100'));
  });

  test('log-softmax, softmin and sparsemax take the place of softmax', async () => {
    const page = await start();
    await press(page, 'log-softmax');
    assert.deepEqual(await shares(page), ['−0.4170', '−1.4170', '−2.3170']);
    assert.match(await text(page, '.softmax-heads'), /output log p/);
    await press(page, 'softmin');
    assert.deepEqual(await shares(page), ['0.09612', '0.26127', '0.64262']);
    await press(page, 'sparsemax');
    assert.deepEqual(await shares(page), ['1.00000', '0', '0']);
    assert.match(await text(page, '.softmax-main > .softmax-lead'), /real zeros/);
    assert.match(await hash(page), /vector=sparsemax/);
    assert.deepEqual(await gradients(page), ['−0.34100', '0.24243', '0.09857'], 'the loss is that of softmax');
    for (const words of ['sparsemax', 'softmin']) {
      await press(page, words);
      assert.match(await text(page, '.softmax-heads'), /output q.*gradient softmax p − y/);
      assert.equal(await text(page, '.softmax-loss'), 'L = −log p₁ = 0.41703 (softmax p)');
      assert.equal(await text(page, '.softmax-matrix tbody th'), 'q₁');
    }
    await press(page, 'log-softmax');
    assert.match(await text(page, '.softmax-heads'), /output log p.*gradient p − y/);
    assert.equal(await text(page, '.softmax-loss'), 'L = −log p₁ = 0.41703');
  });

  test('the figure of a thousand inputs has its stems, and is read entry by entry', async () => {
    const page = await start();
    await page.waitForSelector('.softmax-dots');
    assert.equal(await page.$eval('.softmax-dots', (path) => path.getAttribute('d').match(/M/g).length), 50);
    assert.equal(await text(page, '.softmax-read'), 'Entry 1000: input 10.000, p = 0.00897, y = 1, p − y = −0.99103');
    await page.focus('#softmax-ramp-slider');
    await page.keyboard.press('ArrowLeft');
    await frames(page);
    assert.equal(await text(page, '.softmax-read'), 'Entry 999: input 9.991, p = 0.00889, y = 0, p − y = 0.00889');
  });

  test('Play trains with softmax: three classes, a logit for each', async () => {
    const page = await start();
    await press(page, 'Train with softmax');
    await page.waitForFunction(() => document.querySelector('.play-view')?.run?.network);
    const {units, activation} = await page.$eval('.play-view', ({run}) => {
      const last = run.network.layers.at(-1);
      return {units: last.biases.length, activation: last.activation.id};
    });
    assert.deepEqual([units, activation], [3, 'softmax']);
    assert.match(await hash(page), /loss=softmax_ce/);
    await page.goBack();
    await ready(page);
  });

  test('a link restores the view, and says what it could not use', async () => {
    const page = await start('&logits=1010,1000,990&vector=log_softmax&class=1&temperature=-1');
    assert.deepEqual(await shares(page), ['−4.5×10⁻⁵', '−10.0000', '−20.0000']);
    assert.match(await text(page, '.notice'), /temperature: -1 is outside/);
  });
});
