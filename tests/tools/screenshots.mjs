// Pictures of the page: node tests/tools/screenshots.mjs FOLDER takes four widths, light and dark, English and Chinese,
// with a few states worth a look; without FOLDER it takes those of the READMEs and of the oEmbed pages, into tests/screenshots.

import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import {fileURLToPath} from 'node:url';
import {BROWSERS, startServer} from '../browser/harness.mjs';

const inRoot = (/** @type {string} */ name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const [asked] = process.argv.slice(2);
const folder = asked ?? inRoot('tests/screenshots');
/** @type {[number, number][]} */
const SIZES = [[1440, 900], [900, 1100], [375, 812], [320, 640]];
const STATES = {
  readme: '#functions=elu(alpha=0.5)&z=-1.2&seed=0.17539',
  overlay: '#functions=relu,elu,gelu,silu,mish,softplus&selected=2&derivative=0&seed=0.17539',
};
const SOFTMAX = '#logits=2,1,0.1&seed=0.17539';

const server = await startServer(inRoot('web'));
const browser = await puppeteer.launch({headless: true, ...BROWSERS.chromium});
await mkdir(folder, {recursive: true});

/** @param {string} name @param {string} address @param {[number, number]} size @param {string} [drawn] */
async function shoot(name, address, [width, height], drawn = '.plot .curve') {
  const page = await browser.newPage();
  await page.setViewport({width, height, hasTouch: width < 480, deviceScaleFactor: width < 480 ? 2 : 1});
  await page.goto(new URL(address, server.url).href);
  await page.waitForSelector(drawn);
  await page.waitForNetworkIdle({idleTime: 200});
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({path: /** @type {`${string}.png`} */ (file)});
  await page.close();
  console.log(file);
}

/** @param {string} lang @param {string} theme */
const spoken = (lang, theme) => `&lang=${lang}&theme=${theme}`;

try {
  if (!asked) {
    await shoot('functions', STATES.readme + spoken('en', 'light'), [1440, 900]);
    await shoot('functions-zh-Hans', STATES.readme + spoken('zh-Hans', 'light'), [1440, 900]);
    await shoot('softmax', SOFTMAX + spoken('en', 'light'), [1440, 900], '.softmax-chart path');
    await shoot('softmax-zh-Hans', SOFTMAX + spoken('zh-Hans', 'light'), [1440, 900], '.softmax-chart path');
  } else {
    for (const [state, address] of Object.entries(STATES)) {
      for (const size of SIZES) {
        for (const theme of ['light', 'dark']) {
          for (const lang of ['en', 'zh-Hans']) await shoot(`${state}-${size[0]}-${theme}-${lang}`, address + spoken(lang, theme), size);
        }
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
