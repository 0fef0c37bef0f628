// A tutorial of thirty widgets, scrolled through: how long the frames are, what is fetched, and when the first widget is there.

import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';

import {BROWSERS, startServer} from '../browser/harness.mjs';
import {HOST, hosting} from '../browser/host.mjs';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));
const WIDGETS = [
  '<activation-plot functions="sigmoid" derivative></activation-plot>',
  '<network-playground show="controls surface network" dataset="xor" seed="0.5" autoplay></network-playground>',
  '<activation-plot functions="relu elu(alpha=0.5) gelu" derivative="0 1 2"></activation-plot>',
  '<softmax-explorer logits="1010 1000 990"></softmax-explorer>',
  '<network-playground show="controls curve health" activation="sigmoid" network-shape="4 4 4" seed="0.5" autoplay></network-playground>',
];
const COUNT = 30;
/** Pixels of each frame: a reader who looks for something. */
const STRIDE = 24;
const ROUNDS = 3;

/** @param {number[]} values @param {number} share */
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

/** From top to bottom, a step in each frame. */
async function scroll(stride) {
  const frames = [];
  let last = await new Promise((resolve) => requestAnimationFrame(resolve));
  while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy(0, stride);
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    frames.push(now - last);
    last = now;
  }
  return frames;
}

const server = await startServer(WEB);
const browser = await puppeteer.launch({headless: true, defaultViewport: {width: 1000, height: 800}, ...BROWSERS.chromium});
try {
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    let modules = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('.wasm')) modules++;
    });
    const text = '<p>Words of a tutorial between the widgets.</p>'.repeat(6);
    const body = Array.from({length: COUNT}, (_, i) => `${text}${WIDGETS[i % WIDGETS.length]}`).join('');
    await hosting(`<script type="module" src="elements.js"></script><style>body { max-width: 760px; margin: auto; }</style>${body}`)(page);
    await page.goto(`${server.url}${HOST}`);
    await page.waitForFunction(() => document.querySelector('activation-plot').getState?.() != null);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const frames = await page.evaluate(scroll, STRIDE);
    const ready = await page.evaluate(() => [...document.querySelectorAll('activation-plot, softmax-explorer, network-playground')].filter((one) => one.getState() !== null).length);
    const long = frames.filter((time) => time > 50).length;
    console.log(`${COUNT} widgets, ${ready} made, ${modules} WebAssembly fetched; ${frames.length} frames while scrolling: median ${quantile(frames, 0.5).toFixed(1)} ms, ` +
      `95 % ${quantile(frames, 0.95).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(1)} ms, ${long} over 50 ms`);
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
