// Play on paper and on its way to the screen: nothing is cut, blank or in the dark's colours, nothing jumps, and the keyboard
// needs few stops to the network.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {frames} from './page.mjs';

const PLAY = '#view=play&seed=0.91336&lang=en';
const ready = (page) => page.waitForFunction(() => /\d/.test(document.querySelector('.play-figure-train b')?.textContent ?? ''));
const top = (page, selector) => page.$eval(selector, (element) => element.getBoundingClientRect().top + scrollY);
const unit = (column, i) => `.play-unit[data-column="${column}"][data-unit="${i}"]`;

/** What ends beyond the edge of a page so wide, of what is seen on paper. */
const beyond = (page, selector, width) => page.$$eval(selector, (all, edge) => all.filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > edge + 1)
    .map((element) => `${element.className} ${Math.round(element.getBoundingClientRect().right)}`), width);

inChromium('Play, on paper', ({open}) => {
  test('drawn on a wide window, all of it has room on a sheet, one part under the other', async () => {
    const page = await open(`${PLAY}&networkShape=8,8,8,8,8,8`);
    await ready(page);
    // As a printer does it: the sheet is narrow, and nothing is told to draw itself anew.
    await page.evaluate(() => {
      window.ResizeObserver.prototype.observe = () => {};
      document.querySelector('.play-view').style.width = '700px';
    });
    await page.emulateMediaType('print');
    const sheet = await page.$eval('.play-view', (view) => view.getBoundingClientRect().right);
    assert.deepEqual(await beyond(page, '.play .panel, .play-unit, .play-plane > *, .play svg', sheet), []);
    const boxes = await page.$$eval('.play .panel', (all) => all.filter((panel) => panel.offsetHeight > 0).map((panel) => {
      const {left, right, top: high, bottom} = panel.getBoundingClientRect();
      return {left, right, high, bottom};
    }));
    for (const a of boxes) for (const b of boxes) if (a !== b) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.high || b.bottom <= a.high, JSON.stringify([a, b]));
  });

  test('what was never scrolled to is drawn, in the colours of paper', async () => {
    const page = await open(`${PLAY}&theme=dark`, {width: 375, height: 640});
    await ready(page);
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction(() => document.querySelector('.play-figure-epoch b').textContent === '1');
    await page.evaluate(() => addEventListener('beforeprint', () => {
      const picture = document.querySelector('.play-unit[data-column="0"] canvas');
      const [red, green, blue] = picture.getContext('2d').getImageData(12, 12, 1, 1).data;
      window.printed = {bars: document.querySelectorAll('.play-curve-plot .bars-z').length, health: document.querySelectorAll('.play-health td').length, middle: Math.min(red, green, blue)};
    }));
    await page.pdf();
    const printed = await page.evaluate(() => window.printed);
    assert.ok(printed.bars > 0 && printed.health > 0, JSON.stringify(printed));
    assert.ok(printed.middle > 200, `the middle of a picture is light: ${printed.middle}`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  });
});

inChromium('Facts, on paper', ({open}) => {
  test('no column of the table is beyond the sheet, whichever are shown', async () => {
    for (const columns of ['', '&columns=shape,slope,normal,cost,source']) {
      const page = await open(`#view=facts&lang=en${columns}`, {width: 1046, height: 800});
      await page.waitForSelector('.facts-table tbody tr');
      await page.emulateMediaType('print');
      assert.deepEqual(await beyond(page, '.facts-table :is(th, td)', 1046), [], columns);
    }
  });
});

inChromium('Play, on windows of many widths', ({open}) => {
  test('nothing leaves its panel, and the layer that the curve is of is read whole', async () => {
    const page = await open(`${PLAY}&layers=4:relu,2:leaky_relu`, {width: 1181});
    await ready(page);
    await page.waitForFunction(() => document.querySelectorAll('.play-health-table td').length > 0);
    for (let width = 1181; width <= 1441; width += 20) {
      await page.setViewport({width, height: 900});
      await frames(page);
      const out = await page.$$eval('.play .panel', (panels) => panels.filter((panel) => panel.checkVisibility()).flatMap((panel) => {
        const edge = panel.getBoundingClientRect().right;
        return [...panel.querySelectorAll('*')].filter((one) => one.checkVisibility() && getComputedStyle(one).position !== 'absolute' && one.getBoundingClientRect().right > edge + 1)
            .filter((one) => !one.closest('.visually-hidden, svg *, :is(.scroll, .play-net-scroll) *')).map((one) => `${one.tagName} ${one.className}`);
      }));
      assert.deepEqual(out, [], `${width}`);
      const {room, inside} = await page.$eval('.play-curve-head select', (select) => ({room: select.clientWidth, inside: Math.max(...[...select.options].map(({text}) => {
        const context = document.createElement('canvas').getContext('2d');
        context.font = getComputedStyle(select).font;
        return context.measureText(text).width;
      }))}));
      assert.ok(inside < room - 20, `${width}: ${inside} in ${room}`);
      const [table, panel] = await page.$$eval('.play-health .scroll, .play-health', (all) => [all[1], all[0]].map((one) => one.scrollWidth - one.clientWidth));
      assert.equal(panel, 0, `${width}`);
      if (width >= 1261) assert.equal(table, 0, `${width}`);
    }
  });

  test('what is locked in the bar stays where it is', async () => {
    for (const width of [1000, 720]) {
      const places = [];
      for (const locked of ['', '&locked=controls']) {
        const page = await open(`${PLAY}&show=controls,surface${locked}`, {width});
        await ready(page);
        places.push(await page.$$eval('.play-transport :is(button, select, b)', (all) => all.map((one) => one.getBoundingClientRect().toJSON())));
      }
      assert.deepEqual(places[1], places[0]);
    }
  });
});

