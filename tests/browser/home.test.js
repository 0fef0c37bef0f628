// The network goes home and comes back: what is taken by the dialog, opened by the dialog or by its link, is the same to the bit.

import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {loadCore} from '../../web/core.js';
import {MAX_POINTS, decode, trainerConfig, update} from '../../web/state.js';
import {networkText} from '../../web/state/network_json.js';
import {inEachBrowser} from './harness.mjs';
import {hash, text} from './page.mjs';
import {isOn, play, ready, said} from './play_run.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'home-'));
after(() => rmSync(folder, {recursive: true}));

/** What is taken is kept where the test finds it. */
const prepare = (page) => page.evaluateOnNewDocument(() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    window.lastBlob = blob;
    return make.call(URL, blob);
  };
  const clipboard = {writeText: async (words) => { window.copied = words; }};
  Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
});

/** All that decides how the run goes on. */
const runOf = (page) => page.$eval('.play-view', ({run}) => ({hash: run.trainer.hash(), ...run.trainer.progress(), losses: run.trainer.losses()}));

const train = (page, epochs) => page.$eval('.play-view', ({run}, n) => {
  for (let i = 0; i < n; i++) run.step('epoch');
}, epochs);

async function openTake(page) {
  await page.focus('.play-home .play-hinted:nth-child(1) button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.takeaway[open]');
}

/** Chooses a format and waits until it is there: the bytes of its file. */
async function taken(page, format) {
  await page.evaluate(() => { window.lastBlob = null; });
  await page.select('#takeaway-format', format);
  await page.waitForFunction(() => window.lastBlob && document.querySelector('dialog.takeaway a').hasAttribute('href'));
  return Buffer.from(await page.evaluate(async () => Array.from(new Uint8Array(await window.lastBlob.arrayBuffer()))));
}

const close = async (page) => {
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
};

async function openOpen(page) {
  await page.focus('.play-home .play-hinted:nth-child(2) button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.home-open[open]');
}

/** Chooses a file of these bytes in the dialog. */
async function choose(page, bytes) {
  const file = path.join(folder, 'network.json');
  writeFileSync(file, bytes);
  await openOpen(page);
  await (await page.$('dialog.home-open input[type="file"]')).uploadFile(file);
}

async function paste(page, words) {
  await page.$eval('#home-text', (area, value) => {
    area.value = value;
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }, words);
  await page.click('dialog.home-open textarea + .buttons button');
}

const KINDS = {
  'adam, shuffled, a slope for each unit': 'layers=4:prelu:unit,2:tanh&optimizer=adam&shuffle=true',
  'a typed formula, own points': 'own=own1:Mine:x*sigmoid(beta*x):beta=1~-3~3~learned&layers=3:own1:layer&points=1,2,1;-1,3,-1;2,-2,1;0.1,0.2,-1;3,3,1;4,1,-1&batchSize=2&learningRate=0.01',
  'three classes': 'dataset=blobs&classes=3&loss=softmax_ce&layers=3:relu&optimizer=momentum',
};

