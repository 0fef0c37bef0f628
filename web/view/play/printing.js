// Before the page goes to paper: all of it is drawn as it is now, seen or not, in the colours of paper. Whoever draws on a
// canvas or waits to be seen hears of it by itself (colours.js, seen.js); what they ask for is then done at once.

import {settle} from '../../scheduler.js';

/** Time enough for all pictures of a usual network, in ms. */
const BUDGET = 400;

/** What is drawn at this moment a browser prints stroke by stroke, and loses pictures that were copied in: pixels it keeps.
 * @param {HTMLCanvasElement} canvas */
function keepPixels(canvas) {
  const {width, height} = canvas;
  const copy = Object.assign(document.createElement('canvas'), {width, height}).getContext('2d', {willReadFrequently: true});
  if (!copy || width === 0 || height === 0) return;
  copy.drawImage(canvas, 0, 0);
  canvas.getContext('2d')?.putImageData(copy.getImageData(0, 0, width, height), 0, 0);
}

/** To be called after the parts are there, as the last to hear. @returns {() => void} ends it */
export function watchPrint() {
  const root = document.documentElement;
  let theme = root.dataset.theme;
  let isPrinting = false;
  const begin = () => {
    if (!isPrinting) theme = root.dataset.theme;
    isPrinting = true;
    root.dataset.theme = 'light';
  };
  const draw = () => {
    settle(BUDGET);
    for (const canvas of document.querySelectorAll('canvas')) keepPixels(canvas);
  };
  const finish = () => {
    isPrinting = false;
    root.dataset.theme = theme;
  };
  // The colours first: those who draw with them hear of the change before anything is drawn.
  addEventListener('beforeprint', begin, {capture: true});
  addEventListener('beforeprint', draw);
  addEventListener('afterprint', finish);
  return () => {
    removeEventListener('beforeprint', begin, {capture: true});
    removeEventListener('beforeprint', draw);
    removeEventListener('afterprint', finish);
  };
}
