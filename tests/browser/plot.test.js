// The large plot as people use it: mouse, fingers and keys, and what it draws and says.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadCore} from '../../web/core.js';
import {inEachBrowser} from './harness.mjs';
import {curve, frames, hash, ready, text} from './page.mjs';

inEachBrowser('plot', ({open}) => {
  test('the cursor moves by keyboard and is read out', async () => {
    const page = await open('#functions=tanh&z=0');
    await ready(page);
    await page.focus('#z');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await frames(page);
    const z = Number(await page.$eval('#z', ({value}) => value));
    assert.ok(z > 0 && z < 1, String(z));
    const spoken = await page.$eval('#z', (slider) => slider.getAttribute('aria-valuetext'));
    assert.equal(spoken, `z = ${z}, f = ${Number(Math.tanh(z).toPrecision(6))}, slope ${Number((1 - Math.tanh(z) ** 2).toPrecision(6))}`);
    await page.keyboard.press('End');
    await frames(page);
    assert.equal(await page.$eval('#z', ({value}) => value), '4');
    await page.keyboard.press('+');
    await frames(page);
    assert.ok(Number(await page.$eval('#z', ({max, min}) => max - min)) < 8);
    await page.keyboard.press('0');
    await frames(page);
    assert.equal(await page.$eval('#z', ({min, max}) => `${min} ${max}`), '-4 4');
  });

  test('the plot says in words what it shows, and the words follow', async () => {
    const page = await open('#functions=relu');
    await ready(page);
    assert.match(await text(page, '#plot-description'), /ReLU.*from −4 to 4/s);
    await page.click('[data-id="tanh"]');
    await page.waitForFunction(() => document.querySelector('#plot-description').textContent.includes('Tanh'));
  });

  test('the mouse hovers, places, pans and zooms', async () => {
    const page = await open('#functions=relu&z=1&seed=0.1');
    await ready(page);
    const box = await page.$eval('.plot', (plot) => plot.getBoundingClientRect().toJSON());
    const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.4];
    const z = () => page.$eval('.legend .at .number', ({textContent}) => Number(textContent.replace('−', '-')));
    await page.mouse.move(x, y);
    await frames(page);
    const hovered = await z();
    assert.ok(hovered < 0);
    await page.mouse.move(box.x + 20, box.y - 60);
    await frames(page);
    assert.equal(await z(), 1, 'the cursor is where it was');
    await page.mouse.click(x, y);
    await frames(page);
    assert.equal(await z(), hovered);
    await page.mouse.move(x + 100, y);
    await page.mouse.down();
    await page.mouse.move(x + 200, y + 20, {steps: 4});
    await page.mouse.up();
    await frames(page);
    const [low, high] = await page.$eval('#z', ({min, max}) => [Number(min), Number(max)]);
    assert.ok(low < -4.5 && Math.abs(high - low - 8) < 1e-3, `${low} ${high}`);
    await page.keyboard.down('Control');
    await page.mouse.wheel({deltaY: -100});
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.querySelector('#z').max - document.querySelector('#z').min < 7);
    await page.waitForFunction(() => location.hash.includes('rangeY='));
  });

  test('no movement of a drag is lost when several come before the next frame', async () => {
    const page = await open('#functions=tanh&range=-4,4');
    await ready(page);
    const [low, high] = await page.$eval('.plot', async (plot) => {
      const {left, top, width, height} = plot.getBoundingClientRect();
      plot.setPointerCapture = () => {};  // which no pointer of a test has
      const send = (type, x) => plot.dispatchEvent(new PointerEvent(type, {pointerId: 1, button: 0, bubbles: true, clientX: left + width / 2 + x, clientY: top + height / 3}));
      send('pointerdown', 60);
      for (let x = 60; x <= 160; x += 10) send('pointermove', x);
      send('pointerup', 160);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const {min, max} = document.querySelector('#z');
      return [Number(min), Number(max)];
    });
    const perPixel = await page.$eval('.plot', (plot, span) => span / (plot.querySelector('#plot-clip rect').getAttribute('width')), high - low);
    assert.ok(Math.abs(-4 - low - 100 * perPixel) < 0.02, `${low} ${high}`);
  });

  test('a jump has an open and a full end and no tangent', async () => {
    const page = await open('#functions=binary_step&z=0&derivative=0');
    await ready(page);
    assert.equal(await page.$$eval('.plot .end.open', (list) => list.length), 1);
    assert.equal(await page.$$eval('.plot .end.closed', (list) => list.length), 1);
    assert.equal(await page.$('.plot .tangent'), null);
    assert.match(await text(page, '.hints .note'), /jumps/);
    assert.equal((await curve(page)).split('M').length - 1, 2);
  });

  test('two fingers zoom and a finger on the cursor takes it along', async () => {
    const page = await open('#functions=tanh&z=0', {width: 375, height: 812, touch: true});
    await ready(page);
    const box = await page.$eval('.plot', (plot) => plot.getBoundingClientRect().toJSON());
    const y = box.y + box.height / 2;
    const cursor = await page.$eval('.cursor-line', (line) => line.getBoundingClientRect().x);
    const one = await page.touchscreen.touchStart(cursor, y);
    await one.move(cursor + 60, y);
    await one.end();
    await frames(page);
    assert.ok(Number(await page.$eval('#z', ({value}) => value)) > 0.5);
    assert.equal(await page.$eval('#z', ({min}) => min), '-4', 'the window stays');
    const [left, right] = [await page.touchscreen.touchStart(box.x + 120, y), await page.touchscreen.touchStart(box.x + 220, y)];
    await left.move(box.x + 70, y);
    await right.move(box.x + 270, y);
    await left.end();
    await right.end();
    await frames(page);
    const span = await page.$eval('#z', ({min, max}) => max - min);
    assert.ok(span > 3 && span < 5.5, String(span));
  });

  test('random slopes are drawn anew on request and stay the same for a link', async () => {
    const page = await open('#functions=rrelu_train&seed=0.5');
    await ready(page);
    const draws = () => page.$$eval('.plot .draw', (list) => list.map((path) => path.getAttribute('d')).join());
    const before = await draws();
    const bottom = await page.$eval('#plot-clip rect', (area) => Number(area.getAttribute('y')) + Number(area.getAttribute('height')));
    const low = await page.$eval('.plot .band', (band) => band.getBBox().y + band.getBBox().height);
    assert.ok(low < bottom, 'the band is seen as a whole');
    await page.click('.parameters button');
    await frames(page);
    const after = await draws();
    assert.notEqual(after, before);
    await page.waitForFunction(() => !/seed=0\.5(&|$)/.test(location.hash));
    const again = await open(await hash(page));
    await ready(again);
    const found = await again.$$eval('.plot .draw', (list) => list.map((path) => path.getAttribute('d')).join());
    assert.equal(found, after);
  });

  test('the table has every digit', async () => {
    const page = await open('#functions=tanh&z=0.5');
    await ready(page);
    await page.click('.data summary');
    await page.waitForSelector('.values td');
    const {f, df, d2f} = (await loadCore()).evaluate({id: 'tanh'}, Float64Array.of(0.5));
    assert.deepEqual(await page.$$eval('.values .at-cursor > *', (cells) => cells.map(({textContent}) => textContent)),
        [0.5, f[0], df[0], d2f[0]].map((value) => String(value).replace('-', '−')));
    assert.ok(await page.$$eval('.values tbody tr', (rows) => rows.length) >= 10);
  });

  test('every function is drawn at the ends of its sliders, near and far, and nothing complains', async () => {
    const page = await open('#view=functions&lang=en');
    await ready(page);
    const {activations} = (await loadCore()).catalogue();
    const windows = ['', '&range=-1000000,1000000', '&range=-0.000001,0.000001&rangeY=-0.000001,0.000001&z=0', '&range=900,1000'];
    for (const {id, parameters, variadic} of activations) {
      const ends = variadic ? [] : parameters.flatMap(({name, sliderLow, sliderHigh}) => [`(${name}=${sliderLow})`, `(${name}=${sliderHigh})`]);
      for (const rest of [...windows, ...ends]) {
        const address = `#functions=${id}${rest}&derivative=0,1,2`;
        const paths = await page.evaluate(async (to) => {
          location.hash = to;
          await new Promise((done) => addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)), {once: true}));
          return [...document.querySelectorAll('.plot path')].map((path) => path.getAttribute('d'));
        }, address);
        assert.ok(paths.length > 10 && paths.every((d) => !/NaN|Infinity|undefined/.test(d)), address);
      }
    }
  });

  test('zooming with buttons stays on the curve, and the box shows the cursor to its last digit', async () => {
    const page = await open('#functions=gelu&z=-1.2345678&derivative=0');
    await ready(page);
    for (let i = 0; i < 60; i++) await page.$eval('.tools .group:last-child button:nth-child(2)', (button) => button.click());
    await frames(page);
    const [span, top, bottom, dot] = await page.evaluate(() => {
      const area = document.querySelector('#plot-clip rect');
      const slider = document.querySelector('#z');
      const [y, height] = ['y', 'height'].map((name) => Number(area.getAttribute(name)));
      return [slider.max - slider.min, y, y + height, Number(document.querySelector('.cursor-dot')?.getAttribute('cy'))];
    });
    assert.ok(span < 2e-6 && dot > top && dot < bottom, `${span} ${top} ${dot} ${bottom}`);
    assert.equal(await page.$eval('.plot-figure input.value', ({value, clientWidth, scrollWidth}) => `${value} ${scrollWidth <= clientWidth}`), '-1.234567800 true');
  });

  test('enormous parameters are drawn as far as they can be', async () => {
    for (const spec of ['elu(alpha=1e308)', 'leaky_relu(negative_slope=-1e308)', 'srelu(a_r=1e300,t_r=1e300)', 'apl(a0=1e308,b0=-1e308)', 'swish(beta=1e308)', 'elu(alpha=1e-320)']) {
      const page = await open(`#functions=${spec}&derivative=0,1,2&z=-1`);
      await ready(page);
      const numbers = await page.$$eval('.plot [d], .plot circle', (marks) => marks.map((item) => item.getAttribute('d') ?? item.getAttribute('cy')));
      for (const written of numbers) assert.doesNotMatch(written, /NaN|Infinity|e\+/, spec);
    }
  });
});
