// What tests of the view of softmax ask of it and do to it.

import {frames} from './page.mjs';

export const ready = (page) => page.waitForSelector('.softmax-row .softmax-number:not(:empty)');
const texts = (page, selector) => page.$$eval(selector, (all) => all.map(({textContent}) => textContent));
export const shares = (page) => texts(page, '.softmax-cell:nth-child(4) .softmax-number');
export const gradients = (page) => texts(page, '.softmax-cell:nth-child(5) .softmax-number');
export const logits = (page) => page.$$eval('.softmax-row .softmax-input', (all) => all.map(({value}) => value));
export const matrix = (page) => texts(page, '.softmax-matrix [role="gridcell"]');
/** The table of the two ways, row by row: z + c, exp, p, z - max, exp, p. */
export const ways = (page) => page.$$eval('.softmax-ways tbody tr', (rows) => rows.map((row) => [...row.cells].slice(1).map(({textContent}) => textContent)));
export const sums = (page) => texts(page, '.softmax-ways tfoot td');

/** Presses a button by its words. */
export async function press(page, words) {
  const pressed = await page.$$eval('.softmax button', (all, wanted) => {
    const found = all.find(({textContent}) => textContent.includes(wanted));
    found?.click();
    return Boolean(found);
  }, words);
  if (!pressed) throw new Error(`There is no button ${words}.`);
  await frames(page);
}

/** Types over what is in the field of one logit. */
export async function typeLogit(page, index, words) {
  const field = (await page.$$('.softmax-row .softmax-input'))[index];
  await field.click({count: 3});
  await field.type(words);
  await frames(page);
}
