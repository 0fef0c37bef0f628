// What the tests of a run do to the page and ask of it.

import {frames} from './page.mjs';

export const PLAY = '#view=play&lang=en&seed=0.5';
export const TRAIN = '.play-primary';

export const ready = (page) => page.waitForFunction(() => /\d/.test(document.querySelector('.play-figure-train b')?.textContent ?? ''));
export const epochOf = (page) => page.$eval('.play-figure-epoch b', (element) => Number(element.textContent.replaceAll(',', '')));
export const epochIs = (page, epoch) => page.waitForFunction((wanted) => document.querySelector('.play-figure-epoch b').textContent === String(wanted), {}, epoch);
export const epochPasses = (page, epoch) => page.waitForFunction((past) =>
  Number(document.querySelector('.play-figure-epoch b').textContent.replaceAll(',', '')) > past, {}, epoch);
export const said = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector('body > [role="status"]').textContent), {}, pattern.source);
export const isShown = (page, selector) => page.$eval(selector, (element) => element.getClientRects().length > 0);
export const choose = (page, selector, value) => page.select(selector, value);

/** Waits for the word on the button. */
export const isOn = (page, word) => page.waitForFunction((selector, wanted) => document.querySelector(selector).textContent.trim() === wanted, {}, TRAIN, word);

/** Opens a link to Play and waits until the losses of its beginning are there. */
export async function play(open, more = '', options = {}) {
  const page = await open(`${PLAY}${more}`, options);
  await ready(page);
  return page;
}

/** Clicks the button of these words. */
export async function press(page, selector, words) {
  await page.$$eval(`${selector} button`, (buttons, wanted) => buttons.find(({textContent}) => textContent === wanted).click(), words);
  await frames(page);
}
