// Elements that their page shows larger, smaller or from right to left, or has in a dialog: pointers, menus and keys still meet.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const SCRIPT = '<script type="module" src="elements.js"></script>';
const PLOT = '<activation-plot id="it" loading="eager" functions="relu" range="-4 4" show="plot">a plot</activation-plot>';
const NETWORK = '<network-playground id="it" loading="eager" dataset="xor" seed="0.5" layers="4:relu 2:relu" show="controls surface network curve loss">a network</network-playground>';
const SCALES = [
  {name: 'transform: scale(.5)', style: 'transform: scale(.5); transform-origin: 0 0', factor: 0.5},
  {name: 'zoom: 2', style: 'zoom: 2', factor: 2},
];

inChromium('elements_scaled', ({open}) => {
  /** A page with a body, when its element has drawn itself. */
  async function host(body, options = {}) {
    const page = await open(HOST, {...options, prepare: hosting(`${SCRIPT}${body}`)});
    await page.waitForFunction(() => document.querySelector('#it').shadowRoot?.querySelector('[part]'));
    await page.$eval('#it', async (element) => {
      await element.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    return page;
  }
  /** Where something in the element is on the screen. */
  const boxOf = (page, selector) => page.$eval('#it', ({shadowRoot}, wanted) => {
    const found = shadowRoot.querySelector(wanted);
    found.scrollIntoView({block: 'center', inline: 'center'});
    const {left, top, right, bottom, width, height} = found.getBoundingClientRect();
    return {left, top, right, bottom, width, height};
  }, selector);
  const textOf = (page, selector) => page.$eval('#it', ({shadowRoot}, wanted) => shadowRoot.querySelector(wanted).textContent, selector);

  for (const {name, style, factor} of SCALES) {
    test(`${name}: a press on a plot is where the cursor goes`, async () => {
      const page = await host(`<div style="width: 600px; ${style}">${PLOT}</div>`);
      const box = await boxOf(page, 'svg.plot');
      await page.mouse.click(box.left + box.width * 0.75, box.top + box.height * 0.4);
      await page.waitForFunction(() => /[#&]z=/.test(document.querySelector('#it').getState()));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const line = await boxOf(page, '.cursor-line');
      assert.ok(Math.abs(line.left + line.width / 2 - (box.left + box.width * 0.75)) < 3, JSON.stringify([line, box]));
    });

    test(`${name}: the point of the plane is the one under the pointer`, async () => {
      const page = await host(`<div style="width: 600px; ${style}">${NETWORK}</div>`, {width: 1300});
      const box = await boxOf(page, '.play-plane-area');
      await page.mouse.click(box.left + box.width * 0.75, box.top + box.height * 0.25);
      await page.mouse.move(2, 2);
      await page.waitForFunction(() => /\d/.test(document.querySelector('#it').shadowRoot.querySelector('.play-readout').textContent));
      const [x, y] = (await textOf(page, '.play-readout')).replaceAll('−', '-').match(/-?\d+\.\d+/g).map(Number);
      // From the middle to three quarters is half of the plane's reach of 6, less where a point of the data is as near as the pointer.
      assert.ok(Math.abs(x - 3) < 0.5 && Math.abs(y - 3) < 0.5, `${x}, ${y}`);
    });

    test(`${name}: the menu of a layer opens under its button`, async () => {
      const page = await host(`<div style="width: 600px; ${style}">${NETWORK}</div>`, {width: 1300, height: 1600});
      await page.$eval('#it', ({shadowRoot}) => shadowRoot.querySelectorAll('[part="network"] [aria-haspopup]')[1].click());
      const [opener, menu] = await page.$eval('#it', ({shadowRoot}) => ['[part="network"] [aria-expanded="true"]', '.play-menu'].map((one) => {
        const {left, right, top, bottom} = shadowRoot.querySelector(one).getBoundingClientRect();
        return {left, right, top, bottom};
      }));
      assert.ok(Math.abs(menu.top - opener.bottom - 4 * factor) < 3 * factor, JSON.stringify([opener, menu]));
      assert.ok(menu.left <= opener.left + 2 && menu.right >= opener.left, JSON.stringify([opener, menu]));
    });
  }

  test('Escape closes what is open in an element, and then the dialog that the element stands in', async () => {
    const page = await host(`<dialog id="around">${NETWORK}</dialog><script>document.querySelector('#around').showModal();</script>`);
    const isOpen = () => page.$eval('#around', ({open: is}) => is);
    for (const [opener, opened] of [['[part="network"] [aria-haspopup]', '.play-menu'], ['.play-opener', '.play-popup'], ['.play-unit[data-column="1"]', '.play-card']]) {
      await page.$eval('#it', ({shadowRoot}, wanted) => {
        const button = shadowRoot.querySelector(wanted);
        button.focus();
        button.click();
      }, opener);
      const isShown = () => page.$eval('#it', ({shadowRoot}, wanted) => shadowRoot.querySelector(wanted).checkVisibility(), opened);
      assert.ok(await isShown(), opened);
      await page.keyboard.press('Escape');
      assert.deepEqual([await isShown(), await isOpen()], [false, true], opened);
    }
    // A loss that is read by keys, too, is left first.
    await page.$eval('#it', (element) => element.step(2));
    await page.$eval('#it', ({shadowRoot}) => shadowRoot.querySelector('.play-loss-plot').focus());
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    assert.equal(await isOpen(), true);
    await page.keyboard.press('Escape');
    assert.equal(await isOpen(), false);
  });

  test('a page from right to left turns no number and no control of an element round', async () => {
    const page = await host(`<div dir="rtl">${PLOT}</div>`);
    assert.equal(await page.$eval('#it', ({shadowRoot}) => getComputedStyle(shadowRoot.querySelector('svg.plot')).direction), 'ltr');
    assert.equal(await page.$eval('#it', (element) => getComputedStyle(element).direction), 'ltr');
  });
});
