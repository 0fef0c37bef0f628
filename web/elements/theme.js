// Light or dark: what an element asks for, else what it stands on.

/** Above it, paper is light: half of the way to white, as eyes see it. */
const MIDDLE = 0.18;

/** @type {CanvasRenderingContext2D | null} */
let pixel = null;

/** Any colour of CSS as numbers from 0 to 255. @param {string} colour */
function channels(colour) {
  pixel ??= Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d', {willReadFrequently: true});
  if (!pixel) return [255, 255, 255, 255];
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data];
}

/** The relative luminance of WCAG 2, from 0 to 1. @param {number[]} channels */
function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Element} element @returns {Element | null} */
const around = (element) => element.assignedSlot ?? element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;

/** Whether an element stands on dark paper. @param {Element} element */
function standsOnDark(element) {
  for (let ground = around(element); ground; ground = around(ground)) {
    const colour = channels(getComputedStyle(ground).backgroundColor);
    if (colour[3] > 127) return luminance(colour) < MIDDLE;
  }
  // Nothing is painted: the browser's own paper, which the page may let be dark.
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  return schemes.includes('dark') && (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Gives an element what a theme needs; one that differs from the ground brings a ground of its own.
 * @param {HTMLElement} host @param {HTMLElement} wrapper what stands in its shadow root @param {{usual: CSSStyleSheet, dark: CSSStyleSheet}} sheets
 * @param {string | null} theme */
export function dress(host, wrapper, {usual, dark}, theme) {
  const isFree = theme !== 'light' && theme !== 'dark';
  const isNowDark = isFree ? standsOnDark(host) : theme === 'dark';
  wrapper.classList.toggle('is-grounded', !isFree && isNowDark !== standsOnDark(host));
  const name = isNowDark ? 'dark' : 'light';
  if (wrapper.dataset.theme === name) return;
  /** @type {ShadowRoot} */ (host.shadowRoot).adoptedStyleSheets = isNowDark ? [usual, dark] : [usual];
  wrapper.dataset.theme = name;
}

/** @type {Set<() => void>} */
const listeners = new Set();
let isWatching = false;

/** The page around may change its theme, by the browser's wish or by what it writes on its outermost elements; and its language. */
function watchPage() {
  const tell = () => {
    for (const listener of listeners) listener();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
  const observer = new MutationObserver(tell);
  for (const element of [document.documentElement, document.body]) observer.observe(element, {attributes: true});
  // A colour that changes slowly is what it will be at the end.
  document.addEventListener('transitionend', ({propertyName}) => {
    if (propertyName === 'background-color') tell();
  });
}

/** @param {() => void} listener @returns {() => void} ends it */
export function onPageChange(listener) {
  if (!isWatching) watchPage();
  isWatching = true;
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
