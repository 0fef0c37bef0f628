// The page of functions as people use it: links, sliders, keys, search, overlays.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadCore} from '../../web/core.js';
import {inEachBrowser} from './harness.mjs';

const ready = (page) => page.waitForSelector('.plot .curve');
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);
const curve = (page) => page.$eval('.plot .curve.d0', (path) => path.getAttribute('d'));
const hash = (page) => page.evaluate(() => location.hash);
const legend = (page) => page.$$eval('.legend tbody tr', (rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ').trim()));

/** Sets a slider as a drag does. */
async function slide(page, selector, value) {
  await page.$eval(selector, (slider, position) => {
    slider.value = position;
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  }, String(value));
  await frames(page);
}

/** Types over what is there. */
async function retype(page, selector, words) {
  await page.focus(selector);
  await page.$eval(selector, (input) => input.select());
  await page.type(selector, words);
}

const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

inEachBrowser('functions', ({open}) => {
  test('a link restores functions, parameters, curves, window and cursor', async () => {
    const link = '#functions=elu(alpha=0.5),tanh&selected=1&derivative=0,2&range=-6,2&rangeY=-2,3&z=0.5&seed=0.17539&search=elu&sort=year&filter=learnable&lang=en&theme=dark';
    const page = await open(link);
    await ready(page);
    assert.equal(await text(page, 'h2'), 'Tanh');
    assert.equal(await page.$$eval('.plot .curve', (list) => list.length), 4);
    assert.deepEqual((await legend(page)).map((row) => row.replace(' ×', '')), ['ELU (α = 0.5) 0.5 0', 'Tanh 0.462117 −0.726862']);
    assert.equal(await page.$eval('#z', (slider) => `${slider.min} ${slider.max} ${slider.value}`), '-6 2 0.5');
    assert.equal(await page.$eval('#search', ({value}) => value), 'elu');
    assert.equal(await page.$eval('html', ({dataset}) => dataset.theme), 'dark');
    assert.equal(await hash(page), link);
  });

  test('what a link says that cannot be is shown, in both languages, until it is dismissed', async () => {
    const page = await open('#functions=relu,rellu,elu(alpha=-1,beta=2)&range=4,1&derivative=5&lang=en');
    await ready(page);
    const items = await page.$$eval('.notice li', (list) => list.map((item) => item.textContent));
    assert.equal(items.length, 5);
    for (const word of ['range', 'derivative', 'rellu', 'alpha', 'beta']) assert.ok(items.some((item) => item.includes(word)), word);
    assert.equal((await legend(page)).length, 2);
    await page.click('.notice > button');
    assert.equal(await page.$('.notice'), null);
    await page.evaluate(() => { location.hash = '#z=abc&lang=zh-Hans'; });
    await page.waitForSelector('html[lang="zh-Hans"] .notice');
    assert.match(await text(page, '.notice li'), /不是数字/);
  });

  test('what may have been meant is one click away, with everything else that the link says', async () => {
    const page = await open('#functions=tanh,rellu,lekyrelu(negative_slope=0.2)&z=2&lang=en');
    await ready(page);
    const choose = async (id) => {
      await page.$$eval('.choices button', (buttons, words) => buttons.find(({textContent}) => textContent === words).click(), id);
      await frames(page);
    };
    await choose('relu');
    assert.match(await hash(page), /^#functions=tanh,relu&selected=1&z=2/);
    assert.equal(await page.$$eval('.notice li', (items) => items.length), 1);
    await choose('leaky_relu');
    assert.match(await hash(page), /^#functions=tanh,relu,leaky_relu\(negative_slope=0\.2\)&selected=2&z=2/);
    assert.equal(await page.$('.notice'), null);
    assert.equal(await text(page, 'h2'), 'Leaky ReLU');
  });

  test('dragging a parameter slider redraws the curve and the card, and the URL follows', async () => {
    const page = await open('#functions=elu&seed=0.1');
    await ready(page);
    const before = await curve(page);
    await slide(page, '#parameter-alpha', 0.5);
    assert.notEqual(await curve(page), before);
    assert.match(await text(page, '[data-fact="range"]'), /−0\.5/);
    assert.equal(await page.$$eval('.plot .end', (list) => list.length), 2, 'f′ jumps where alpha is not 1');
    await page.waitForFunction(() => location.hash.includes('elu(alpha=0.5)'));
    await page.$$eval('.parameters button', (buttons) => buttons[buttons.length - 1].click());
    await frames(page);
    assert.equal(await curve(page), before);
  });

  test('a number box takes what is accepted and says what is not', async () => {
    const page = await open('#functions=elu');
    await ready(page);
    const box = '.parameters input.value';
    await retype(page, box, '-2');
    assert.match(await text(page, '.parameters .error'), /above 0/);
    assert.equal(await page.$eval(box, (input) => input.getAttribute('aria-invalid')), '');
    await retype(page, box, '0.25');
    await frames(page);
    assert.equal(await text(page, '.parameters .error'), '');
    assert.match(await text(page, '[data-fact="range"]'), /−0\.25/);
  });

  test('sliders of ordered parameters stop at one another', async () => {
    const page = await open('#functions=hard_tanh');
    await ready(page);
    await slide(page, '#parameter-min', 100);
    const [min, max] = await page.$$eval('.parameters input.value', (boxes) => boxes.map(({value}) => Number(value)));
    assert.ok(min < max, `${min} ${max}`);
    assert.equal(await page.$('.notice'), null);
  });

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

  test('choosing is undone by Back', async () => {
    const page = await open('#functions=relu');
    await ready(page);
    await page.click('[data-id="tanh"]');
    await page.click('[data-id="sigmoid"]');
    await frames(page);
    assert.equal(await text(page, 'h2'), 'Sigmoid');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('h2').textContent === 'Tanh');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('h2').textContent === 'ReLU');
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('h2').textContent === 'Tanh');
  });

  test('six functions share a plot, with a shape and a value each', async () => {
    const page = await open('#functions=relu&derivative=0&z=1');
    await ready(page);
    await page.$$eval('.segment', ([, compare]) => compare.click());
    for (const id of ['tanh', 'sigmoid', 'softsign', 'elu', 'identity']) await page.$eval(`[data-id="${id}"]`, (tile) => tile.click());
    await frames(page);
    const rows = (await legend(page)).map((row) => row.replace(' ×', ''));
    assert.deepEqual(rows, ['ReLU 1', 'Tanh 0.761594', 'Sigmoid 0.731059', 'Softsign 0.5', 'ELU 1', 'Identity 1']);
    const shapes = await page.$$eval('.legend .shape', (list) => list.map((shape) => shape.getAttribute('d')));
    assert.equal(new Set(shapes).size, 6);
    await page.click('.remove');
    await frames(page);
    assert.equal((await legend(page)).length, 5);
    await page.$$eval('.legend-name', (names) => names[1].click());
    await frames(page);
    assert.equal(await text(page, 'h2'), 'Sigmoid');
  });

  test('the last curve and the last function stay', async () => {
    const page = await open('#functions=relu&derivative=0');
    await ready(page);
    await page.click('.group .chip');
    await page.$$eval('.segment', ([, compare]) => compare.click());
    await page.click('[data-id="relu"]');
    await frames(page);
    assert.equal(await page.$$eval('.plot .curve', (list) => list.length), 1);
    assert.equal((await legend(page)).length, 1);
  });

  test('the gallery holds every function with its picture, found in Chinese, sorted and filtered', async () => {
    const page = await open('');
    await ready(page);
    const all = await page.evaluate(async () => (await (await import('./core.js')).loadCore()).catalogue().activations.length);
    assert.equal(await page.$$eval('.tile', (tiles) => tiles.length), all);
    await page.waitForSelector('.tile .stamp');
    await page.type('#search', '整流');
    await page.waitForFunction((n) => document.querySelectorAll('.tile').length < n, {}, all);
    assert.ok(await page.$('[data-id="relu"]'));
    assert.equal(await page.$('[data-id="tanh"]'), null);
    await page.$eval('#search', (input) => {
      input.value = '';
      input.dispatchEvent(new Event('input'));
    });
    await page.click('[data-filter="learnable"]');
    await page.select('#sort', 'year');
    const years = await page.$$eval('.families h3', (titles) => titles.map(({textContent}) => Number(textContent)).filter(Boolean));
    assert.deepEqual(years, [...years].sort((a, b) => a - b));
    assert.equal(await page.$('[data-id="relu"]'), null);
    assert.ok(await page.$('[data-id="prelu"]'));
  });

  test('arrows walk through the gallery', async () => {
    const page = await open('');
    await ready(page);
    await page.focus('.tile');
    const focused = () => page.evaluate(() => document.activeElement.dataset.id);
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    assert.notEqual(second, first);
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), second);
    await page.keyboard.press('Home');
    assert.equal(await focused(), first);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const last = await focused();
    await page.waitForFunction((id) => location.hash.includes(`functions=${id}`), {}, last);
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

  test('a function of as many terms as one likes grows and shrinks', async () => {
    const page = await open('#functions=apl&z=-3&derivative=0');
    await ready(page);
    const before = await curve(page);
    const press = async (label) => {
      await page.$$eval('.parameters button', (buttons, words) => buttons.find(({textContent}) => textContent === words).click(), label);
      await frames(page);
    };
    await press('Add a term');
    assert.equal(await page.$$eval('.parameters input[type=range]', (list) => list.length), 6);
    assert.equal(await curve(page), before, 'a new term adds nothing yet');
    await slide(page, '#parameter-a2', 0.5);
    assert.notEqual(await curve(page), before);
    assert.match(await text(page, '.formula'), /a2/);
    assert.match(await text(page, '[data-fact="learnable"]'), /2 more$/);
    await press('Remove the last term');
    assert.equal(await curve(page), before);
    assert.doesNotMatch(await text(page, '.formula'), /a2/);
    await slide(page, '#parameter-a0', 1);
    assert.notEqual(await curve(page), before);
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
    const page = await open('#lang=en');
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

  test('language: the link, then the stored choice, then the browser', async () => {
    const page = await open('#functions=relu', {language: 'zh-CN'});
    await ready(page);
    assert.equal(await page.$eval('html', ({lang}) => lang), 'zh-Hans');
    await page.$$eval('header button', (buttons) => buttons.find(({textContent}) => textContent === 'English').click());
    await page.waitForSelector('html[lang="en"]');
    await page.waitForFunction(() => location.hash.includes('lang=en'));
    const next = await open('', {language: 'zh-CN'});
    await ready(next);
    assert.equal(await next.$eval('html', ({lang}) => lang), 'en');
    await next.evaluate(() => localStorage.clear());
  });

  test('who presses a button of the header stays on it, and the page keeps what it shows', async () => {
    const page = await open('#functions=tanh&z=abc&lang=en');
    await ready(page);
    await page.click('.data summary');
    const press = async (position, done) => {
      await page.$$eval('header button', (buttons, index) => buttons.at(index).focus(), position);
      await page.keyboard.press('Enter');
      await page.waitForSelector(done);
      return page.$$eval('header button', (buttons, index) => buttons.at(index) === document.activeElement, position);
    };
    assert.ok(await press(-1, 'html[data-theme="light"]'));
    assert.ok(await page.$eval('.data', ({open: isOpen}) => isOpen));
    assert.ok(await press(-2, 'html[lang="zh-Hans"]'));
    assert.match(await text(page, '.notice li'), /不是数字/);
    await page.evaluate(() => localStorage.clear());
  });

  test('who takes a function or a term away by keyboard stays where it was', async () => {
    const page = await open('#functions=apl,tanh,relu,elu&lang=en');
    await ready(page);
    const pressed = async (selector, index) => {
      await page.$$eval(selector, (buttons, i) => buttons[i].focus(), index);
      await page.keyboard.press('Enter');
      await frames(page);
      return page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    };
    assert.equal(await pressed('.remove', 1), 'Take ReLU off the plot');
    assert.equal(await pressed('.legend-name', 2), 'ELU');
    assert.equal(await pressed('.remove', 2), 'Take ReLU off the plot');
    assert.equal(await pressed('.legend-name', 0), 'APL');
    assert.equal(await pressed('.parameters button', 0), 'Add a term');
    assert.equal(await pressed('.parameters button', 1), 'Remove the last term');
  });

  test('a notice stays as it is while a slider moves', async () => {
    const page = await open('#functions=elu&z=abc');
    await ready(page);
    await page.$eval('.notice', (notice) => { window.kept = notice; });
    await slide(page, '#parameter-alpha', 0.5);
    assert.ok(await page.$eval('.notice', (notice) => notice === window.kept));
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

  test('help, glossary and search open by key and button', async () => {
    const page = await open('');
    await ready(page);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog.help[open]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await page.$$eval('header button', ([glossary]) => glossary.click());
    await page.waitForSelector('dialog.glossary[open]');
  });

  test('the keys that need no focus can be switched off, and stay so', async () => {
    const page = await open('#lang=en');
    await ready(page);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog.help[open]');
    await page.click('dialog.help input');
    await page.keyboard.press('Escape');
    for (const key of ['?', '/']) await page.keyboard.press(key);
    const next = await open('#lang=en');
    await ready(next);
    for (const key of ['?', '/']) await next.keyboard.press(key);
    for (const tab of [page, next]) {
      assert.equal(await tab.$('dialog[open]'), null);
      assert.notEqual(await tab.evaluate(() => document.activeElement.id), 'search');
    }
    await next.evaluate(() => localStorage.clear());
  });
});
