// What tests of the page ask of it and do to it.

export const ready = (page) => page.waitForSelector('.plot .curve');
export const text = (page, selector) => page.$eval(selector, (element) => element.textContent);
export const curve = (page) => page.$eval('.plot .curve.d0', (path) => path.getAttribute('d'));
export const hash = (page) => page.evaluate(() => location.hash);
export const legend = (page) => page.$$eval('.legend tbody tr', (rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ').trim()));

/** Sets a slider as a drag does. */
export async function slide(page, selector, value) {
  await page.$eval(selector, (slider, position) => {
    slider.value = position;
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  }, String(value));
  await frames(page);
}

/** Types over what is there. */
export async function retype(page, selector, words) {
  await page.focus(selector);
  await page.$eval(selector, (input) => input.select());
  await page.type(selector, words);
}

export const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
