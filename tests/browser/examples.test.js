// The tutorial with live figures, in both languages: it works, its figures are what it says, and what it says is true.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {before, test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {loadCore} from '../../web/core.js';
import {SCHEMA, decode, trainerConfig} from '../../web/state.js';
import {drawn, embedded} from './embed.mjs';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';
import {frames} from './page.mjs';

const PAGES = {'en': 'examples.html', 'zh-Hans': 'examples.zh-Hans.html'};
const ELEMENTS = 'activation-plot, softmax-explorer, network-playground, layer-health';
/** What a figure on a page of its own does not share with one among others. */
const PRESENTATION = ['show', 'lang', 'view'];

/** The tutorial with every figure drawn, as by a reader who has scrolled through it. */
async function read(page) {
  for (const element of await page.$$(ELEMENTS)) {
    await element.evaluate((widget) => widget.scrollIntoView());
    await element.evaluate((widget) => void widget.ready);
    await page.waitForFunction((widget) => widget.shadowRoot.querySelector('.widget'), {}, element);
  }
  await page.$eval('iframe', (frame) => frame.scrollIntoView());
  await drawn(await embedded(page), '.plot .curve');
  return page;
}

/** The hash that the link in place of a section's first figure leads to. */
const linked = (page, section) => page.$eval(`#${section} a`, ({hash}) => hash);

/** The network of a section, as its link says it, epoch by epoch: [losses of epoch 0, of epoch 1 ...] */
function course(core, hash, epochs) {
  const {state} = decode(hash);
  const trainer = core.createTrainer(trainerConfig(state));
  const list = [trainer.losses()];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    trainer.epoch(1);
    list.push(trainer.losses());
  }
  trainer.delete();
  return list;
}

/** A number as prose writes it. */
const prose = (value, digits) => value.toFixed(digits).replace('-', '−');

/** Every number with a decimal point that a section says, once. */
async function decimals(page, section) {
  const text = await page.$eval(`#${section}`, (element) => {
    const copy = element.cloneNode(true);
    for (const code of copy.querySelectorAll('pre')) code.remove();
    return copy.textContent;
  });
  return [...new Set(text.match(/−?\d+\.\d+/g))].sort();
}

