// What serve.py --dist writes: the page works from it, and loads no more than its limit.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {inChromium} from './harness.mjs';

const FOLDER = fileURLToPath(new URL('../../build/dist', import.meta.url));
const TOOL = fileURLToPath(new URL('../tools/dist.mjs', import.meta.url));
// The aims are 120 kB with Play, 90 kB with functions and 45 kB; until they are met, nothing may grow beyond this.
const PAGE_LIMITS = {'': 240_000, '#view=functions': 196_000};
const WASM_LIMIT = 116_000;  // of the scalar build, the larger one

execFileSync(process.execPath, [TOOL, FOLDER], {stdio: ['ignore', 'ignore', 'pipe']});
const sizes = JSON.parse(readFileSync(`${FOLDER}/dist.json`, 'utf8'));

inChromium('dist', ({open, url}) => {
  for (const [folder, view, language] of [['', '', 'en'], ['', '', 'zh-CN'], ['', '#view=functions', 'en'], ['v1/', '', 'en']]) {
    test(`/${folder}${view} in ${language} draws its curve within its limit`, async () => {
      const loaded = new Set();
      const page = await open(`${folder}${view}`, {
        language,
        prepare: async (page) => void page.on('response', (response) => loaded.add(new URL(response.url()).pathname)),
      });
      await page.waitForSelector('main svg path');
      await page.waitForNetworkIdle();
      const names = [...loaded].map((name) => (name.endsWith('/') ? `${name}index.html` : name).slice(1));
      const bytes = names.map((name) => sizes[name].brotli ?? sizes[name].bytes);
      const total = bytes.reduce((sum, size) => sum + size, 0);
      assert.ok(total <= PAGE_LIMITS[view], `${total} bytes: ${names.map((name, i) => `${name} ${bytes[i]}`).join(', ')}`);
    });
  }

  test('the WebAssembly keeps within its limit', () => {
    const modules = Object.entries(sizes).filter(([name]) => name.endsWith('.wasm'));
    assert.equal(modules.length, 4);
    for (const [name, {brotli}] of modules) assert.ok(brotli <= WASM_LIMIT, `${name}: ${brotli} bytes`);
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
