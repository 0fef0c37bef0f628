// What serve.py --dist writes: the page works from it, and loads no more than its limit.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {inChromium, startServer} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const FOLDER = fileURLToPath(new URL('../../build/dist', import.meta.url));
const OTHER = fileURLToPath(new URL('../../build/other', import.meta.url));
const TOOL = fileURLToPath(new URL('../tools/dist.mjs', import.meta.url));
// The aims are 120 kB with Play, 90 kB with functions and 45 kB; until they are met, nothing may grow beyond this.
const PAGE_LIMITS = {'': 240_000, '#view=functions': 196_000};
/** Of a page with one <activation-plot>; the aim is 75 kB. */
const WIDGET_LIMIT = 190_000;
const WASM_LIMIT = 116_000;  // of the scalar build, the larger one

const SITE = 'https://example.org/site';
execFileSync(process.execPath, [TOOL, FOLDER, SITE], {stdio: ['ignore', 'ignore', 'pipe']});
const read = (name) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const sizes = JSON.parse(read('dist.json'));

inChromium('dist', ({open, url}) => {
  /** What a visitor has loaded when the page is drawn, in bytes, with the names of it all. */
  async function loading(address, options, isDrawn) {
    const loaded = new Set();
    const page = await open(address, {
      ...options,
      prepare: async (page) => {
        await options.prepare?.(page);
        page.on('response', (response) => loaded.add(new URL(response.url()).pathname));
      },
    });
    await isDrawn(page);
    await page.waitForNetworkIdle();
    const names = [...loaded].map((name) => (name.endsWith('/') ? `${name}index.html` : name).slice(1)).filter((name) => name !== HOST);
    const bytes = names.map((name) => sizes[name].brotli ?? sizes[name].bytes);
    return {names, total: bytes.reduce((sum, size) => sum + size, 0), list: names.map((name, i) => `${name} ${bytes[i]}`).join(', ')};
  }

  for (const [folder, view, language] of [['', '', 'en'], ['', '', 'zh-CN'], ['', '#view=functions', 'en'], ['v1/', '', 'en']]) {
    test(`/${folder}${view} in ${language} draws its curve within its limit`, async () => {
      const {total, list} = await loading(`${folder}${view}`, {language}, (page) => page.waitForSelector('main svg path'));
      assert.ok(total <= PAGE_LIMITS[view], `${total} bytes: ${list}`);
    });
  }

  test('one script tag and one element load within their limit, and nothing of other elements', async () => {
    const prepare = hosting('<script type="module" src="v1/elements.js"></script><activation-plot functions="elu"></activation-plot>');
    const {names, total, list} = await loading(HOST, {prepare}, (page) => page.$eval('activation-plot', async (element) => void await element.ready));
    assert.ok(total <= WIDGET_LIMIT, `${total} bytes: ${list}`);
    assert.ok(names.includes('v1/elements.js'));
    for (const name of names) assert.doesNotMatch(name, /play-|playground-[A-Z0-9]+\.js.*playground-[A-Z0-9]+\.js|softmax|facts|main-|\.css$/);
  });

  test('the elements have their style, light and dark, wide and narrow', async () => {
    const page = await open(HOST, {prepare: hosting(`<script type="module" src="v1/elements.js"></script>
      <network-playground theme="light" loading="eager" dataset="xor"></network-playground>
      <div style="width: 400px"><network-playground theme="dark" loading="eager" dataset="xor"></network-playground></div>`)});
    await page.waitForFunction(() => [...document.querySelectorAll('network-playground')].every(({shadowRoot}) => shadowRoot.querySelector('.play')));
    const [light, dark] = await page.$$eval('network-playground', (all) => all.map(({shadowRoot}) => {
      const style = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
      return {ink: style('.widget').color, columns: style('.play').gridTemplateColumns.split(' ').length};
    }));
    assert.equal(light.ink, 'rgb(28, 32, 36)');
    assert.equal(dark.ink, 'rgb(236, 234, 228)');
    assert.ok(light.columns > dark.columns, `${light.columns} columns beside ${dark.columns}`);
  });

  for (const folder of ['', 'v1/']) {
    test(`/${folder} gives snippets of the folder that has the files, and lists oEmbed's pages`, async () => {
      const page = await open(`${folder}#view=functions&functions=elu&lang=en`);
      await page.waitForSelector('.embed-entry button');
      await page.click('.embed-entry button');
      await page.waitForSelector('dialog[open] .embed-pages li code');
      const snippet = await page.$eval('dialog[open] pre code', ({textContent}) => textContent);
      assert.ok(snippet.includes(`${url()}v1/`), snippet);
      assert.ok((await page.$eval('.embed-pages li code', ({textContent}) => textContent)).startsWith(`${SITE}/v1/oembed/`));
    });
  }

  test('a page of another site shows an element, and a notebook there its widget', async () => {
    mkdirSync(OTHER, {recursive: true});
    writeFileSync(`${OTHER}/index.html`, `<!doctype html><link rel="icon" href="data:,"><title>Another site</title>
      <script type="module" src="${url()}v1/elements.js"></script>
      <activation-plot functions="elu"></activation-plot><div id="cell"></div>`);
    const other = await startServer(OTHER);
    try {
      const page = await open(other.url, {mayFail: true});  // for the harness this is a foreign page
      await page.$eval('activation-plot', async (element) => void await element.ready);
      await page.evaluate(async (address) => {
        const {default: widget} = await import(address);
        const model = {get: (trait) => ({element: 'softmax-explorer', state: '#logits=3,1'})[trait], set() {}, on() {}, off() {}, save_changes() {}};
        widget.render({model, el: document.getElementById('cell')});
      }, `${url()}v1/widget.mjs`);
      assert.match(await page.$eval('softmax-explorer', async (element) => (await element.ready).getState()), /logits=3,1/);
      assert.deepEqual(page.problems.filter((problem) => problem !== `left the site: ${other.url}`), []);
    } finally {
      other.close();
    }
  });

  for (const name of ['examples.html', 'examples.zh-Hans.html']) {
    test(`${name}: every figure of the tutorial comes`, async () => {
      const page = await open(`v1/${name}`);
      const count = await page.evaluate(async () => {
        const figures = document.querySelectorAll('activation-plot, softmax-explorer, network-playground, layer-health, iframe');
        for (const figure of figures) {
          figure.scrollIntoView();
          await figure.ready;  // a frame has none
        }
        return figures.length;
      });
      assert.ok(count >= 8, `${count} figures`);
      const frame = await page.waitForFrame((each) => each.url().includes('/v1/embed.html'));
      await frame.waitForFunction(() => document.querySelector('activation-plot')?.shadowRoot.querySelector('.curve'));
    });
  }

  test('a frame shows its figure, and the way from it leads to the whole page', async () => {
    const page = await open('v1/embed.html#view=softmax&logits=3,1&lang=en');
    await page.waitForFunction(() => document.querySelector('softmax-explorer')?.shadowRoot.querySelector('.softmax'));
    await page.$eval('softmax-explorer', ({shadowRoot}) => [...shadowRoot.querySelectorAll('button')].find(({textContent}) => textContent === 'Train with softmax').click());
    const there = await page.browser().waitForTarget((target) => /index\.html#view=play&/.test(target.url()));
    const whole = await there.page();
    await whole.waitForSelector('.play-plane');
    assert.doesNotMatch(there.url(), /show=/);
    await whole.close();
  });

  test('the WebAssembly keeps within its limit', () => {
    const modules = Object.entries(sizes).filter(([name]) => name.endsWith('.wasm'));
    assert.equal(modules.length, 4);
    for (const [name, {brotli}] of modules) assert.ok(brotli <= WASM_LIMIT, `${name}: ${brotli} bytes`);
  });

  test('every answer of oEmbed is a frame of a page that is there, at the address of the site', () => {
    const answers = readdirSync(`${FOLDER}/v1/oembed`).filter((name) => name.endsWith('.json') && name !== 'pages.json');
    assert.ok(answers.length > 4);
    for (const name of answers) {
      const [, address] = JSON.parse(read(`v1/oembed/${name}`)).html.match(/<iframe[^>]* src="([^"#]+)/);
      assert.ok(address.startsWith(`${SITE}/v1/`), address);
      assert.ok(existsSync(FOLDER + address.slice(SITE.length)), address);
    }
  });

  test('an embed finds the core under its stable name', async () => {
    const page = await open('v1/');
    const values = await page.evaluate(async (address) => {
      const {loadCore} = await import(address);
      return [...(await loadCore()).evaluate({id: 'relu'}, Float64Array.of(-2, 3)).f];
    }, `${url()}v1/core.js`);
    assert.deepEqual(values, [0, 3]);
  });
}, {folder: FOLDER});