inChromium('examples', ({open}) => {
  let core;
  before(async () => {
    core = await loadCore();
  });
  const at = (id, z, parameters = {}) => {
    const {f: [f], df: [df]} = core.evaluate({id, parameters}, Float64Array.of(z));
    return {f, df};
  };

  for (const [lang, address] of Object.entries(PAGES)) {
    const opened = (options) => open(address, options);

    test(`${lang}: eight figures are drawn when they are scrolled to, in the page's language`, async () => {
      const page = await opened();
      assert.equal(await page.$$eval('figure', ({length}) => length), 8);
      const far = await page.$$eval('network-playground', (list) => list.map((element) => element.getState()));
      assert.deepEqual(far, [null, null, null, null], 'nothing is made before it is near');
      await read(page);
      assert.deepEqual(await page.$$eval(ELEMENTS, (list) => [...new Set(list.map(({shadowRoot}) => shadowRoot.querySelector('.widget').lang))]), [lang]);
      const frame = await embedded(page);
      assert.equal(await frame.evaluate(() => document.documentElement.lang), lang);
      await page.waitForFunction(() => document.querySelector('iframe').style.height !== '');
      assert.equal(await page.$$eval(ELEMENTS, (list) => list.filter(({shadowRoot}) => shadowRoot.querySelector('.notice')).length), 0, 'nothing is refused');
    });

    test(`${lang}: without scripts a sentence stands in place of each figure, with a link to the same`, async () => {
      const page = await opened({prepare: (blank) => blank.setJavaScriptEnabled(false)});
      const fallbacks = await page.$$eval(ELEMENTS, (list) => list.map((element) => [element.localName, element.innerText.trim(), element.querySelector('a')?.hash ?? null]));
      for (const [name, text, hash] of fallbacks) assert.ok(text.length > 10 && (hash || name === 'layer-health'), `${name}: ${text}`);
      const links = await page.$$eval('section a', (list) => list.map(({pathname, hash}) => [pathname, hash]));
      assert.equal(links.length, 9);
      for (const [pathname, hash] of links) {
        assert.equal(pathname, '/index.html');
        assert.deepEqual(decode(hash).problems, [], hash);
        assert.equal(decode(hash).state.lang, lang);
      }
      const again = await read(await opened());
      const states = await again.$$eval('activation-plot, softmax-explorer, network-playground', (list) => list.map((element) => [element.querySelector('a').hash, element.getState()]));
      const inFrame = await (await embedded(again)).$eval('.embed-figure', (element) => element.getState());
      for (const [hash, own] of [...states, [await linked(again, 'relu'), inFrame]]) {
        const [there, here] = [hash, own].map((text) => decode(text, () => 'none').state);
        for (const {key} of SCHEMA) if (!PRESENTATION.includes(key) && (key !== 'seed' || hash.includes('seed='))) assert.deepEqual(there[key], here[key], `${key} of ${hash}`);
      }
    });

    test(`${lang}: the line below each figure is the one that made it`, async () => {
      const page = await opened();
      const pairs = await page.$$eval('figure', (list, names) => list.map((figure) => {
        const template = document.createElement('template');
        template.innerHTML = figure.querySelector('pre').textContent;
        const attributes = (element) => [element.localName, ...[...element.attributes].map(({name, value}) => `${name}=${value.replace('https://your.site/v1/', '')}`)];
        const made = [...template.content.querySelectorAll('*')].map(attributes);
        return [made, [...figure.querySelectorAll(`${names}, iframe`)].slice(0, made.length).map(attributes)];
      }), ELEMENTS);
      for (const [line, figure] of pairs) assert.deepEqual(line, figure);
      assert.match(await page.$eval('aside pre', ({textContent}) => textContent), /^<script type="module" src="https:\/\/your\.site\/v1\/elements\.js"><\/script>$/);
    });

    test(`${lang}: the numbers of the text are those of the functions`, async () => {
      const page = await opened();
      const [top, flat] = [at('sigmoid', 0), at('sigmoid', 5)];
      assert.deepEqual(await decimals(page, 'sigmoid'), [prose(top.df, 2), prose(flat.df, 4), prose(flat.f, 4)].sort());
      assert.equal(Math.round(top.df / flat.df), 38);
      assert.match(await page.$eval('#sigmoid', ({textContent}) => textContent), /a thirty-eighth|三十八分之一/);

      const [made, tanh] = [2 * at('sigmoid', 2).f - 1, at('tanh', 1).f];
      assert.equal(prose(made, 4), prose(tanh, 4));
      assert.equal(at('tanh', 0).df, 4 * top.df);
      assert.deepEqual(await decimals(page, 'tanh'), [prose(at('sigmoid', 2).f, 4), prose(tanh, 4), prose(at('tanh', 5).df, 5)].sort());

      const [leaky, elu] = [at('leaky_relu', -2, {negative_slope: 0.1}), at('elu', -2)];
      assert.deepEqual(at('relu', -2), {f: 0, df: 0});
      assert.deepEqual(await decimals(page, 'relu'), [prose(leaky.df, 1), prose(leaky.f, 1), prose(elu.f, 4), prose(elu.df, 4)].sort());

      const [{initial}] = core.catalogue().activations.find(({id}) => id === 'prelu').parameters;
      assert.deepEqual(at('prelu', -2, {a: 0}), at('relu', -2));
      assert.ok(at('prelu', -2, {a: -0.5}).f > 0);
      assert.deepEqual(await decimals(page, 'prelu'), [prose(initial, 2), prose(at('prelu', -2).f, 1)].sort());

      const {value} = core.vectorFunction('softmax', Float64Array.of(1010, 1000, 990));
      const largest = Number.MAX_VALUE;
      assert.deepEqual(await decimals(page, 'softmax'), [...[...value].map((p) => prose(p, 5)), prose(Math.log(largest), 2), prose(largest / 1e308, 1)].sort());
    });

    test(`${lang}: the numbers of the text are those of the networks`, async () => {
      const page = await read(await opened());
      const text = (selector) => page.$eval(selector, ({textContent}) => textContent);
      const straight = course(core, await linked(page, 'exercise'), 300).map(({testLoss}) => testLoss);
      for (const loss of straight.slice(10)) assert.equal(prose(loss, 2), '0.50');
      assert.deepEqual(await decimals(page, 'exercise'), ['0.05', '0.50']);
      const first = async (id) => course(core, (await linked(page, 'exercise')).replace('identity', id), 100).findIndex(({testLoss}) => testLoss < 0.05);
      assert.match(await text('#exercise details'), new RegExp(`\\b${await first('relu')}\\b[^]*\\b${await first('tanh')}\\b`));
      assert.equal(await first('sigmoid'), -1);

      const [sigmoid, relu] = (await page.$$eval('#vanishing a', (links) => links.map(({hash}) => hash))).map((hash) => course(core, hash, 100)[100].testLoss);
      assert.deepEqual(await decimals(page, 'vanishing'), ['0.13', '0.25', '0.85', prose(sigmoid, 2), prose(relu, 4)].sort());
      const health = (name) => page.$eval(`layer-health[for="${name}"]`, ({shadowRoot}) => shadowRoot.textContent);
      assert.match(await health('deep-sigmoid'), /0\.13[^]*3300/);
      assert.match(await health('deep-relu'), /× 0\.85|0\.85/);
      assert.equal((await text('#vanishing')).match(/3300/g).length, 2);

      const link = await linked(page, 'dying');
      const dead = course(core, link, 300).slice(3).map(({testLoss}) => testLoss);
      const well = course(core, link.replace('learningRate=3', 'learningRate=0.03'), 100)[100].testLoss;
      assert.deepEqual(await decimals(page, 'dying'), ['0.03', prose(well, 4), prose(Math.floor(1000 * Math.min(...dead)) / 1000, 3)].sort());
      const leaky = course(core, link.replaceAll(':relu', ':leaky_relu'), 300).map(({testLoss}) => testLoss);
      assert.ok(Math.min(...leaky) > 0.4, 'leaky ReLU does not learn well at this rate');
    });

    test(`${lang}: what the text names is there in the figure`, async () => {
      const page = await read(await opened());
      const missing = await page.$$eval('section', (sections, names) => sections.flatMap((section) => {
        const prose = [...section.querySelectorAll(':scope > p')];
        const named = prose.flatMap((one) => [...[...one.querySelectorAll('b')].map(({textContent}) => textContent), ...[...one.textContent.matchAll(/“([^”]+)”/g)].map(([, words]) => words)]);
        const seen = [...section.querySelectorAll(names)].map(({shadowRoot}) => `${shadowRoot.textContent} ${[...shadowRoot.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')).join()}`).join();
        return named.filter((words) => !seen.includes(words));
      }), ELEMENTS);
      assert.deepEqual(missing, []);
    });

    test(`${lang}: the naive softmax fails at the shift that the text names, and works at the next`, async () => {
      const page = await opened();
      const explorer = await page.$('#softmax softmax-explorer');
      assert.match(await page.$eval('#softmax', ({textContent}) => textContent), /−300[^]*−310/);
      const table = async (shift) => {
        await explorer.evaluate((element, value) => element.setState({shift: value}), shift);
        await frames(page);
        return explorer.evaluate(({shadowRoot}) => shadowRoot.querySelector('.softmax-compare table').textContent);
      };
      assert.match(await table(-300), /NaN[^]*0\.99995/);
      assert.match(await table(-310), /^(?![^]*NaN)[^]*0\.99995[^]*0\.99995/);
    });

    test(`${lang}: the exercise is solved by the change that the text suggests, and not before`, async () => {
      const page = await opened();
      const playground = await page.$('#exercise network-playground');
      await page.evaluate((element) => {
        element.goals = [];
        element.addEventListener('goal', ({detail}) => element.goals.push(detail));
        element.scrollIntoView();
      }, playground);
      const train = async (layers) => {
        if (layers) assert.deepEqual(await playground.evaluate((element, value) => element.setState({layers: value}), layers), []);
        await playground.evaluate((element) => element.step(100).then(() => {}));
        return playground.evaluate((element) => [element.goals.length, element.shadowRoot.querySelector('.play-goal').classList.contains('is-reached')]);
      };
      assert.deepEqual(await train(), [0, false]);
      assert.deepEqual(await train('4:sigmoid'), [0, false]);
      assert.deepEqual(await train('4:relu'), [1, true]);
      const [{epoch, testLoss}] = await playground.evaluate((element) => element.goals);
      assert.ok(epoch <= 100 && testLoss < 0.05, `${testLoss} in epoch ${epoch}`);
    });

    test(`${lang}: three epochs at a learning rate of 3 kill a layer, and a smaller rate does not wake it`, async () => {
      const page = await opened();
      const playground = await page.$('#dying network-playground');
      await playground.evaluate(async (element) => {
        element.scrollIntoView();
        await element.ready;
      });
      /** Waits until the table says so many dead units, layer by layer. */
      const dead = (pattern) => page.waitForFunction(({shadowRoot}, wanted) => {
        const row = [...shadowRoot.querySelectorAll('.play-health tr')].find(({textContent}) => /dead units|死亡单元/.test(textContent));
        return new RegExp(wanted).test([...row.querySelectorAll('td')].map(({textContent}) => textContent.trim()).join(' '));
      }, {}, playground, pattern);
      await dead('^0 0 0$');
      for (let n = 1; n <= 3; n++) {
        await playground.evaluate(({shadowRoot}) => shadowRoot.querySelector('[aria-keyshortcuts="s"]').click());
        await page.waitForFunction(({shadowRoot}, epoch) => shadowRoot.querySelector('.play-figure-epoch b').textContent.trim() === epoch, {}, playground, String(n));
      }
      await dead('^. 4 0$');
      await playground.evaluate(async (element) => {
        await element.setState({learningRate: 0.03});
        await element.step(50);
      });
      await dead('^. 4 0$');
      await playground.evaluate(async (element) => {
        await element.reset();
        await element.step(100);
      });
      await dead('^0 0 0$');
    });

    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`${lang}: axe finds nothing, ${scheme}`, async () => {
        const page = await read(await opened({scheme, prepare: (blank) => blank.setBypassCSP(true)}));
        await page.$eval('details', (details) => { details.open = true; });
        const {violations} = await new AxePuppeteer(page).analyze();
        assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`), []);
      });
    }

    test(`${lang}: nothing scrolls sideways from 320 to 1920 pixels`, async () => {
      const page = await read(await opened({width: 320, height: 640}));
      for (const width of [320, 375, 600, 800, 960, 1440, 1920]) {
        await page.setViewport({width, height: 800});
        await frames(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `at ${width}: ${wide}`);
      }
    });
  }

  for (const name of ['README.md', 'README.zh-CN.md']) {
    test(`${name}: what it shows to authors works as it stands there`, async () => {
      const text = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
      const [elements, frame] = [...text.matchAll(/```html\n([^]*?)```/g)].map(([, code]) => code.replaceAll('https://your.site/v1/', ''));
      const said = [];
      const page = await open(HOST, {height: 3000, prepare: async (blank) => {
        blank.on('console', (message) => said.push(message.args()));
        await hosting(`<script>const wrong = []; addEventListener('error', ({detail}) => wrong.push(detail?.message ?? 'uncaught'));</script>${elements}`)(blank);
      }});
      await page.waitForFunction((names) => [...document.querySelectorAll(names)].every(({shadowRoot}) => shadowRoot?.querySelector('.widget')), {}, ELEMENTS);
      const told = () => said.find((values) => values.length === 3);
      while (!told()) await frames(page);
      const [refused, state, weights] = await Promise.all(told().map((value) => value.jsonValue()));
      assert.deepEqual(refused, []);
      assert.match(state, /learningRate=0\.1.*noise=10|noise=10.*learningRate=0\.1/);
      assert.equal(Object.keys(weights).length, 8);
      assert.deepEqual(await page.evaluate(() => globalThis.eval('wrong')), []);

      const [call] = text.match(/\{type: 'activation-playground:call'[^`]*/);
      const other = await open(HOST, {prepare: hosting(`${frame}<script>const call = ${call};</script>`)});
      await drawn(await embedded(other), '.play-surface canvas');
      await other.waitForFunction(() => document.querySelector('iframe').style.height !== '');
      assert.equal(await (await embedded(other)).$eval('.embed-figure', ({shadowRoot}) => shadowRoot.querySelector('.notice')), null);
      const answer = await other.evaluate(() => new Promise((resolve) => {
        addEventListener('message', ({data}) => data.type === 'activation-playground:reply' && resolve(data));
        document.querySelector('iframe').contentWindow.postMessage(globalThis.eval('call'), '*');
      }));
      assert.deepEqual(answer, {type: 'activation-playground:reply', id: 1, ok: true, value: []});
      assert.match(await (await embedded(other)).$eval('.embed-figure', (element) => element.getState()), /noise=10/);
    });
  }
});
