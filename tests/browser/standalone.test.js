// The page in one file: from a disk without a network, and in a learning platform's frame, which has no storage and no origin.

import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import puppeteer from 'puppeteer-core';
import {standalone} from '../tools/standalone.mjs';
import {BROWSERS, startServer} from './harness.mjs';
import {text} from './page.mjs';
import {TRAIN, epochPasses, ready as playReady} from './play_run.mjs';

const FOLDER = fileURLToPath(new URL('../../build/standalone/', import.meta.url));
const FILE = pathToFileURL(`${FOLDER}page.html`).href;
const HOST = `<!doctype html><title>A course</title><link rel="icon" href="data:,">
<iframe sandbox="allow-scripts" title="Activation Playground" width="1200" height="800"></iframe>`;
const SIZE_LIMIT = 1_100_000;

mkdirSync(FOLDER, {recursive: true});
const html = await standalone();
writeFileSync(`${FOLDER}page.html`, html);
writeFileSync(`${FOLDER}index.html`, HOST);

describe('the page in one file', () => {
  let browser, server;
  before(async () => {
    server = await startServer(FOLDER);
    browser = await puppeteer.launch({headless: true, defaultViewport: {width: 1440, height: 900}, ...BROWSERS.chromium});
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** A page, what it complains about, and what it asks for. */
  async function visit(address, {offline = false} = {}) {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.setOfflineMode(offline);
    const problems = [], requests = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => requests.push(request.url().split('#')[0]));
    await page.goto(address);
    return {page, problems, requests};
  }

  /** Runs the body on the file, which may ask for nothing but itself. */
  async function fromDisk(hash, body) {
    const {page, problems, requests} = await visit(`${FILE}#${hash}`, {offline: true});
    await body(page);
    assert.deepEqual(problems, []);
    assert.deepEqual([...new Set(requests.filter((url) => !url.startsWith('data:')))], [FILE]);
    await page.close();
  }

  /** Clicks a button and waits for what it shows. */
  async function press(page, button, shown) {
    await page.waitForSelector(button);
    await page.click(button);
    await page.waitForSelector(shown);
  }

  test('it is one page of a size that can be sent about', () => {
    assert.doesNotMatch(html, /<(?:link|script|img)[^>]* (?:src|href)="(?!data:)/);
    assert.ok(Buffer.byteLength(html) <= SIZE_LIMIT, `${Buffer.byteLength(html)} bytes`);
  });

  test('a network trains from the disk, and the address keeps the state', () => fromDisk('lang=en&seed=0.5', async (page) => {
    await playReady(page);
    await page.click(TRAIN);
    await epochPasses(page, 2);
    assert.equal(await page.$('.embed-entry'), null, 'there is no site to embed from');
    await page.select('.play-options select', await page.$eval('.play-options select', ({options}) => options[1].value));
    await page.waitForFunction(() => /seed=0\.5.*optimizer=/.test(location.hash));
    await page.reload();
    await playReady(page);
    assert.match(await page.evaluate(() => location.hash), /optimizer=/);
  }));

  test('a trained network is taken home from the disk, in every form', () => fromDisk('lang=en&seed=0.5', async (page) => {
    await playReady(page);
    await press(page, '.play-home .play-hinted:nth-child(1) button', 'dialog.takeaway[open]');
    const formats = await page.$$eval('#takeaway-format option', (options) => options.map(({value}) => value));
    assert.ok(formats.includes('onnx') && formats.length > 8, formats.join());
    for (const format of formats) {
      await page.select('#takeaway-format', format);
      // A file to save, or an address to copy.
      await page.waitForFunction(() => {
        const [link, code] = ['a', 'code'].map((name) => document.querySelector(`dialog.takeaway ${name}`));
        return link.hidden ? code.textContent.startsWith('file:') : link.hasAttribute('href');
      });
    }
  }));

  test('functions are drawn, taken away and derived, in either language', () => fromDisk('view=functions&functions=sigmoid&lang=en', async (page) => {
    await page.waitForSelector('.plot .curve.d0');
    await press(page, '.take button', 'dialog.takeaway[open]');
    await page.waitForFunction(() => document.querySelector('dialog.takeaway img')?.naturalWidth > 0);
    await page.keyboard.press('Escape');
    await press(page, '.how button', 'dialog.walk[open] .derivation');
    await page.keyboard.press('Escape');
    await page.click('header button[lang="zh-Hans"]');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
    assert.match(await text(page, 'header nav'), /函数/);
  }));

  test('softmax and facts are there', () => fromDisk('view=softmax&lang=zh-Hans', async (page) => {
    await page.waitForSelector('.softmax');
    await page.click('header nav button:nth-of-type(4)');
    await page.waitForSelector('.facts-table tbody tr');
  }));

  test('it works in a frame that may run scripts and nothing else', async () => {
    const {page, problems, requests} = await visit(server.url);
    await page.evaluate(async () => {
      document.querySelector('iframe').srcdoc = await (await fetch('page.html')).text();
    });
    const frame = await page.waitForFrame((each) => each.url().startsWith('about:srcdoc'));
    await playReady(frame);
    assert.equal(await frame.evaluate(() => {
      try {
        return Boolean(localStorage);
      } catch (error) {
        return error.name;
      }
    }), 'SecurityError');
    await frame.click(TRAIN);
    await epochPasses(frame, 2);
    await frame.click('header button[lang="zh-Hans"]');
    await frame.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
    await frame.click('header nav button:nth-of-type(2)');
    await frame.waitForSelector('.plot .curve.d0');
    assert.match(await frame.evaluate(() => location.href), /^about:srcdoc#view=functions/);
    assert.deepEqual(problems, []);
    assert.deepEqual(requests.filter((url) => !/^(data|about):/.test(url)), [server.url, `${server.url}page.html`]);
    await page.close();
  });
});