inEachBrowser('home', ({open}) => {
  for (const [name, link] of Object.entries(KINDS)) {
    test(`a file opens in another page with the same weights, epoch and losses, and goes on alike: ${name}`, async () => {
      const page = await play(open, `&${link}`, {prepare});
      await train(page, 7);
      const before = await runOf(page);
      assert.equal(before.epoch, 7);
      await openTake(page);
      const bytes = await taken(page, 'json');
      assert.equal(await page.$eval('dialog.takeaway a', ({download}) => download), 'network.json');
      await page.click('dialog.takeaway .buttons button');
      assert.equal(await page.waitForFunction(() => window.copied).then((value) => value.jsonValue()), bytes.toString());
      await close(page);

      const other = await play(open, '&dataset=xor&networkShape=2');
      await choose(other, bytes);
      await other.waitForFunction(() => !document.querySelector('dialog[open]'));
      assert.deepEqual(await runOf(other), before);
      await said(other, /as it was after epoch 7/);
      const history = await other.$eval('.play-view', ({run}) => run.history.map(({epoch}) => epoch));
      assert.deepEqual([history[0], history.at(-1)], [0, 7]);
      assert.equal(await text(other, '.play-figure-epoch b'), '7');
      assert.equal(await other.$eval('.play-view', ({run}) => run.isOfLink), true);
      for (const one of [page, other]) await train(one, 5);
      assert.deepEqual(await runOf(other), await runOf(page));
      // The browser's own Back returns to what was here.
      await other.goBack();
      await other.waitForFunction(() => document.querySelector('.play-view').run.config.data.id === 'xor');
    });
  }

  test('more points than a link has room for come with the file, and stay when one goes elsewhere and back', async () => {
    const core = await loadCore();
    const points = Array.from({length: MAX_POINTS + 400}, (_, i) => [5 * Math.sin(i), (i % 13) / 3 - 2, i % 3 === 0 ? 1 : -1]);
    const state = update(decode('#seed=0.5&layers=3:relu').state, {points, classNames: ['no', 'yes']});
    const trainer = core.createTrainer(trainerConfig(state));
    trainer.epoch(2);
    const file = networkText({state, network: trainer.network(), data: trainer.data(), snapshot: trainer.snapshot(), history: [], isOfLink: true});
    const page = await play(open, '', {prepare});
    await choose(page, file);
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    const now = await runOf(page);
    assert.deepEqual([now.hash, now.epoch, now.losses], [trainer.hash(), 2, trainer.losses()]);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('.play-view').run.data.train.x.length === 250);
    await page.goForward();
    await page.waitForFunction((n) => document.querySelector('.play-view').run.data.train.x.length === n, {}, points.length / 2);
    trainer.delete();
  });

  test('numbers edited by hand count, and it is said', async () => {
    const page = await play(open, '', {prepare});
    await train(page, 3);
    await openTake(page);
    const file = JSON.parse(await taken(page, 'json'));
    await close(page);
    file.layers[0].weights[1][0] = 0.125;
    await openOpen(page);
    await paste(page, JSON.stringify(file));
    await said(page, /not those that the run had come to.*epoch 3/);
    const [weight, epoch, isOfLink] = await page.$eval('.play-view', ({run}) => [run.network.layers[0].weights[2], run.progress.epoch, run.isOfLink]);
    assert.deepEqual([weight, epoch, isOfLink], [0.125, 3, false]);
  });

  test('what is wrong in a file is said in place, and the page is as it was', async () => {
    const page = await play(open, '', {prepare});
    await train(page, 2);
    await openTake(page);
    const good = (await taken(page, 'json')).toString();
    await close(page);
    await train(page, 2);
    const [before, address] = [await runOf(page), await hash(page)];
    const problem = () => text(page, '#home-error .error');
    for (const [bytes, words] of [
      ['{"__proto__": {"format": "activation-playground-network"}}', /format is undefined/],
      [good.replace('"data": {', '"data": {"__proto__": {"a": 1},'), /data\.__proto__ is not known here/],
      [good.replace(/"weights": \[\s*\[[^,]*/, '"weights": [["alert(1)"'), /layers\[0\]\.weights\[0\]\[0\] is "alert\(1\)"; it must be a finite number/],
      [good.replace(/"epoch": 2,/, '"epoch": 3,'), /run\.epoch is 3, but run\.snapshot makes it 2/],
      [good.replace('seed=0.5', 'seed=0.5&noise=<img src=x onerror=alert(1)>'), /state\.noise is "<img src=x onerror=alert\(1\)>", which no link of this page says/],
      [`"${'a'.repeat(10_000_000)}"`, /format is undefined/],
      [Buffer.from([0xff, 0xfe, 0, 1, 2, 3]), /This is not JSON/],
    ]) {
      await choose(page, bytes);
      await page.waitForFunction(() => document.querySelector('#home-error .error'));
      assert.match(await problem(), words);
      assert.match(await text(page, '#home-error'), /Nothing was changed/);
      assert.deepEqual([await runOf(page), await hash(page), await page.evaluate(() => ({}).a ?? null)], [before, address, null]);
      assert.equal(await page.$('dialog img'), null);
      await close(page);
      assert.ok(await page.$eval('.play-home .play-hinted:nth-child(2) button', (button) => button === document.activeElement));
    }
  });

  test('a file may be dropped on the dialog', async () => {
    const page = await play(open, '', {prepare});
    await train(page, 2);
    await openTake(page);
    const bytes = await taken(page, 'json');
    await close(page);
    const before = await runOf(page);
    await train(page, 3);
    await openOpen(page);
    await page.$eval('dialog.home-open', (dialog, words) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words], 'network.json', {type: 'application/json'}));
      dialog.querySelector('p').dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer}));
    }, bytes.toString());
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    assert.deepEqual(await runOf(page), before);
  });

  test('a link with weights opens the same network, and rewinding returns to it; one for another network says so', async () => {
    const page = await play(open, '&layers=3:prelu:unit,2:tanh', {prepare});
    await train(page, 6);
    const before = await runOf(page);
    await openTake(page);
    await page.select('#takeaway-format', 'link');
    await page.waitForFunction(() => document.querySelector('dialog.takeaway code').textContent.includes('weights='));
    assert.ok(await page.$eval('dialog.takeaway a', (link) => link.getClientRects().length === 0), 'there is no file to save');
    await page.click('dialog.takeaway .buttons button');
    const link = new URL(await page.waitForFunction(() => window.copied).then((value) => value.jsonValue())).hash;
    assert.ok(link.length < 2300);

    const other = await open(link, {prepare});
    await ready(other);
    const opened = await runOf(other);
    assert.deepEqual([opened.hash, opened.epoch, opened.losses], [before.hash, 0, before.losses]);
    assert.equal(await hash(other), link);
    await train(other, 2);
    await other.$eval('.play-view', ({run}) => run.rewind());
    assert.equal((await runOf(other)).hash, before.hash);

    // The menu says where the weights are from; another way to draw them takes them out of the link.
    assert.deepEqual(await other.$eval('#play-initializer', ({value, selectedOptions}) => [value, selectedOptions[0].text]), ['of_link', 'From the link']);
    await other.select('#play-initializer', 'tfp_uniform');
    await other.waitForFunction(() => !location.hash.includes('weights'));
    assert.notEqual((await runOf(other)).hash, before.hash);
    assert.ok(await other.$$eval('#play-initializer option', (options) => options.every(({value}) => value !== 'of_link')));

    for (const [wrong, words] of [[link.replace('3:prelu', '4:prelu'), /weights: there are \d+ numbers, and this network has \d+/], [link.replace(/weights=..../, 'weights='), /weights: “[^”]*” cannot be read/]]) {
      const third = await open(wrong, {prepare});
      await ready(third);
      assert.match(await text(third, '.notices'), words);
      assert.notEqual((await runOf(third)).hash, before.hash);
      assert.doesNotMatch(await hash(third), /weights/);
    }
  });

  test('the history is a table of numbers with a name for each', async () => {
    const page = await play(open, '', {prepare});
    await page.click('.play-primary');
    await page.waitForFunction(() => document.querySelector('.play-view').run.progress.epoch > 30);
    await openTake(page);
    const csv = (await taken(page, 'csv')).toString();
    assert.ok(csv.endsWith('\n') && !/[\r"]|NaN|undefined|null/.test(csv));
    const [head, ...rows] = csv.trimEnd().split('\n').map((line) => line.split(','));
    assert.deepEqual(head.slice(0, 6), ['epoch', 'step', 'trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy']);
    assert.ok(head.includes('layer1_zVariance') && head.includes('output_dead') && new Set(head).size === head.length);
    assert.ok(rows.length > 5);
    rows.forEach((row, i) => {
      assert.equal(row.length, head.length);
      assert.ok(row.every((cell) => cell === '' || Number.isFinite(Number(cell))), row.join());
      assert.ok(i === 0 || Number(row[1]) > Number(rows[i - 1][1]));
    });
    assert.deepEqual(rows[0].slice(0, 2), ['0', '0']);
    const [first] = await page.$eval('.play-view', ({run}) => run.history);
    assert.deepEqual(rows[0].slice(2, 4).map(Number), [first.trainLoss, first.testLoss]);
    assert.ok(rows.filter((row) => row.every((cell) => cell !== '')).length > 1, 'some moments have statistics');
    // It had paused, and goes on when the dialog closes.
    await isOn(page, 'Train');
    await close(page);
    await isOn(page, 'Pause');
  });

  test('at an earlier moment of the run the history ends with it, in the table as in the file', async () => {
    const page = await play(open, '', {prepare});
    for (let i = 0; i < 6; i++) {
      await train(page, 1);
      await page.waitForFunction((epoch) => document.querySelector('.play-view').run.past.snapshots.at(-1).epoch === epoch, {}, i + 1);
    }
    await page.$eval('.play-view', ({run}) => run.goTo(run.past.snapshots[3]));
    await openTake(page);
    const rows = (await taken(page, 'csv')).toString().trimEnd().split('\n').slice(1);
    const {run} = JSON.parse((await taken(page, 'json')).toString());
    assert.equal(run.epoch, 3);
    assert.deepEqual(rows.map((row) => Number(row.split(',')[0])), run.history.epoch);
    assert.deepEqual(run.history.epoch, [0, 1, 2, 3]);
  });

  test('pictures are whole: well-formed, without anything from elsewhere, light on a dark page', async () => {
    const page = await play(open, '&layers=4:prelu:unit,3:tanh&theme=dark', {prepare});
    await train(page, 3);
    await openTake(page);
    for (const [id, least, words] of [['diagram', {path: 25, image: 10, rect: 11, text: 10}, /PReLU/], ['surface', {path: 250, image: 1, rect: 1, text: 14}, /250 training points/]]) {
      const svg = (await taken(page, `${id}_svg`)).toString();
      const {error, counts, title, references} = await page.evaluate((source) => {
        const drawing = new DOMParser().parseFromString(source, 'image/svg+xml');
        return {
          error: drawing.querySelector('parsererror')?.textContent ?? '',
          counts: Object.fromEntries(['path', 'image', 'rect', 'text'].map((tag) => [tag, drawing.querySelectorAll(tag).length])),
          title: drawing.querySelector('title').textContent,
          references: [...drawing.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => /href|src/.test(name)).map((name) => element.getAttribute(name).slice(0, 22))),
        };
      }, svg);
      assert.equal(error, '');
      assert.doesNotMatch(svg.replace(/base64,[^"]*/g, ''), /var\(|currentColor| class=| style=|<script|<style|url\(|NaN|undefined/);
      assert.deepEqual([...new Set(references)], ['data:image/png;base64,']);
      for (const [tag, count] of Object.entries(least)) assert.ok(counts[tag] >= count, `${id} ${tag} ${counts[tag]}`);
      assert.match(title, /epoch 3/);
      assert.match(svg, words);
      assert.match(svg, /<rect fill="rgb\(255, 255, 255\)"/);
      await page.waitForFunction(() => document.querySelector('dialog.takeaway img').naturalWidth > 300);
      const png = await taken(page, `${id}_png`);
      assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      assert.ok(png.length > 4000);
    }
  });

  test('every program is there, each with a sentence, and the sentence names what it is', async () => {
    const page = await play(open, '', {prepare});
    await train(page, 2);
    await openTake(page);
    const sentences = new Set();
    for (const [id, file, words] of [['numpy', 'network_numpy.py', /import numpy/], ['python', 'network_python.py', /import math|def /], ['pytorch', 'network_pytorch.py', /import torch/],
      ['keras', 'network_keras.py', /keras/], ['cpp', 'network_cpp.cpp', /#include <Eigen/], ['javascript', 'network_javascript.mjs', /export/]]) {
      assert.match((await taken(page, id)).toString(), words);
      assert.equal(await page.$eval('dialog.takeaway a', ({download}) => download), file);
      sentences.add(await text(page, '#takeaway-what'));
    }
    const onnx = await taken(page, 'onnx');
    assert.equal(onnx[0], 8, 'a protocol buffer that begins with its version');
    assert.match(await text(page, 'dialog.takeaway code'), /operator set 17[^]*n × 2/);
    sentences.add(await text(page, '#takeaway-what'));
    assert.equal(sentences.size, 7);
    assert.ok(await page.$$eval('#takeaway-format option', (options) => options.length) >= 14);
  });

  test('of numbers that are none there is nothing to take but their history', async () => {
    const page = await play(open, '&learningRate=10000&layers=4:relu&problem=regression', {prepare});
    await page.click('.play-primary');
    await page.waitForFunction(() => !document.querySelector('.play-view').run.progress.finite);
    await openTake(page);
    await page.waitForFunction(() => /diverged/.test(document.querySelector('dialog.takeaway [role="status"]').textContent));
    assert.equal(await page.$eval('dialog.takeaway a', (link) => link.hasAttribute('href')), false);
    assert.match((await taken(page, 'csv')).toString(), /^epoch,step,trainLoss/);
  });

  for (const [address, size] of [['&theme=light', {width: 1440, height: 900}], ['&lang=zh-Hans&theme=dark', {width: 375, height: 812, touch: true}]]) {
    test(`axe finds nothing in either dialog, and nothing is wider than the screen (${address})`, async () => {
      const page = await play(open, address, {...size, prepare});
      const check = async (kind) => {
        const {violations} = await new AxePuppeteer(page).include(`dialog.${kind}`).analyze();
        assert.deepEqual(violations.map(({id, nodes}) => `${id} ${nodes[0].html.slice(0, 120)}`), []);
        assert.ok(await page.$eval(`dialog.${kind}`, (dialog) => dialog.scrollWidth <= dialog.clientWidth && dialog.getBoundingClientRect().right <= innerWidth));
        const low = await page.$$eval(`dialog.${kind} :is(button, a, select)`, (all, least) => all.filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < least).map(({outerHTML}) => outerHTML), size.touch ? 43.5 : 33.5);
        assert.deepEqual(low, []);
      };
      await openTake(page);
      for (const id of ['json', 'link', 'onnx', 'surface_svg']) {
        await page.select('#takeaway-format', id);
        await check('takeaway');
      }
      await close(page);
      await openOpen(page);
      await paste(page, '{');
      await check('home-open');
      await close(page);
    });
  }
});
