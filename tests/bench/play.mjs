// Play as its user has it: the largest usual network training in Chromium with everything drawn. Frame times, the delay
// of clicks, how often maps are drawn anew; beside it the object graph drawn in the plainest way.
import * as esbuild from 'esbuild';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';

import {BROWSERS, startServer} from '../browser/harness.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LINK = 'view=play&activation=tanh&networkShape=8,8,8,8,8,8&dataset=spiral&xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true&seed=0.5';
const SECONDS = 8;
const CLICKS = 20;

/** Installed before the page's own scripts: what it draws, when frames come, how long events take. */
function watch() {
  const seen = {frames: [], puts: 0, events: []};
  Object.assign(window, {seen});
  const {putImageData} = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.putImageData = function put(...args) {
    seen.puts++;
    return putImageData.apply(this, args);
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'click' || entry.name === 'pointerdown') seen.events.push({delay: entry.processingStart - entry.startTime, duration: entry.duration});
    }
  }).observe({type: 'event', durationThreshold: 16});
  const tick = (now) => {
    seen.frames.push(now);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length > 0 ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : NaN;
}

/** @param {number[]} frames when they came @returns in words */
function frameTimes(frames) {
  const times = frames.slice(1).map((time, i) => time - frames[i]);
  return `frames: median ${quantile(times, 0.5).toFixed(1)} ms, 95 % ${quantile(times, 0.95).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`;
}

/** @param {import('puppeteer-core').Page} page */
async function measurePlay(page, url) {
  await page.evaluateOnNewDocument(watch);
  await page.goto(`${url}index.html#${LINK}`);
  await page.waitForSelector('.play-diagram canvas, .play-diagram svg');
  await page.select('#play-speed', 'most');
  const train = await page.waitForSelector('.play-primary');
  await train.click();
  await new Promise((done) => setTimeout(done, 1000));
  const epoch = () => page.$eval('.play-figure-epoch b', (figure) => Number(figure.textContent.replace(/\D/g, '')));
  const start = await page.evaluate(() => {
    Object.assign(window.seen, {frames: [], puts: 0, events: []});
    return performance.now();
  });
  const before = await epoch();
  const target = await page.$('.play-diagram h2, .play-surface h2');
  for (let i = 0; i < CLICKS; i++) {
    await new Promise((done) => setTimeout(done, (1000 * SECONDS) / CLICKS));
    await target.click();
  }
  const after = await epoch();
  const {elapsed, frames, puts, events} = await page.evaluate((from) => ({elapsed: (performance.now() - from) / 1000, ...window.seen}), start);
  const maps = await page.$$eval('.play-unit canvas', (all) => Math.min(...all.map((canvas) => canvas.getBoundingClientRect().width)));
  if (maps < 39.5) throw new Error(`a map is ${maps} pixels wide: make the window taller`);
  const unanswered = 2 * CLICKS - events.length;
  console.log(`Play, 7-8-8-8-8-8-8-1 tanh: ${((after - before) / elapsed).toFixed(0)} epochs/s (aim 2,000); ${frameTimes(frames)} (aim: none over 50)`);
  console.log(`${puts} pictures painted in ${elapsed.toFixed(1)} s; the smallest map is ${maps.toFixed(0)} pixels wide`);
  console.log(`clicks: ${unanswered} of ${2 * CLICKS} events took under 16 ms; the others waited ${quantile(events.map(({delay}) => delay), 0.5).toFixed(1)} ms (median), ` +
    `${quantile(events.map(({delay}) => delay), 0.95).toFixed(1)} ms (95 %), and were on the screen after ${quantile(events.map(({duration}) => duration), 0.95).toFixed(0)} ms (95 %)`);
}

/** Trains as long in each frame as Play does and then draws every node's picture. Runs in the page. */
async function plain(graphSource, seconds) {
  const {ObjectGraph} = await import(URL.createObjectURL(new Blob([graphSource], {type: 'text/javascript'})));
  const {loadCore} = await import('./core.js');
  const core = await loadCore();
  const features = core.catalogue().features.map(({id}) => id);
  const compute = {x: (x) => x, y: (x, y) => y, x_squared: (x) => x * x, y_squared: (x, y) => y * y, x_times_y: (x, y) => x * y, sin_x: (x) => Math.sin(x), sin_y: (x, y) => Math.sin(y)};
  const input = (x, y) => Float64Array.from(features, (id) => compute[id](x, y));
  const trainer = core.createTrainer({seed: '0.5', data: {id: 'spiral'}, features, layers: Array.from({length: 6}, () => ({units: 8, activation: {id: 'tanh'}}))});
  const {train} = trainer.data();
  const graph = new ObjectGraph(trainer.network(), 'tanh');
  trainer.delete();
  const samples = Array.from(train.x, (x, i) => input(x, train.y[i]));
  const size = 100;
  const pictures = graph.layers.map((layer) => layer.map(() => {
    const canvas = document.body.appendChild(document.createElement('canvas'));
    Object.assign(canvas, {width: size, height: size});
    const context = canvas.getContext('2d');
    return {context, image: context.createImageData(size, size)};
  }));
  const frames = [];
  let epochs = 0;
  const end = performance.now() + 1000 * (seconds + 1);
  let measured = null;
  await new Promise((done) => {
    const frame = (now) => {
      if (now > end - 1000 * seconds) {
        measured ??= {epochs, now};
        frames.push(now);
      }
      for (const until = performance.now() + 8; performance.now() < until; epochs++) graph.epoch(samples, train.label, 10, 0.03);
      for (let i = 0; i < size * size; i++) {
        graph.forward(input(-6 + (12 * (i % size)) / (size - 1), 6 - (12 * Math.floor(i / size)) / (size - 1)));
        graph.layers.forEach((layer, l) => layer.forEach((node, u) => {
          const {data} = pictures[l][u].image;
          const shade = 127 * Math.max(-1, Math.min(1, node.output));
          data[4 * i] = 128 - shade;
          data[4 * i + 2] = 128 + shade;
          data[4 * i + 3] = 255;
        }));
      }
      for (const {context, image} of pictures.flat()) context.putImageData(image, 0, 0);
      if (performance.now() < end) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  return {rate: (1000 * (epochs - measured.epochs)) / (frames[frames.length - 1] - measured.now), frames};
}

const {outputFiles: [{text: graphSource}]} = await esbuild.build({entryPoints: [path.join(HERE, 'object_graph.mjs')], format: 'esm', write: false});
const server = await startServer(path.join(HERE, '..', '..', 'web'));
const browser = await puppeteer.launch({headless: true, protocolTimeout: 600_000, ...BROWSERS.chromium});
try {
  const page = await browser.newPage();
  await page.setViewport({width: 1440, height: 1200});  // tall enough for maps of 40 pixels
  await measurePlay(page, server.url);
  const bare = await browser.newPage();
  await bare.goto(`${server.url}package.json`);  // not the page, whose policy lets no script in but its own
  const {rate, frames} = await bare.evaluate(`(${plain})(${JSON.stringify(graphSource)}, ${SECONDS})`);
  console.log(`the object graph, drawn plainly: ${rate.toFixed(0)} epochs/s; ${frameTimes(frames)}`);
} finally {
  await browser.close();
  server.close();
}
