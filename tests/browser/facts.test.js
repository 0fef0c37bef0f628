// The view of facts: sorted, narrowed, compared and measured by hand, kept in the link, on a desk and on a phone.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inChromium} from './harness.mjs';
import {hash, text} from './page.mjs';

const FACTS = '#view=facts&seed=0.5';
const ready = (page) => page.waitForSelector('.facts-table tbody tr, .facts-card');
const listed = (page) => page.$$eval('.facts-table tbody tr', (rows) => rows.map((row) => row.dataset.id));
const cells = (page, column) => page.$$eval(`.facts-table td[data-column="${column}"]`, (all) => all.map((cell) => cell.textContent));
const compared = (page) => page.$$eval('.facts-compared thead th span', (names) => names.map((name) => name.textContent));

inChromium('Facts', ({open}) => {
  test('a heading sorts, again turns the order round, and Back undoes it', async () => {
    const page = await open(`${FACTS}&lang=en`);
    await ready(page);
    assert.equal((await listed(page)).length, 55);
    await page.click('th[data-column="gain"] button');
    assert.equal(await page.$eval('th[data-column="gain"]', (th) => th.getAttribute('aria-sort')), 'descending');
    assert.equal((await listed(page))[0], 'smish');
    assert.equal(await page.evaluate(() => document.activeElement.closest('th')?.dataset.column), 'gain');
    await page.click('th[data-column="gain"] button');
    assert.match(await hash(page), /factSort=gain/);
    assert.equal((await listed(page))[0], 'exponential');
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('.facts-table tbody tr').dataset.id === 'abs');
  });

  test('a fact and its value, or a span, narrow the table; a chip widens it again', async () => {
    const page = await open(`${FACTS}&lang=en`);
    await ready(page);
    await page.click('.facts-where summary');
    await page.select('.facts-where select', 'parity');
    await page.select('.facts-where select:nth-of-type(2)', 'odd');
    const parities = await cells(page, 'parity');
    assert.ok(parities.length > 5 && parities.every((parity) => parity === 'odd'));
    await page.select('.facts-where select', 'gain');
    await page.type('.facts-span input', '1.5');
    const gains = (await cells(page, 'gain')).map(Number);
    assert.ok(gains.length > 2 && gains.length < parities.length && gains.every((gain) => gain >= 1.5));
    assert.match(await text(page, '.facts-count'), new RegExp(`^${gains.length} of 55`));
    await page.click('.facts-conditions .chip');
    await page.click('.facts-conditions .chip');
    assert.equal((await listed(page)).length, 55);
    await page.click('.facts-tools [data-filter="bounded"]');
    assert.ok((await listed(page)).includes('sigmoid') && !(await listed(page)).includes('relu'));
    await page.type('.facts-tools .search', 'nothing at all');
    assert.equal(await page.$('.facts-table tbody tr'), null);
    assert.match(await text(page, '.facts-list'), /No function fits/);
  });

  test('head and names stay in sight while the table scrolls in itself', async () => {
    const page = await open(`${FACTS}&lang=en&columns=shape,slope,normal,cost,source`);
    await ready(page);
    const [head, name, page_width] = await page.evaluate(() => {
      const scroll = document.querySelector('.facts-scroll');
      scroll.scrollTo(2000, 900);
      const box = scroll.getBoundingClientRect();
      const th = document.querySelector('.facts-table th[data-column="gain"]').getBoundingClientRect();
      const names = document.querySelector('.facts-table tbody tr:nth-child(30) th').getBoundingClientRect();
      return [th.top - box.top, names.left - box.left, document.documentElement.scrollWidth];
    });
    assert.ok(head >= 0 && head < 40, `${head}`);
    assert.ok(name >= 0 && name < 3, `${name}`);
    assert.equal(page_width, 1440);
    await page.click('.facts-tools [data-group="source"]');
    assert.equal(await page.$('.facts-table td[data-column="pytorch"]'), null);
  });

  test('what is ticked stands side by side, in the link, with its differences marked', async () => {
    const page = await open(`${FACTS}&lang=en`);
    await ready(page);
    for (const id of ['relu', 'leaky_relu', 'elu', 'gelu']) await page.click(`[data-pick="${id}"]`);
    assert.deepEqual(await compared(page), ['ReLU', 'Leaky ReLU', 'ELU', 'GELU']);
    assert.match(await hash(page), /compare=relu,leaky_relu,elu,gelu/);
    assert.equal(await text(page, '.facts-jump .button'), 'Compare (4)');
    assert.ok(await page.$eval('[data-pick="selu"]', (box) => box.disabled));
    assert.match(await text(page, '.facts-wide'), /Untick one first/);
    await page.$eval('.facts-compared [data-field="1 negative_slope"]', (input) => {
      input.value = '0.2';
      input.dispatchEvent(new Event('change'));
    });
    await page.waitForFunction(() => location.hash.includes('leaky_relu(negative_slope=0.2)'));  // it is written when the hand rests
    const differs = await page.$$eval('.facts-compared .differs th', (all) => all.map((th) => th.firstChild.textContent));
    assert.ok(differs.includes('Gain') && !differs.includes('f(0)'));
    await page.click('[data-pick="relu"]');
    assert.deepEqual(await compared(page), ['Leaky ReLU', 'ELU', 'GELU']);
    await page.reload();
    await ready(page);
    assert.deepEqual(await compared(page), ['Leaky ReLU', 'ELU', 'GELU']);
    const wrong = await open(`${FACTS}&lang=en&compare=reluu,elu(alpha=-1),tanh`);
    await ready(wrong);
    assert.match(await text(wrong, '.notice'), /compare: reluu is not in the gallery/);
    assert.deepEqual(await compared(wrong), ['ELU', 'Tanh']);
  });

  test('the cost here is measured when it is asked for', async () => {
    const page = await open(`${FACTS}&lang=en`);
    await ready(page);
    assert.ok((await cells(page, 'time')).every((time) => time === '–'));
    await page.click('.facts-files button');
    await page.waitForFunction(() => [...document.querySelectorAll('.facts-table td[data-column="time"]')].every((cell) => /×/.test(cell.textContent)), {timeout: 60000});
    await page.click('th[data-column="time"] button');
    const times = (await cells(page, 'time')).map((time) => Number(time.split(' ')[0]));
    assert.deepEqual(times, [...times].sort((a, b) => b - a));
  });

  test('a function of one\'s own is put beside others, under the name that it has', async () => {
    const page = await open(`${FACTS}&lang=en&own=own1:Mine:x*sigmoid(beta*x)`);
    await ready(page);
    assert.deepEqual(await page.$$eval('.facts-compare optgroup option', (options) => options.map(({value, textContent}) => [value, textContent])), [['own1', 'Mine']]);
    await page.select('.facts-compare select', 'own1');
    await page.select('.facts-compare select', 'silu');
    assert.deepEqual(await compared(page), ['Mine', 'SiLU']);
    await page.evaluate(() => { location.hash = location.hash.replace('Mine', 'Yours'); });
    await page.waitForFunction(() => document.querySelector('.facts-compared thead').textContent.includes('Yours'));
    assert.equal(await text(page, '.facts-compare optgroup option'), 'Yours');
  });

  test('whoever presses a button that goes away is on the one that comes after it', async () => {
    const page = await open(`${FACTS}&lang=en&where=parity:odd,mean:0..`);
    await ready(page);
    const press = (selector) => page.$eval(selector, (button) => {
      button.focus();
      button.click();
    });
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    await press('.facts-compare .facts-row .button[lang]');
    assert.equal(await focused(), await page.$eval('.facts-compare .scroll', (scroll) => scroll.getAttribute('aria-label')));
    await press('.facts-compared .close');
    assert.match(await focused(), /Leaky ReLU/);
    await press('.facts-compare .facts-buttons .button:last-child');
    assert.match(await focused(), /^ReLU · Leaky ReLU/);
    await page.$eval('.facts-where', (details) => { details.open = false; });
    await press('.facts-conditions .chip');
    assert.match(await focused(), /^Take away: Mean/);
    await press('.facts-conditions .chip');
    assert.equal(await focused(), 'Search the table');
    await press('.facts-files button');
    assert.match(await focused(), /^Measuring/);
    await page.waitForFunction(() => document.activeElement.textContent === 'Measure the cost here', {timeout: 60000});
  });

  test('a name opens the plot, and Back leads to a page that says so in its title', async () => {
    const page = await open(`${FACTS}&lang=en`);
    await ready(page);
    const title = await page.title();
    await page.click('[data-id="apl"] .facts-name');
    await page.waitForFunction(() => document.title.startsWith('APL'));
    // The plot's next picture is due, and it is gone before it is drawn.
    await page.evaluate(async () => {
      const ask = requestAnimationFrame;
      const due = [];
      window.requestAnimationFrame = (task) => due.push(task);
      history.back();
      while (!document.querySelector('.facts-view')) await new Promise((done) => setTimeout(done));
      window.requestAnimationFrame = ask;
      for (const task of due) task(performance.now());
    });
    assert.equal(await page.title(), title);
  });

  test('in Chinese the functions have their Chinese names, too', async () => {
    const page = await open(`${FACTS}&lang=zh-Hans&compare=relu`);
    await ready(page);
    assert.equal(await text(page, '[data-id="relu"] .facts-name'), 'ReLU修正线性单元');
    assert.match(await text(page, '.facts-compared-head'), /^ReLU修正线性单元/);
    assert.match(await text(page, '.facts-compare option[value="tanh"]'), /^Tanh · 双曲正切函数$/);
    assert.match(await text(page, '.facts-guide-names'), /^ReLU修正线性单元$/);
  });

  test('a piece of advice opens its network in Play, and Back leads back', async () => {
    const page = await open(`${FACTS}&lang=zh-Hans`);
    await ready(page);
    await page.click('[data-state="dying"]');
    await page.waitForSelector('.play-unit[data-column="1"]');
    assert.match(await hash(page), /layers=8:relu,8:relu.*learningRate=1|learningRate=1.*layers=8:relu,8:relu/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans');
    await page.goBack();
    await ready(page);
    assert.match(await hash(page), /view=facts/);
  });

  test('a phone has cards that open, and sorts them with a menu', async () => {
    const page = await open(`${FACTS}&lang=en`, {width: 375, height: 812, touch: true});
    await ready(page);
    assert.equal(await page.$('.facts-table tbody'), null);
    await page.select('.facts-order select', 'lipschitz');
    await page.click('.facts-order button');
    await page.click('.facts-card summary');
    assert.match(await text(page, '.facts-card details[open]'), /Lipschitz∞/);
    await page.tap('.facts-card .facts-pick input');
    assert.equal((await compared(page)).length, 1);
    assert.ok(await page.$('.facts-card details[open]'));
    const small = await page.$$eval('.facts-view :is(button, select, summary, input[type="search"], .facts-pick)', (all) =>
      all.filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44 && !one.closest('p:not([class])')).map((one) => one.className || one.textContent));
    assert.deepEqual(small, []);
  });

  test('nothing scrolls sideways, and axe finds nothing, in any state', async () => {
    const blank = {prepare: (page) => page.setBypassCSP(true)};
    const compare = '&compare=leaky_relu(negative_slope=0.2),gelu,hardshrink';
    for (const [address, options] of [[`${FACTS}&lang=en${compare}&columns=shape,slope,normal,cost,source&where=gain:1..`, {}], [`${FACTS}&lang=zh-Hans`, {scheme: 'dark'}],
      [`${FACTS}&lang=en${compare}`, {width: 375, height: 812, touch: true}], [`${FACTS}&lang=zh-Hans&theme=dark${compare}`, {width: 320, height: 640, touch: true}]]) {
      const page = await open(address, {...options, ...blank});
      await ready(page);
      await page.$$eval('.facts-view details', (all) => all.slice(0, 60).forEach((details) => { details.open = true; }));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), options.width ?? 1440, address);
      const {violations} = await new AxePuppeteer(page).analyze();
      assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({target}) => target.join(' ')).join(', ')}`), [], address);
    }
  });
});
