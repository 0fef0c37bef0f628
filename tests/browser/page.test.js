// The page of functions as people use it: links, sliders, keys, search, overlays.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadCore} from '../../web/core.js';
import {inEachBrowser} from './harness.mjs';
import {curve, frames, hash, legend, ready, retype, slide, text} from './page.mjs';

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

  test('a link of TensorFlow Playground opens, and is kept for the network', async () => {
    const link = '#activation=relu&batchSize=4&noise=40&networkShape=4,4&seed=0.52140&percTrainData=10&noise_hide=true';
    const page = await open(`${link}&goal=0.2&lang=en`);
    await page.waitForSelector('.play');
    assert.equal(await page.$('.notice'), null);
    assert.equal(await hash(page), link.replace('&noise_hide=true', '&lang=en&noise_hide=true&goal=0.2'));
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
    assert.equal(await page.$eval(box, (input) => input.getAttribute('aria-invalid')), 'true');
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
    const description = await text(page, '#plot-description');
    for (const name of ['ReLU', 'Tanh', 'Sigmoid', 'Softsign', 'ELU', 'Identity']) assert.ok(description.includes(name), description);
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
    const page = await open('#view=functions');
    await ready(page);
    const all = await page.evaluate(async () => (await (await import('./core.js')).loadCore()).catalogue().activations.length);
    assert.equal(await page.$$eval('.tile:not([data-id=""])', (tiles) => tiles.length), all);
    await page.waitForSelector('.tile .stamp');
    await page.type('#search', '整流');
    await page.waitForFunction((n) => document.querySelectorAll('.tile:not([data-id=""])').length < n, {}, all);
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
    const page = await open('#view=functions');
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

  test('language: the link, then the stored choice, then the browser', async () => {
    const page = await open('#functions=relu', {language: 'zh-CN'});
    await ready(page);
    assert.equal(await page.$eval('html', ({lang}) => lang), 'zh-Hans');
    await page.$$eval('header button', (buttons) => buttons.find(({textContent}) => textContent === 'English').click());
    await page.waitForSelector('html[lang="en"]');
    await page.waitForFunction(() => location.hash.includes('lang=en'));
    const next = await open('#view=functions', {language: 'zh-CN'});
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

  test('help, glossary and search open by key and button', async () => {
    const page = await open('#view=functions');
    await ready(page);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog.help[open]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await page.$$eval('header .end button', ([glossary]) => glossary.click());
    await page.waitForSelector('dialog.glossary[open]');
  });

  test('the keys that need no focus can be switched off, and stay so', async () => {
    const page = await open('#view=functions&lang=en');
    await ready(page);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog.help[open]');
    await page.click('dialog.help input');
    await page.keyboard.press('Escape');
    for (const key of ['?', '/']) await page.keyboard.press(key);
    const next = await open('#view=functions&lang=en');
    await ready(next);
    for (const key of ['?', '/']) await next.keyboard.press(key);
    for (const tab of [page, next]) {
      assert.equal(await tab.$('dialog[open]'), null);
      assert.notEqual(await tab.evaluate(() => document.activeElement.id), 'search');
    }
    await next.evaluate(() => localStorage.clear());
  });
});
