// The package in a browser: straight from node_modules, without a bundler and without an import map, and through Vite, built
// and from its development server. The pages and the settings are those of the package's README.

import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, test} from 'node:test';
import {build, createServer} from 'vite';
import {installedProject} from '../tools/package.mjs';
import {inChromium} from './harness.mjs';

const {folder, installed, remove} = installedProject();
after(remove);

const readme = readFileSync(path.join(installed, 'README.md'), 'utf8');
const block = (language, start) => readme.match(new RegExp(`\`\`\`${language}\n(${start}[^]*?)\`\`\``))[1];
const put = (name, content) => {
  mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
  writeFileSync(path.join(folder, name), content);
};
const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A project</title>\n${body}`;

const elements = block('html', '');
const tag = elements.match(/<script.*\n/)[0];
put('plain.html', page(elements));
put('policy.html', page(`<meta http-equiv="Content-Security-Policy" content="${block('', 'default-src').trim()}">\n${elements}`));
put('core.html', page('<script type="module" src="core.js"></script>'));
put('core.js', `import {loadCore} from './node_modules/activation-playground/core.js';
const [scalar, simd] = await Promise.all([false, true].map((simd) => loadCore({simd})));
document.title = [scalar, simd].map((core) => core.evaluate({id: 'elu'}, Float64Array.of(2)).f[0]).join();`);
put('app/index.html', page(`${elements.replace(tag, '')}<script type="module" src="/main.js"></script>`));
put('app/main.js', block('js', 'import \'activation-playground/elements\''));
put('app/vite.config.js', block('js', 'export default'));

const ELEMENTS = ['activation-plot', 'softmax-explorer', 'network-playground', 'layer-health'];

/** Shows every element of the README's page, and looks into each. */
async function showsAll(page) {
  for (const name of ELEMENTS) {
    await page.$eval(name, async (element) => {
      element.scrollIntoView();
      await element.ready;
    });
  }
  await page.waitForFunction(() => document.querySelector('activation-plot').shadowRoot.querySelector('.curve'));
  await page.waitForFunction(() => /\d/.test(document.querySelector('layer-health').shadowRoot.textContent));
  assert.notEqual(await page.$eval('activation-plot', ({shadowRoot}) => getComputedStyle(shadowRoot.querySelector('.curve')).stroke), 'none', 'the style is there');
  const progress = await page.$eval('network-playground', (element) => element.step(2));
  assert.equal(progress.epoch, 2);
}

inChromium('the package without a bundler', ({open}) => {
  test('the core loads, in both builds', async () => {
    const page = await open('core.html');
    await page.waitForFunction(() => document.title === '2,2');
  });

  test('a page shows the elements of the README', async () => showsAll(await open('plain.html')));

  test('and under the policy of the README', async () => showsAll(await open('policy.html')));
}, {folder});

const root = path.join(folder, 'app');
await build({root, base: './', logLevel: 'warn', build: {target: 'es2022'}});

inChromium('the package built by Vite', ({open}) => {
  test('a page shows the elements and uses the core', async () => {
    const page = await open('');
    await showsAll(page);
    await page.waitForFunction(() => /^\d+ functions$/.test(document.title));
  });
}, {folder: path.join(root, 'dist')});

inChromium('the package from Vite\'s development server', ({open}) => {
  test('a page shows the elements and uses the core', async () => {
    const server = await createServer({root, logLevel: 'warn', server: {port: 0, host: '127.0.0.1', hmr: false}});
    try {
      await server.listen();
      const page = await open('core.html', {mayFail: true});  // its own address is another site's for the harness
      const problems = page.problems.length;
      await page.goto(server.resolvedUrls.local[0]);
      await showsAll(page);
      await page.waitForFunction(() => /^\d+ functions$/.test(document.title));
      assert.deepEqual(page.problems.slice(problems).filter((problem) => !problem.startsWith('left the site: http://127.0.0.1')), []);
    } finally {
      await server.close();
    }
  });
}, {folder});