inChromium('Play, nothing jumps', ({open}) => {
  test('the network has its height from the first picture of the page', async () => {
    const page = await open(PLAY, {prepare: (blank) => blank.evaluateOnNewDocument(() => {
      window.moved = [];
      new PerformanceObserver((list) => {
        for (const {sources} of list.getEntries()) window.moved.push(...sources.map(({node}) => node?.closest?.('.play .panel')?.className).filter(Boolean));
      }).observe({type: 'layout-shift', buffered: true});
    })});
    await ready(page);
    await frames(page);
    assert.deepEqual(await page.evaluate(() => window.moved), []);
  });

  test('a function without parameters leaves what is below the curve where it is', async () => {
    const page = await open(`${PLAY}&layers=4:leaky_relu`);
    await ready(page);
    await page.waitForSelector('.play-parameter');
    const before = await top(page, '.play-numbers');
    await page.evaluate(() => { location.hash = location.hash.replace('leaky_relu', 'relu'); });
    await page.waitForFunction(() => !document.querySelector('.play-parameter'));
    await frames(page);
    assert.equal(await top(page, '.play-numbers'), before);
  });

  test('the tables of weights open over the network, under a button that stays', async () => {
    const page = await open(PLAY);
    await ready(page);
    const places = async () => [await top(page, '.play-weights summary'), await top(page, '.play-net'), await top(page, '.play-curve')];
    const before = await places();
    await page.click('.play-weights summary');
    await page.waitForSelector('.play-weights td');
    assert.deepEqual(await places(), before);
    assert.ok(await page.$eval('.play-weights .scroll', (box) => getComputedStyle(box).overflowY === 'auto' && box.clientHeight <= 0.6 * innerHeight));
  });

  test('the card of a unit covers nothing of the network', async () => {
    for (const [width, height] of [[375, 812], [900, 900], [1440, 900]]) {
      const page = await open(PLAY, {width, height});
      await ready(page);
      for (const which of [unit(1, 0), unit(2, 1), unit(3, 0)]) {
        await page.$eval(which, (button) => button.click());
        const card = await page.$eval('.play-card', (element) => element.getBoundingClientRect().toJSON());
        const covered = await page.$$eval('.play-unit, .play-head, .play-diagram h2', (all, {left, right, top: high, bottom}) => all.filter((element) => {
          const box = element.getBoundingClientRect();
          return element.checkVisibility() && box.width > 0 && box.left < right && box.right > left && box.top < bottom && box.bottom > high;
        }).map((element) => element.className), card);
        assert.deepEqual(covered, [], `${width}: ${which}`);
      }
    }
  });

  test('the seed is shown whole', async () => {
    const page = await open(PLAY);
    await ready(page);
    assert.ok(await page.$eval('.play-seed', (field) => field.scrollWidth <= field.clientWidth));
  });
});

inChromium('Play, by keyboard', ({open}) => {
  const at = (page) => page.evaluate(() => document.activeElement.dataset.id ?? document.activeElement.dataset.key ?? document.activeElement.className);

  test('the first stop leads to the network', async () => {
    const page = await open(PLAY);
    await ready(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the network');
    assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().width > 100));
    await page.keyboard.press('Enter');
    assert.match(await at(page), /play-unit/);
  });

  test('datasets and features are one stop each, and arrows go through them', async () => {
    const page = await open(PLAY);
    await ready(page);
    for (const [group, second] of [['.play-thumbs', null], ['.play-features .chips', 'y']]) {
      assert.equal(await page.$$eval(`${group} button`, (all) => all.filter(({tabIndex}) => tabIndex === 0).length), 1);
      await page.focus(`${group} [tabindex="0"]`);
      const first = await at(page);
      await page.keyboard.press('ArrowRight');
      assert.notEqual(await at(page), first);
      if (second) assert.equal(await at(page), second);
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      assert.equal(await at(page), await page.$eval(`${group} button`, ({dataset}) => dataset.id ?? dataset.key));
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate((selector) => !document.activeElement.closest(selector), group));
    }
  });

  test('on a phone a row at the top leads to the data and back', async () => {
    const page = await open(PLAY, {width: 375, height: 812, touch: true});
    await ready(page);
    const words = await page.$$eval('.play-ways button', (all) => all.map(({textContent}) => textContent));
    assert.deepEqual(words, ['Data', 'Network', 'Curve', 'Numbers']);
    await page.tap('.play-ways button');
    await page.waitForFunction(() => Math.abs(document.querySelector('.play-data').getBoundingClientRect().top) < 60);
    assert.match(await at(page), /play-data/);
  });
});
