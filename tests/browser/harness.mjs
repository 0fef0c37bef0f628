// Opens the page in real browsers, served by serve.py's server; the WebAssembly was built before (tests/run does).
//
// A test file calls inChromium(name, body), or inEachBrowser for what must hold in Firefox too where that is installed.
// The body's open() gives a page of its own; whatever a page complains about fails its test: errors on the console,
// uncaught exceptions, failed requests, and any request that leaves the site.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {after, afterEach, before, describe} from 'node:test';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** So long may a machine that is busy with other test files take, in ms. */
const PATIENCE = 120_000;
const PYTHON = process.env.PYTHON ?? 'python3';

/** Where a command is on the PATH. */
function which(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

const isRoot = process.getuid?.() === 0;
export const BROWSERS = {
  chromium: {
    browser: 'chrome',
    executablePath: process.env.CHROME || which(['chromium', 'chromium-browser', 'google-chrome']),
    // Chromium's sandbox refuses to run as root.
    args: isRoot ? ['--no-sandbox'] : [],
  },
  firefox: {browser: 'firefox', executablePath: which(['firefox-esr', 'firefox'])},
};

/**
 * Serves a folder until close() is called.
 * @param {string} folder
 */
export async function startServer(folder) {
  const script = 'import sys, serve, pathlib; serve.serve(pathlib.Path(sys.argv[1]), "127.0.0.1", 0, False)';
  const server = spawn(PYTHON, ['-c', script, folder], {cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit']});
  const url = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const match = said.match(/Serving (\S+)/);
      if (match) resolve(match[1]);
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`serve.py ended with ${code}: ${said}`)));
  });
  return {url, close: () => server.kill()};
}

/**
 * @typedef {object} PageOptions
 * @property {number} [width]
 * @property {number} [height]
 * @property {'light' | 'dark'} [scheme]
 * @property {boolean} [reducedMotion]
 * @property {boolean} [touch]
 * @property {string} [language] what the browser prefers, such as zh-CN
 * @property {boolean} [mayFail] the page is meant to meet trouble: what it complains about stays in page.problems
 * @property {(page: import('puppeteer-core').Page) => Promise<void>} [prepare] before the page loads
 */

/** Collects what a page complains about. */
function watch(page, origin) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:', 'about:'].includes(url.protocol) || url.origin === origin;
    if (!isLocal) problems.push(`left the site: ${url}`);
  });
  return problems;
}

function inBrowser(name, title, body, {folder = path.join(ROOT, 'web')} = {}) {
  describe(`${title} (${name})`, () => {
    let browser, server;
    const opened = [];

    before(async () => {
      server = await startServer(folder);
      browser = await puppeteer.launch({headless: true, defaultViewport: null, ...BROWSERS[name]});
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });
    afterEach(async () => {
      for (const {page, problems, mayFail} of opened.splice(0)) {
        await page.close();
        if (!mayFail) assert.deepEqual(problems, []);
      }
    });

    /** @param {string} [address] relative to the site, such as '#functions=relu' @param {PageOptions} [options] */
    async function open(address = '', options = {}) {
      const {width = 1440, height = 900, scheme, reducedMotion, touch, language, mayFail, prepare} = options;
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      const problems = watch(page, new URL(server.url).origin);
      opened.push({page, problems, mayFail});
      // Older Firefox lacks commands that this sends; it keeps the size of its window.
      if (name === 'chromium') await page.setViewport({width, height, hasTouch: touch ?? false});
      const features = [];
      if (scheme) features.push({name: 'prefers-color-scheme', value: scheme});
      if (reducedMotion) features.push({name: 'prefers-reduced-motion', value: 'reduce'});
      if (features.length) await page.emulateMediaFeatures(features);
      if (language) {
        await page.evaluateOnNewDocument((tag) => {
          Object.defineProperty(navigator, 'languages', {get: () => [tag]});
          Object.defineProperty(navigator, 'language', {get: () => tag});
        }, language);
      }
      await prepare?.(page);
      await page.goto(new URL(address, server.url).href, {waitUntil: 'load'});
      return Object.assign(page, {problems});
    }

    body({open, browserName: name, url: () => server.url});
  });
}

/**
 * @param {string} title
 * @param {(tools: {open: typeof open, browserName: string, url: () => string}) => void} body
 * @param {{folder?: string}} [options] a folder other than web/
 */
export function inChromium(title, body, options) {
  inBrowser('chromium', title, body, options);
}

/** As inChromium, and in Firefox too where that is installed. */
export function inEachBrowser(title, body, options) {
  for (const [name, {executablePath}] of Object.entries(BROWSERS)) {
    if (name === 'chromium' || executablePath) inBrowser(name, title, body, options);
  }
}
