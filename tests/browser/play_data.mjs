// What the tests of data, output and own points do to the page and ask of it.

import {loadCore} from '../../web/core.js';
import {frames, text} from './page.mjs';

export const {datasets} = (await loadCore()).catalogue();
export const AREA = '.play-plane-area';

/** @param {any} open @param {string} link */
export async function play(open, link, options) {
  const page = await open(`#view=play&seed=0.5&lang=en&${link}`, options);
  await page.waitForSelector(AREA);
  await frames(page);
  return page;
}

/** The words of a button, pressed. */
export const press = async (page, words) => {
  await page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll('.play-data button, .play-surface button, .play-own-dialog button')];
    buttons.find((button) => button.textContent === wanted).click();
  }, words);
  await frames(page);
};
export const state = (page, key) => page.evaluate((name) => new URLSearchParams(location.hash.slice(1)).get(name), key);
/** Waits for the link to say it. */
export const says = (page, key, value) => page.waitForFunction((name, wanted) => new URLSearchParams(location.hash.slice(1)).get(name) === wanted, {}, key, value);
export const epoch = (page) => text(page, '.play-figure-epoch b');

/** Read from a copy, so that the page's own canvas stays as fast as it is. */
export const pixels = (page, selector) => page.$eval(selector, ({width, height}, wanted) => {
  const copy = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});
  copy.drawImage(document.querySelector(wanted), 0, 0);
  return {width, height, data: [...copy.getImageData(0, 0, width, height).data]};
}, selector);

/** Red, green and blue of the output at a point of the plane. */
export async function colour(page, x, y) {
  const {width, height, data} = await pixels(page, '.play-plane-field');
  const at = 4 * (Math.round(((6 - y) / 12) * height) * width + Math.round(((x + 6) / 12) * width));
  return data.slice(at, at + 4);
}

/** Pixels of the points' canvas that are not empty. */
export const inked = async (page, selector = '.play-plane-dots') => (await pixels(page, selector)).data.filter((value, i) => i % 4 === 3 && value > 0).length;

/** Where a point of the plane is on the screen. */
export async function place(page, x, y) {
  await page.$eval(AREA, (area) => area.scrollIntoView({block: 'center', behavior: 'instant'}));
  const box = await (await page.$(AREA)).boundingBox();
  return [box.x + ((x + 6) / 12) * box.width, box.y + ((6 - y) / 12) * box.height];
}

export async function drag(page, ...points) {
  const places = [];
  for (const point of points) places.push(await place(page, ...point));
  await page.mouse.move(...places[0]);
  await page.mouse.down();
  for (const next of places.slice(1)) await page.mouse.move(...next, {steps: 12});
  await page.mouse.up();
  await frames(page);
}

/** Those of the link, once it is written. */
export const points = async (page) => {
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  return ((await state(page, 'points')) ?? '').split(';').filter(Boolean).map((point) => point.split(',').map(Number));
};
