// Real links of TensorFlow Playground in the page: the same weights, the same losses, the same controls hidden.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {frames, hash, text} from './page.mjs';

const LINKS = JSON.parse(readFileSync(new URL('../reference/tfplayground.json', import.meta.url), 'utf8'));
const INPUT_KEYS = ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY'];

/** In the page: its run. */
const RUN = `document.querySelector('.play-view').run`;
const ready = (page) => page.waitForFunction(() => document.querySelector('.play-view')?.run.losses);
const waitForSeed = (page, seed) => page.waitForFunction((wanted) => document.querySelector('.play-view').run.config.seed === wanted, {}, seed);
const losses = (page) => page.evaluate(`(({epoch, trainLoss, testLoss}) => [epoch, trainLoss, testLoss])(${RUN}.losses)`);

/** Trains to the end of an epoch as a reader does: with a stop, and the button. */
async function trainTo(page, epoch) {
  await page.evaluate(`(() => { const run = ${RUN}; run.setSpeed(null); run.setStop({epoch: ${epoch}, loss: null}); })()`);
  await page.evaluate(`${RUN}.play()`);
  await page.waitForFunction(() => {
    const {isPlaying, losses: latest, progress} = document.querySelector('.play-view').run;
    return !isPlaying && (latest?.epoch === progress.epoch || !progress.finite);
  });
}

function assertNear(ours, theirs, relative) {
  if (theirs === null) assert.ok(!Number.isFinite(ours));
  else assert.ok(Math.abs(ours - theirs) <= relative * Math.abs(theirs), `${ours} is not ${theirs}`);
}

inChromium('links of TensorFlow Playground', ({open}) => {
  for (const link of LINKS) {
    test(`${link.id}: opened as it is`, async () => {
      const page = await open(link.url.slice(link.url.indexOf('#')), {language: 'en'});
      await ready(page);
      const network = await page.evaluate(`(() => { const {shape, layers} = ${RUN}.network;
        return {shape, layers: layers.map(({weights, biases}) => ({weights: [...weights], biases: [...biases]}))}; })()`);
      assert.deepEqual(network.shape, link.shape);
      link.initialLayers.forEach((units, l) => {
        assert.deepEqual(network.layers[l].weights, units.flatMap(({w}) => w));
        assert.deepEqual(network.layers[l].biases, units.map(({bias}) => bias));
      });
      for (const epoch of [0, 1, 10, 100]) {
        if (epoch > 0) await trainTo(page, epoch);
        const [train, testLoss] = link.losses[epoch];
        if (train === 'NaN') {
          assert.equal(await page.evaluate(`${RUN}.progress.finite`), false);
          continue;
        }
        const [at, ...ours] = await losses(page);
        assert.equal(at, epoch);
        [train, testLoss].forEach((theirs, i) => assertNear(ours[i], theirs, epoch === 100 ? 1e-6 : 1e-9));
      }
    });

    test(`${link.id}: what it hides is hidden, and nothing else`, async () => {
      const page = await open(link.url.slice(link.url.indexOf('#')), {language: 'en'});
      await ready(page);
      const controls = await page.$$eval('[data-control]', (elements) => elements.map(({dataset, hidden}) => [dataset.control, hidden]));
      for (const name of link.hidden) {
        // Without hidden layers there is no activation to choose.
        if (name === 'activation' && link.shape.length === 2) continue;
        const found = controls.filter(([control]) => control === name);
        assert.ok(found.length > 0, `there is no control ${name}`);
        assert.ok(found.every(([, isHidden]) => isHidden), `${name} is not hidden`);
      }
      // These come and go with the data and the settings.
      const others = ['classes', 'measurements', 'regularizationRate'];
      for (const [name, isHidden] of controls) if (!link.hidden.includes(name) && !others.includes(name)) assert.ok(!isHidden, `${name} is hidden`);
      for (const key of INPUT_KEYS) {
        if (!link.hidden.includes(key)) continue;
        assert.ok(!(await page.evaluate(`${RUN}.config.features`)).includes(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)), key);
      }
    });
  }

  test('a first visit opens a network with circles and leaky ReLU, and its link keeps it', async () => {
    const page = await open('', {language: 'en'});
    await ready(page);
    const {data, layers} = await page.evaluate(`${RUN}.config`);
    assert.equal(data.id, 'circle');
    assert.deepEqual(layers.map(({units, activation}) => [units, activation.id]), [[4, 'leaky_relu'], [2, 'tanh']]);
    assert.match(await hash(page), /^#seed=0\.\d{5}&layers=4:leaky_relu,2:tanh$/);
    assert.equal(await page.evaluate(`${RUN}.isPlaying`), false);
  });

  const opened = async (page) => {
    await ready(page);
    await page.$eval('.play-links summary', (summary) => summary.click());  // wherever the panels above it have moved it
    // The panel is filled once it has told that it is open.
    await page.waitForFunction(() => document.querySelector('.play-links input[readonly]').value !== '');
  };
  const paste = async (page, words) => {
    await page.$eval('#play-link', (input, value) => { input.value = value; }, words);
    await page.focus('#play-link');
    await page.keyboard.press('Enter');
    await frames(page);
  };

  test('a pasted link opens, is checked, and Back returns', async () => {
    const page = await open('#seed=0.5&lang=en');
    await opened(page);
    await paste(page, 'see [this](https://playground.tensorflow.org/#activation=relu&amp;networkShape=3%2C2&amp;seed=0.7&amp;noise=abc&amp;lang=en)');
    await waitForSeed(page, '0.7');
    assert.deepEqual(await page.evaluate(`${RUN}.config.layers.map(({units, activation}) => [units, activation.id])`), [[3, 'relu'], [2, 'relu']]);
    assert.match(await text(page, '.notice li'), /noise/);
    await page.goBack();
    await waitForSeed(page, '0.5');
  });

  test('what is no link is refused in words, and nothing changes', async () => {
    const page = await open('#seed=0.5&lang=en');
    await opened(page);
    const before = await hash(page);
    for (const [words, message] of [['', /nothing in the box/], ['https://playground.tensorflow.org/', /no # with settings/], ['hello', /nothing that the page understands/]]) {
      await paste(page, words);
      assert.match(await text(page, '#play-link-error'), message);
      assert.equal(await page.$eval('#play-link', ({value}) => value), words);
      assert.equal(await page.$eval('#play-link', (input) => input.getAttribute('aria-invalid')), 'true');
    }
    assert.equal(await hash(page), before);
  });

  test('the same run there is a link where that playground can say it', async () => {
    const page = await open('#seed=0.5&lang=en');
    await opened(page);
    const there = () => page.$eval('.play-links-there', (link) => link.getAttribute('href'));
    assert.match(await there(), /^https:\/\/playground\.tensorflow\.org\/#activation=tanh&.*&seed=0\.5&/);
    await page.evaluate(() => { location.hash = '#seed=0.5&loss=mae&shuffle=true&lang=en'; });
    await page.waitForFunction(() => document.querySelector('.play-view').run.config.loss.id === 'mae');
    await page.waitForFunction(() => !document.querySelector('.play-links-there').hasAttribute('href'));
    assert.match(await text(page, '.play-links'), /a choice of loss, shuffling/);
  });

  test('the copied link is the page’s own', async () => {
    const page = await open('#seed=0.5&lang=en');
    await opened(page);
    assert.equal(await page.$eval('.play-links input[readonly]', ({value}) => value), page.url());
  });
});
