// The colours of the page as numbers for canvases: read from the style sheet, and again when the theme changes.

/** What a heat map takes: see draw/heat.js. */
const HEAT = {negative: '--negative', middle: '--panel', positive: '--positive', invalid: '--faint', ink: '--edge'};
/** Classes of a decision, from the first; two have the colours of the signs. */
const CLASSES = ['--negative', '--positive', '--c3', '--c4', '--c5', '--c7'];

/** @typedef {import('../../draw/heat.js').HeatColours & {classes: string[], rim: string, line: string}} Colours */

/** @param {Element} themed @returns {Colours} */
function read(themed) {
  const style = getComputedStyle(themed);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const heat = /** @type {import('../../draw/heat.js').HeatColours} */ (Object.fromEntries(Object.entries(HEAT).map(([key, name]) => [key, colour(name)])));
  return {...heat, classes: CLASSES.map(colour), rim: colour('--panel'), line: colour('--ink')};
}

/**
 * @param {HTMLElement} place
 * @param {(colours: Colours) => void} take Called at once, and after every change of the theme.
 * @returns {() => void} ends it
 */
export function watchColours(place, take) {
  const themed = place === document.body ? document.documentElement : place;
  const again = () => take(read(themed));
  const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  const observer = new MutationObserver(again);
  observer.observe(themed, {attributes: true, attributeFilter: ['data-theme']});
  for (const query of media) query.addEventListener('change', again);
  again();
  return () => {
    observer.disconnect();
    for (const query of media) query.removeEventListener('change', again);
  };
}
