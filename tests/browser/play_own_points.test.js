// Points of one's own: drawn, typed, pasted, dropped, kept.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';
import {frames, hash, slide, text} from './page.mjs';
import {AREA, drag, place, play, points, press, state} from './play_data.mjs';

inEachBrowser('own points', ({open}) => {
  test('points are drawn, rubbed out, undone and brought back', async () => {
    const page = await play(open, '');
    await press(page, 'Draw points');
    assert.match(await text(page, '.play-own-status'), /Too few/);
    await drag(page, [-5, 2], [0, 2]);
    const blue = await points(page);
    assert.ok(blue.length > 5 && blue.every(([, y, label]) => Math.abs(y - 2) < 0.2 && label === 1), JSON.stringify(blue));
    await page.click('.play-class:nth-child(1)');
    await drag(page, [-5, -2], [0, -2]);
    const both = await points(page);
    assert.ok(both.length > blue.length && both.slice(blue.length).every(([, y, label]) => Math.abs(y + 2) < 0.2 && label === -1));
    assert.equal(await state(page, 'batchSize'), String(Math.min(10, Math.floor(both.length / 2))) === '10' ? null : String(Math.floor(both.length / 2)), 'a batch has no more points than there are');
    await press(page, 'Eraser');
    await drag(page, [-5.5, 2], [0.5, 2]);
    assert.ok((await points(page)).every(([, , label]) => label === -1));
    await press(page, 'Undo');
    assert.deepEqual(await points(page), both);
    await press(page, 'Undo');
    assert.deepEqual(await points(page), blue);
    await press(page, 'Redo');
    assert.deepEqual(await points(page), both);
    await press(page, 'Done');
    assert.equal(await page.$eval('.play-tools', ({hidden}) => hidden), true);
    await page.click('.play-thumb[data-id="xor"]');
    assert.equal(await state(page, 'points'), null);
    assert.equal(await state(page, 'batchSize'), null);
    await page.click('.play-thumb-own');
    await frames(page);
    assert.deepEqual(await points(page), both, 'a dataset does not lose them');
  });

  test('a draft that is too small to train with is kept, and says what it lacks', async () => {
    const page = await play(open, 'percTrainData=10');
    await press(page, 'Draw points');
    for (let i = 0; i < 9; i++) await page.mouse.click(...await place(page, i - 4, 2));
    await frames(page);
    assert.match(await text(page, '.play-own-status'), /9 of at least 10, as 10 % are trained on/);
    await press(page, 'Done');
    assert.match(await text(page, '.play-data'), /9 of at least 10/);
    await press(page, 'Draw points');
    assert.match(await text(page, '.play-own-status'), /9 of at least 10/);
    await page.click('.play-thumb[data-id="xor"]');
    await press(page, 'Draw points');
    assert.match(await text(page, '.play-own-status'), /9 of at least 10/, 'nor does a dataset lose it');
    await page.mouse.click(...await place(page, 5, 2));
    await frames(page);
    assert.equal((await points(page)).length, 10);
  });

  test('how many points test is said while they are drawn and after, and the share is set in both places', async () => {
    const page = await play(open, '');
    await press(page, 'Draw points');
    await drag(page, [-5, 2], [0, 2]);
    await page.click('.play-class:nth-child(1)');
    await drag(page, [-5, -2], [0, -2]);
    const count = (await points(page)).length;
    const split = (share) => `Your ${count} points: ${Math.floor(count * share)} to train with, ${count - Math.floor(count * share)} to test (outlined).`;
    assert.equal(await text(page, '.play-own-status'), split(0.5));
    await slide(page, '.play-tools .play-slider input[type="range"]', 80);
    assert.equal(await text(page, '.play-own-status'), split(0.8));
    assert.equal(await page.evaluate(() => document.querySelector('.play-view').run.config.batchSize), Math.min(10, Math.floor(count * 0.8)));
    await press(page, 'Done');
    assert.equal(await text(page, '.play-dataset-note'), split(0.8));
    assert.equal(await page.$eval('.play-surface-toggles .chip', (chip) => chip.getAttribute('aria-pressed')), 'true', 'no point is lost to sight');
    await page.waitForFunction((words) => document.querySelector('body > [role="status"]').textContent === words, {}, split(0.8));
    await slide(page, '.play-data [data-control="percTrainData"] input[type="range"]', 20);
    assert.equal(await text(page, '.play-dataset-note'), split(0.2));
    assert.ok(await page.evaluate(() => document.querySelector('.play-view').run.stepsPerEpoch) > 0, 'a batch has no more points than are trained on');
  });

  test('points are drawn with the keyboard alone, in up to six classes', async () => {
    const page = await play(open, '');
    await page.$$eval('.play-own-row button', ([button]) => button.focus());
    await page.keyboard.press('Enter');
    await frames(page);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'play-plane-area', 'drawing begins on the plane');
    for (const key of ['1', 'Space', 'ArrowRight', 'Space', 'ArrowUp', '2', 'Space', 'ArrowRight', '3', 'Space']) await page.keyboard.press(key);
    await frames(page);
    assert.deepEqual(await points(page), [[0, 0, 0], [0.25, 0, 0], [0.25, 0.25, 1], [0.5, 0.25, 2]]);
    assert.equal(await state(page, 'classes'), '3');
    await page.keyboard.press('Delete');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await frames(page);
    assert.deepEqual(await points(page), [[0, 0, -1], [0.25, 0, -1], [0.25, 0.25, 1]], 'two classes have their labels again');
    await page.keyboard.press('Escape');
    await frames(page);
    assert.equal(await page.$eval('.play-tools', ({hidden}) => hidden), true);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Draw points');
  });

  test('a finger draws, and does not scroll the page meanwhile', async () => {
    const page = await play(open, '', {width: 375, height: 812, touch: true});
    await press(page, 'Draw points');
    assert.equal(await page.$eval(AREA, (area) => getComputedStyle(area).touchAction), 'none');
    for (const [x, y] of [[0, 0], [2, 2], [-3, 1]]) {
      await page.touchscreen.tap(...await place(page, x, y));
      await frames(page);
    }
    const drawn = await points(page);
    assert.equal(drawn.length, 3);
    assert.ok(Math.abs(drawn[1][0] - 2) < 0.1 && Math.abs(drawn[1][1] - 2) < 0.1);
    await press(page, 'Done');
    assert.notEqual(await page.$eval(AREA, (area) => getComputedStyle(area).touchAction), 'none');
  });

  test('values have a brush of their own, and a curve takes its height', async () => {
    const page = await play(open, 'problem=regression&regDataset=reg_plane');
    await press(page, 'Draw points');
    await slide(page, '#play-own-value', -0.5);
    await drag(page, [1, 1], [2, 1]);
    assert.ok((await points(page)).every(([, , label]) => label === -0.5));
    const line = await play(open, 'problem=regression&regDataset=sine&y=false');
    await press(line, 'Draw points');
    await drag(line, [-4, 3], [4, 3]);
    const drawn = await points(line);
    assert.ok(drawn.length > 8 && drawn.every(([, y, label]) => y === 0 && label > 0.5), JSON.stringify(drawn));
    await line.focus(AREA);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Space']) await line.keyboard.press(key);
    assert.deepEqual((await points(line)).at(-1), [0.25, 0, 0.9]);
  });

  const table = async (page, csv) => {
    if (!await page.$('dialog[open]')) await press(page, 'Table, CSV');
    await page.$eval('.play-csv', (area, words) => {
      area.value = words;
    }, csv);
    await press(page, 'Use these points');
  };

  test('pasted text becomes the data, or every mistake is named and nothing is lost', async () => {
    const page = await play(open, '');
    const wrong = 'height;weight;kind\n1,5;2;cat\n-3;x;dog\n1;;cat\n';
    await table(page, wrong);
    assert.deepEqual(await page.$$eval('.play-csv-errors li', (list) => list.map(({textContent}) => textContent)),
        ['Line 3, column 2: “x” is not a number.', 'Line 4, column 2: this cell is empty.']);
    assert.equal(await page.$eval('.play-csv', ({value}) => value), wrong);
    assert.equal(await state(page, 'points'), null);
    await table(page, 'height;weight;kind\n1,5;2;cat\n-3;4;dog\n30;2;cow\n1;1;cow\n');
    assert.deepEqual(await points(page), [[1.5, 2, 0], [-3, 4, 1], [30, 2, 2], [1, 1, 2]]);
    assert.equal(await state(page, 'scale'), 'fit');
    assert.match(await text(page, '.play-csv-errors'), /scaled to fit/);
    assert.deepEqual(await page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent)), ['cat', 'dog', 'cow']);
    assert.equal(await text(page, '.play-outside'), '');
    const legend = () => page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent));
    assert.equal(await state(page, 'classNames'), 'cat,dog,cow');
    const link = await hash(page);
    const elsewhere = await play(open, link.slice(1));
    assert.deepEqual(await elsewhere.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent)), ['cat', 'dog', 'cow'], 'the link has the names');
    await page.bringToFront();
    await page.$eval('dialog', (dialog) => dialog.close());
    await page.click('.play-thumb[data-id="xor"]');
    assert.equal(await state(page, 'classNames'), null);
    await page.goBack();
    await page.waitForFunction(() => location.hash.includes('classNames=cat'));
    await frames(page);
    assert.deepEqual(await legend(), ['cat', 'dog', 'cow'], 'Back brings them back');
    await page.click('.play-thumb[data-id="circle"]');
    await page.click('.play-thumb-own');
    await frames(page);
    assert.deepEqual(await legend(), ['cat', 'dog', 'cow'], 'and so does the way back from a dataset');
    await page.click('.play-thumb[data-id="circle"]');
    await frames(page);
    assert.deepEqual(await page.$$eval('.play-legend .play-mark', (list) => list.length), 2);
    assert.match(await text(page, '.play-legend'), /−1.*\+1/);
  });

  test('a file is dropped on the data, and saved again', async () => {
    const page = await play(open, 'order=given&percTrainData=100');
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x,y\n1,0.5\n2,0.75\n3,0.1\n'], 'points.csv', {type: 'text/csv'}));
      document.querySelector('.play-data').dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
    });
    await page.waitForSelector('dialog[open]');
    await page.waitForFunction(() => /3 points are the data/.test(document.querySelector('.play-csv-errors').textContent));
    await table(page, '1,0.5\n2,0.75\n3,0.1\n4,0\n5,1\n6,-1\n0,2\n');
    assert.match(await text(page, '.play-csv-errors'), /values are predicted now/);
    await press(page, 'Close');
    await press(page, 'Classes');
    await table(page, '1,3\n2,5\n3,3\n');
    assert.match(await text(page, '.play-csv-errors'), /Read as 2 classes: 3, 5\. If these are values/);
    await press(page, 'Close');
    await press(page, 'Values');
    await table(page, '1,0.5\n2,0.75\n3,0.1\n4,0\n5,1\n6,-1\n0,2\n');
    assert.doesNotMatch(await text(page, '.play-csv-errors'), /classes/);
    const saved = await page.evaluate(() => new Promise((done) => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        blob.text().then(done);
        return make.call(URL, blob);
      };
      [...document.querySelectorAll('.play-own-dialog button')].find(({textContent}) => textContent === 'Save as CSV').click();
    }));
    assert.equal(saved, 'x1,x2,label\n1,0,0.5\n2,0,0.75\n3,0,0.1\n4,0,0\n5,0,1\n6,0,-1\n0,0,2\n');
  });

  test('points are typed in a table', async () => {
    const page = await play(open, 'percTrainData=100');
    await press(page, 'Table, CSV');
    await press(page, 'Add a point');
    await press(page, 'Add a point');
    const cells = await page.$$('.play-cell');
    await cells[2].evaluate((input) => {
      input.value = '2,5';
      input.dispatchEvent(new Event('change'));
    });
    await frames(page);
    assert.deepEqual(await points(page), [[0, 0, -1], [2.5, 0, -1]]);
    await page.$eval('.play-cell', (input) => {
      input.value = 'many';
      input.dispatchEvent(new Event('change'));
    });
    assert.match(await text(page, '.play-own-table .error'), /Line 1, column 1: “many”/);
    assert.deepEqual(await points(page), [[0, 0, -1], [2.5, 0, -1]]);
  });

  test('more points than a link holds stay with the tab: through Back, Forward and a reload', async () => {
    const page = await play(open, '');
    const rows = Array.from({length: 1500}, (_, i) => `${(i % 50) / 10},${Math.floor(i / 50) / 10},${['ant', 'bee', 'cat'][i % 3]}`);
    await table(page, rows.join('\n'));
    await page.$eval('dialog', (dialog) => dialog.close());
    const split = () => text(page, '.play-dataset-note');
    assert.match(await split(), /1500/);
    assert.equal(await state(page, 'points'), null);
    assert.match(await text(page, '.play-own-note'), /too many for a link/);
    await press(page, 'Discretize');
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('discretize'));
    assert.match(await split(), /1500/);
    await page.goBack();
    await page.waitForFunction(() => /Circle/.test(document.querySelector('.play-dataset-note').textContent));
    await page.goForward();
    await page.waitForFunction(() => /1500/.test(document.querySelector('.play-dataset-note').textContent));
    await page.reload();
    await page.waitForSelector(AREA);
    assert.match(await split(), /1500/);
    assert.deepEqual(await page.$$eval('.play-legend .play-key', (list) => list.map(({textContent}) => textContent)), ['ant', 'bee', 'cat']);
    await page.click('.play-thumb[data-id="circle"]');
    await frames(page);
    assert.match(await split(), /Circle/);
    await page.goBack();
    await page.waitForFunction(() => /1500/.test(document.querySelector('.play-dataset-note').textContent));
    assert.ok((await hash(page)).length < 200);
  });
});
