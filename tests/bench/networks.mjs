// The training benchmark, in Node and in Chromium: networks.mjs PEAK.wasm
import * as esbuild from 'esbuild';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import puppeteer from 'puppeteer-core';

import {BROWSERS, startServer} from '../browser/harness.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const peak = readFileSync(process.argv[2]);

/** One module that exports `measure` and the libraries. @param {'node' | 'browser'} platform */
async function bundle(folder, platform) {
  const outfile = path.join(folder, `${platform}.mjs`);
  // TensorFlow.js asks for Node's modules as CommonJS does.
  const banner = {js: "import {createRequire} from 'node:module';\nconst require = createRequire('/');"};
  await esbuild.build({
    stdin: {contents: "export * from './training.mjs'; export * from './libraries.mjs';", resolveDir: HERE},
    bundle: true, platform, mainFields: ['browser', 'module', 'main'], format: 'esm', outfile, logLevel: 'error',
    ...(platform === 'node' && {banner, mainFields: ['module', 'main']}),
  });
  return outfile;
}

/** The lines of the report. Runs here and, sent as text, in the page. */
async function run(bench, coreUrl, peakBytes) {
  const [{measure, convnetjs, tf}, {loadCore}] = await Promise.all([import(bench), import(coreUrl)]);
  const {instance} = await WebAssembly.instantiate(Uint8Array.from(peakBytes), {});
  const lines = [];
  measure({core: await loadCore(), convnetjs, tf, peak: instance.exports, print: (line) => lines.push(line)});
  return lines.join('\n');
}

async function inChromium(file) {
  const server = await startServer(path.join(HERE, '..', '..', 'web'));
  const browser = await puppeteer.launch({headless: true, protocolTimeout: 600_000, ...BROWSERS.chromium});
  try {
    const page = await browser.newPage();
    // Not the page itself, whose policy lets no script in but its own.
    await page.goto(`${server.url}package.json`);
    return await page.evaluate(`(${run})(URL.createObjectURL(new Blob([${JSON.stringify(readFileSync(file, 'utf8'))}], {type: 'text/javascript'})),
      '${server.url}core.js', [${peak.join(',')}])`);
  } finally {
    await browser.close();
    server.close();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
try {
  console.log(`Node ${process.version}`);
  console.log(await run(pathToFileURL(await bundle(folder, 'node')).href, new URL('../../web/core.js', import.meta.url).href, peak));
  console.log(`Chromium\n${await inChromium(await bundle(folder, 'browser'))}`);
} finally {
  rmSync(folder, {recursive: true});
}
