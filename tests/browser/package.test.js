// The package in a browser: straight from node_modules, without a bundler and without an import map, and through Vite.

import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after} from 'node:test';
import {test} from 'node:test';
import {build} from 'vite';
import {installedProject} from '../tools/package.mjs';
import {inChromium} from './harness.mjs';

const {folder, remove} = installedProject();
after(remove);

/** @param {string} head */
const html = (head) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A project</title>
${head}
`;
const put = (name, content) => {
  mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
  writeFileSync(path.join(folder, name), content);
};

const CORE = (from) => `import {loadCore} from '${from}';
const [scalar, simd] = await Promise.all([false, true].map((simd) => loadCore({simd})));
document.title = [scalar, simd].map((core) => core.evaluate({id: 'elu'}, Float64Array.of(2)).f[0]).join();`;

put('plain.html', html(`<script type="module">${CORE('./node_modules/activation-playground/core.js')}</script>`));
put('app/index.html', html('<script type="module" src="main.js"></script>'));
put('app/main.js', CORE('activation-playground'));

inChromium('the package without a bundler', ({open}) => {
  test('the core loads', async () => {
    const page = await open('plain.html');
    await page.waitForFunction(() => document.title === '2,2');
  });
}, {folder});

await build({root: path.join(folder, 'app'), base: './', logLevel: 'warn', configFile: false, build: {target: 'es2022'}});

inChromium('the package through Vite', ({open}) => {
  test('the core loads', async () => {
    const page = await open('');
    await page.waitForFunction(() => document.title === '2,2');
  });
}, {folder: path.join(folder, 'app/dist')});
