// The package as a clean project has it: what is in it, that Node runs what its README shows, and that its types hold.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {PARTS} from '../../web/state/parts.js';
import {ELEMENTS} from '../../web/state/snippets.js';
import {PLOTS} from '../../web/view/play/pictures.js';
import {installedProject} from '../tools/package.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const {folder, installed, remove} = installedProject();
after(remove);

const read = (/** @type {string} */ name) => readFileSync(path.join(installed, name), 'utf8');
/** @type {{exports: Record<string, string | {types: string, default: string}>}} */
const {exports: exported} = JSON.parse(read('package.json'));
const targets = Object.values(exported).map((target) => (typeof target === 'string' ? target : target.default));

test('what it exports is in it, types first, with the licence and no file of the page', () => {
  for (const [name, target] of Object.entries(exported)) {
    for (const file of typeof target === 'string' ? [target] : Object.values(target)) assert.ok(existsSync(path.join(installed, file)), `${name}: ${file}`);
    if (typeof target === 'object') assert.deepEqual(Object.keys(target), ['types', 'default'], name);
  }
  assert.equal(read('LICENSE'), readFileSync(`${ROOT}LICENSE`, 'utf8'));
  assert.ok(read('README.md').length > 1000);
  for (const name of readdirSync(installed)) assert.doesNotMatch(name, /^(index|embed|examples)\.html$|^main\.js$/);
});

test('every module finds what it imports inside of the package', async () => {
  const entryPoints = targets.filter((target) => /\.m?js$/.test(target)).map((target) => path.join(installed, target));
  const {metafile} = await build({entryPoints, bundle: true, splitting: true, format: 'esm', outdir: folder, write: false, metafile: true, external: ['node:*'], logLevel: 'silent'});
  for (const file of Object.keys(metafile.inputs)) assert.match(path.resolve(file), /node_modules[\\/]activation-playground/);
});

test('Node runs the example of the README', () => {
  const [, code] = read('README.md').match(/```js\n([^]*?)```/) ?? [];
  assert.match(code, /from 'activation-playground'/);
  writeFileSync(path.join(folder, 'example.mjs'), `${code}\nconsole.log(JSON.stringify({f: [...f], testLoss, testAccuracy}));\n`);
  const {f, testLoss, testAccuracy} = JSON.parse(execFileSync(process.execPath, ['example.mjs'], {cwd: folder, encoding: 'utf8'}));
  assert.deepEqual(f.slice(2), [0, 1]);
  assert.ok(testLoss < 0.5 && testAccuracy > 0.5);
});

test('a server that makes pages may import the elements', () => {
  const script = "import {ActivationPlot} from 'activation-playground/elements'; import 'activation-playground/widget'; console.log(typeof ActivationPlot);";
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '--eval', script], {cwd: folder, encoding: 'utf8'}), 'function\n');
});

test('its types name every part and every plot', () => {
  const types = read('elements.d.ts');
  const names = (/** @type {RegExp} */ pattern) => [...(types.match(pattern)?.[1] ?? '').matchAll(/'([\w]+)'/g)].map(([, name]) => name);
  for (const [view, parts] of Object.entries(PARTS)) {
    assert.deepEqual(names(new RegExp(`'${ELEMENTS[view]}':([^;]*);`)), parts, view);
  }
  assert.deepEqual(names(/type PlotName =([^;]*);/).sort(), PLOTS.map(({part}) => part).sort());
});

for (const resolution of ['bundler', 'nodenext']) {
  test(`its types hold where modules resolve as ${resolution} says`, () => {
    const samples = ['package.ts', 'elements.ts'];
    for (const name of samples) copyFileSync(`${ROOT}tests/types/${name}`, path.join(folder, name));
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: {target: 'es2022', module: resolution === 'bundler' ? 'es2022' : resolution, moduleResolution: resolution, lib: ['es2022', 'dom', 'dom.iterable'], strict: true, noEmit: true, types: []},
      files: samples,
    }));
    const compiler = `${ROOT}tests/node_modules/typescript/bin/tsc`;
    try {
      execFileSync(process.execPath, [compiler, '-p', folder], {encoding: 'utf8'});
    } catch (error) {
      assert.fail(/** @type {{stdout: string}} */ (error).stdout);
    }
  });
}
