// Taking a function away, and the derivation beside its card: the dialogs that are loaded when they are opened.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inEachBrowser} from './harness.mjs';
import {ready, text} from './page.mjs';

/** Opens the dialog with the keyboard. */
async function take(page, format) {
  await ready(page);
  const button = await page.waitForSelector('.take button');
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.takeaway[open]');
  await page.select('#takeaway-format', format);
  await page.waitForFunction((ending) => document.querySelector('dialog.takeaway a').download.endsWith(ending), {}, format);
}

/** The picture as text. */
const source = (page) => page.$eval('dialog.takeaway img', ({src}) => decodeURIComponent(src.slice(src.indexOf(',') + 1)));

const steps = (page) => page.$$eval('.derivation .step-value', (cells) => cells.map(({textContent}) => textContent));

/** Opens the derivation, all of its steps at once: their values. */
async function derived(page) {
  await page.waitForSelector('.how button');
  await page.click('.how button');
  await page.waitForSelector('dialog.walk[open]');
  await page.click('.derivation .buttons button:nth-of-type(2)');
  return steps(page);
}

inEachBrowser('takeaway', ({open}) => {
  test('the plot becomes a drawing that needs nothing else, light on a dark page', async () => {
    const page = await open('#functions=elu(alpha=0.5)&derivative=0,1&theme=dark&lang=en');
    await take(page, 'svg');
    const svg = await source(page);
    assert.match(svg, /<title id="title">ELU \(α = 0\.5\)<\/title><desc id="desc">[^<]{40,}<\/desc>/);
    assert.doesNotMatch(svg, /var\(|currentColor| class=| style=|<script|href=/);
    assert.match(svg, /<rect fill="rgb\(255, 255, 255\)"/);
    assert.match(svg, /stroke="rgb\(28, 32, 36\)"/);  // f, in the ink of paper
    assert.match(svg, /stroke-dasharray="8px?, ?4px?"/);  // f'
    await page.waitForFunction(() => document.querySelector('dialog.takeaway img').naturalWidth === 800);
    assert.equal(await page.$eval('dialog.takeaway a', ({download}) => download), 'elu.svg');
    assert.equal(await page.$$eval('body > div[hidden]', (places) => places.length), 0, 'the place of work is gone');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog.takeaway'));
    assert.ok(await page.$eval('.take button', (button) => button === document.activeElement));
  });

  test('the same picture as pixels, two for one', async () => {
    const page = await open('#functions=gelu,tanh&lang=zh-Hans');
    await take(page, 'png');
    const [width, height, dark] = await page.evaluate(async () => {
      const {png} = await import('./view/takeaway_picture.js');
      const {src} = document.querySelector('dialog.takeaway img');
      const picture = await createImageBitmap(await png(decodeURIComponent(src.slice(src.indexOf(',') + 1))));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      const {data} = context.getImageData(0, 0, picture.width, picture.height);
      return [picture.width, picture.height, data.filter((value, i) => i % 4 === 0 && value < 100).length];
    });
    assert.deepEqual([width, height], [1600, 1040]);
    assert.ok(dark > 1000, 'curves are on it');
    assert.equal(await page.$eval('dialog.takeaway a', ({download}) => download), 'activation-functions.png');
    assert.match(await source(page), /lang="zh-Hans"/);
  });

  test('a picture that cannot be made is said, and nothing else is saved in its place', async () => {
    const page = await open('#functions=elu&lang=en');
    await take(page, 'svg');
    await page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = (done) => done(null); });
    await page.select('#takeaway-format', 'png');
    await page.waitForFunction(() => /cannot make this/.test(document.querySelector('dialog.takeaway [role="status"]').textContent));
    assert.equal(await page.$eval('dialog.takeaway a', (link) => link.hasAttribute('href')), false);
    await page.select('#takeaway-format', 'svg');
    await page.waitForFunction(() => document.querySelector('dialog.takeaway a').href.startsWith('blob:'));
    assert.equal(await text(page, 'dialog.takeaway [role="status"]'), '');
  });

  test('code comes with the values of the sliders, for the selected function', async () => {
    const page = await open('#functions=relu,elu(alpha=0.5)&selected=1&lang=en');
    await take(page, 'svg');
    for (const [format, ending, words] of [
      ['pytorch', '.py', /def elu\(z, alpha=0\.5\):/], ['cpp', '.h', /double elu\(double z, double alpha = 0\.5\)/], ['javascript', '.js', /function elu\(z, alpha = 0\.5\)/],
      ['latex', '.tex', /\\alpha &= 0\.5/], ['numpy', '.py', /import numpy as np/], ['keras', '.py', /from keras import ops/], ['jax', '.py', /import jax\.numpy as jnp/],
    ]) {
      await page.select('#takeaway-format', format);
      await page.waitForFunction((end) => document.querySelector('dialog.takeaway a').download === `elu${end}`, {}, ending);
      assert.match(await text(page, 'dialog.takeaway code'), words, format);
      assert.ok((await text(page, '#takeaway-what')).length > 20, format);
    }
  });

  test('copying is said, and so is that the browser refused it', async () => {
    const page = await open('#functions=relu&lang=en');
    await take(page, 'svg');
    await page.select('#takeaway-format', 'javascript');
    await page.waitForFunction(() => !document.querySelector('dialog.takeaway pre').hidden);
    const copy = async (write) => {
      await page.evaluate((accepts) => {
        Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (words) => {
          if (!accepts) throw new Error('refused');
          window.copied = words;
        }}});
      }, write);
      await page.click('dialog.takeaway .buttons button');
      await page.waitForFunction(() => document.querySelector('dialog.takeaway [role="status"]').textContent !== '');
      return text(page, 'dialog.takeaway [role="status"]');
    };
    assert.equal(await copy(true), 'Copied.');
    assert.match(await page.evaluate(() => window.copied), /function relu\(z\)/);
    assert.match(await copy(false), /The text is selected/);
    assert.match(await page.evaluate(() => getSelection().toString()), /function relu\(z\)/);
  });

  test('a derivation shows one line more for each press, says it, and starts again', async () => {
    const page = await open('#functions=sigmoid&z=0.5&lang=en');
    await ready(page);
    await page.focus('.how button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog.walk[open]');
    const shown = () => page.$$eval('.derivation li', (items) => items.filter((item) => item.offsetParent).length);
    assert.equal(await shown(), 1);
    await page.focus('.derivation .buttons button');
    await page.keyboard.press('Enter');
    assert.equal(await shown(), 2);
    assert.match(await text(page, '.derivation [role="status"]'), /Step 2 of 6\. Reciprocal rule/);
    await page.click('.derivation .buttons button:nth-of-type(2)');
    assert.equal(await shown(), 6);
    const values = await page.$$eval('.derivation li:not(:first-child) .step-value', (cells) => cells.map(({textContent}) => textContent));
    assert.deepEqual(new Set(values).size, 1, values.join());
    assert.match(values[0], /0\.235004/);
    assert.ok(await page.$eval('.derivation .buttons button', (button) => button === document.activeElement && button.textContent === 'Start again'));
    await page.keyboard.press('Enter');
    assert.equal(await shown(), 1);
  });

  test('a derivation is computed where its slider is, and the cursor of the plot goes there', async () => {
    const page = await open('#functions=prelu&z=1&lang=en');
    await ready(page);
    await derived(page);
    await page.$eval('#derivation-z', (slider) => {
      slider.value = '-2';
      slider.dispatchEvent(new Event('input', {bubbles: true}));
    });
    assert.deepEqual(await steps(page), ['= −0.5', '= 0.25', '= 0.25', '= −2', '= −2']);
    assert.match(await text(page, '.derivation .at'), /z = −2/);
    await page.waitForFunction(() => document.querySelector('#z').value === '-2');
  });

  test('a line that is too large for a double has a dash in place of its number', async () => {
    const page = await open('#functions=softplus(beta=200)&z=5&lang=en');
    assert.deepEqual(await derived(page), ['= –', '= –', '= –', '= –', '= 1', '= 1']);
    assert.match(await text(page, '.derivation .intro + .intro'), /A dash, –, means/);
  });

  test('the gradient of softmax is derived for the logits of the view, however large', async () => {
    const apart = await open('#view=softmax&logits=1000,0,0&lang=en');
    assert.deepEqual(await derived(apart),
        ['= 1, 0, 0', ...Array(3).fill('= 0'), ...Array(8).fill('= 0, 0, 0')]);

    const page = await open('#view=softmax&logits=1010,1000,990&class=1&lang=en');
    const values = await derived(page);
    assert.equal(values.length, 12);
    assert.match(values[0], /^= 0\.999955, 4\.53979×10⁻⁵, 2\.06106×10⁻⁹$/);
    assert.deepEqual(new Set([...values.slice(4, 7), ...values.slice(10)]).size, 1);
    assert.match(await text(page, '.derivation .at'), /y = \(0, 1, 0\)/);
  });

  test('a formula of one’s own is taken away under its own name', async () => {
    const page = await open(`#own=${encodeURIComponent('own1:My curve:a*x*sigmoid(x):a=2~-3~3~learned')}&functions=own1&lang=en`);
    await take(page, 'svg');
    await page.select('#takeaway-format', 'numpy');
    await page.waitForFunction(() => document.querySelector('dialog.takeaway a').download === 'my_curve.py');
    assert.match(await text(page, 'dialog.takeaway code'), /def my_curve\(z, a=2\):/);
  });

  test('the plots of Play become pictures, too', async () => {
    const page = await open('#view=play&seed=0.5&lang=en');
    await page.waitForSelector('.play-links details');
    await page.waitForFunction(() => document.querySelector('.play-curve-plot .curve'));
    await page.click('.play-links summary');
    const buttons = await page.$$('.play-links .buttons .button');
    const seen = [];
    for (const button of buttons) {
      await button.click();
      await page.waitForSelector('dialog.takeaway[open]');
      await page.waitForFunction(() => document.querySelector('dialog.takeaway img').naturalWidth > 0);
      const svg = await source(page);
      assert.doesNotMatch(svg, /var\(|currentColor| class=| style=|<script/);
      assert.match(svg, /<title id="title">[^<]+<\/title><desc id="desc">[^<]{10,}<\/desc>/);
      seen.push([await page.$eval('dialog.takeaway a', ({download}) => download), /<(path|line|text)/.test(svg), (svg.match(/<image /g) ?? []).length]);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog.takeaway'));
    }
    assert.deepEqual(seen, [['curve.svg', true, 0], ['output.svg', true, 2], ['loss.svg', true, 0], ['gradient.svg', true, 0]]);
  });

  test('functions without a derivation offer none', async () => {
    const page = await open('#functions=cosine&lang=en');
    await ready(page);
    assert.ok(await page.$eval('.how', ({hidden}) => hidden));
  });

  for (const [address, size] of [['&lang=en&theme=light', {width: 1440, height: 900}], ['&lang=zh-Hans&theme=dark', {width: 375, height: 812}]]) {
    test(`axe finds nothing in either dialog, and nothing is wider than the screen (${address})`, async () => {
      const page = await open(`#functions=gelu${address}`, size);
      const check = async (kind) => {
        const {violations} = await new AxePuppeteer(page).include(`dialog.${kind}`).analyze();
        assert.deepEqual(violations.map(({id, nodes}) => `${id} ${nodes[0].html.slice(0, 120)}`), []);
        assert.ok(await page.$eval(`dialog.${kind}`, (dialog) => dialog.scrollWidth <= dialog.clientWidth && dialog.getBoundingClientRect().right <= innerWidth));
        await page.keyboard.press('Escape');
        await page.waitForFunction((name) => !document.querySelector(`dialog.${name}`), {}, kind);
      };
      await take(page, 'svg');
      await check('takeaway');
      await page.$eval('.how button', (button) => button.click());
      await page.waitForSelector('dialog.walk[open]');
      await page.click('.derivation .buttons button:nth-of-type(2)');
      await check('walk');
    });
  }
});
