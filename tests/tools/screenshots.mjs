// Pictures of the page to look at, and the one in the README: node tests/tools/screenshots.mjs [folder]
//
// Serves web/ as tests do and takes four widths, light and dark, English and Chinese, with a few states worth a look.

import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import {BROWSERS, startServer} from '../browser/harness.mjs';

const folder = process.argv[2] ?? 'screenshots';
const SIZES = [[1440, 900], [900, 1100], [375, 812], [320, 640]];
const STATES = {
  one: '#functions=elu(alpha=0.5)&seed=0.17539',
  overlay: '#functions=relu,elu,gelu,silu,mish,softplus&selected=2&derivative=0&seed=0.17539',
};

const server = await startServer();
const browser = await puppeteer.launch({headless: true, ...BROWSERS.chromium});
await mkdir(folder, {recursive: true});

/** @param {string} name @param {string} address @param {[number, number]} size */
async function shoot(name, address, [width, height]) {
  const page = await browser.newPage();
  await page.setViewport({width, height, hasTouch: width < 480, deviceScaleFactor: width < 480 ? 2 : 1});
  await page.goto(new URL(address, server.url).href);
  await page.waitForSelector('.plot .curve');
  await page.waitForNetworkIdle({idleTime: 200});
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({path: /** @type {`${string}.png`} */ (file)});
  await page.close();
  console.log(file);
}

try {
  for (const [state, address] of Object.entries(STATES)) {
    for (const size of SIZES) {
      for (const theme of ['light', 'dark']) {
        for (const lang of ['en', 'zh-Hans']) {
          await shoot(`${state}-${size[0]}-${theme}-${lang}`, `${address}&lang=${lang}&theme=${theme}`, /** @type {[number, number]} */ (size));
        }
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
