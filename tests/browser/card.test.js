// The property card in the browser: terms that explain themselves, and a card that follows the sliders.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inEachBrowser} from './harness.mjs';

/** Waits for the card of a function. */
const cardOf = (page, id) => page.waitForFunction((wanted) => document.querySelector('.card')?.dataset.card?.includes(` ${wanted} `), {}, id);
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

inEachBrowser('card', ({open, browserName}) => {
  test('a term opens its definition by keyboard, and Escape gives the focus back', async () => {
    const page = await open('#functions=relu&lang=en');
    await cardOf(page, 'relu');
    const terms = await page.$$('.card .term');
    for (const term of [terms[0], terms[terms.length - 1]]) {
      await term.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog.definition[open]');
      assert.ok((await text(page, 'dialog.definition p')).length > 20);
      const box = await page.$eval('dialog.definition', (dialog) => {
        const {left, top, right, bottom} = dialog.getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      });
      assert.ok(box, 'the definition is on the screen');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog.definition'));
      assert.ok(await term.evaluate((element) => element === document.activeElement));
    }
  });

  test('z, f and its derivatives explain themselves beside their values', async () => {
    for (const address of ['#functions=relu&derivative=0,1,2&lang=en', '#functions=relu,tanh&derivative=0,1,2&lang=en']) {
      const page = await open(address);
      await cardOf(page, 'relu');
      const shown = await page.$$eval('.legend .term', (terms) => terms.filter((term) => term.offsetParent).map(({textContent}) => textContent));
      assert.deepEqual(shown, ['z', 'f', 'f′', 'f″']);
      await page.$$eval('.legend .term', (terms) => terms.filter((term) => term.offsetParent)[2].click());
      assert.match(await text(page, 'dialog.definition'), /slope/);
    }
  });

  test('a definition closes with a click beside it, and stays for one in it', async () => {
    const page = await open('#functions=relu&lang=zh-Hans', {width: 375, height: 700});
    await cardOf(page, 'relu');
    await page.click('.card .term');
    await page.waitForSelector('dialog.definition[open]');
    await page.click('dialog.definition p');
    assert.ok(await page.$('dialog.definition[open]'));
    await page.mouse.click(2, 2);
    await page.waitForFunction(() => !document.querySelector('dialog.definition'));
  });

  test('the glossary and the keys open at their beginning', async () => {
    const page = await open('#view=functions&lang=en', {width: 375, height: 600});
    await page.waitForSelector('header .button');
    for (const [index, kind] of [[1, 'glossary'], [2, 'help']]) {
      await page.click(`header .end .button:nth-of-type(${index})`);
      await page.waitForSelector(`dialog.${kind}[open]`);
      assert.equal(await page.$eval(`dialog.${kind}`, (dialog) => dialog.scrollTop), 0);
      await page.click(`dialog.${kind} .close`);
      await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    }
  });

  test('a slider changes sentences, not the card around them', async () => {
    const page = await open('#functions=elu&lang=en');
    await cardOf(page, 'elu');
    await page.$eval('.card', (card) => {
      card.querySelector('.term').focus();
      window.kept = [...card.children];
    });
    assert.match(await text(page, '[data-fact="smooth"]'), /^nearly/);
    await page.evaluate(() => { location.hash = '#functions=elu(alpha=0.5)&lang=en'; });
    await page.waitForFunction(() => document.querySelector('[data-fact="smooth"]').textContent === 'no: a kink at 0 (none when α = 1)');
    assert.match(await text(page, '[data-fact="range"]'), /^above −0\.5/);
    assert.ok(await page.$eval('.card', (card) => [...card.children].every((child, i) => child === window.kept[i])));
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('term')));
  });

  test('a formula fits its card, or shows that it goes on', async () => {
    for (const [id, width] of [['gelu', 1440], ['pau', 1440], ['apl', 1440], ['gelu_tanh', 320], ['hard_swish', 320]]) {
      const page = await open(`#functions=${id}&lang=en`, {width, height: 900});
      await cardOf(page, id);
      const boxes = await page.$$eval('.formula', (list) => list.map((box) => (
        {wide: box.classList.contains('wide'), overflows: box.scrollWidth > box.clientWidth + 1, height: box.clientHeight})));
      for (const {wide, overflows, height} of boxes) {
        assert.equal(overflows, wide, id);
        assert.ok(height > 20, id);
      }
    }
  });

  // axe drives Chromium alone.
  if (browserName === 'chromium') {
    test('axe finds nothing: definition open', async () => {
      const page = await open('#functions=gelu&lang=zh-Hans', {prepare: (blank) => blank.setBypassCSP(true)});
      await cardOf(page, 'gelu');
      await page.click('.card .term');
      await page.waitForSelector('dialog.definition[open]');
      const {violations} = await new AxePuppeteer(page).analyze();
      assert.deepEqual(violations.map(({id}) => id), []);
    });
  }
});
