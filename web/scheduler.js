// Time on the screen's frames: work that waits for the next one, and work on each of them within a budget.
//
// However many widgets a page has, they share one budget: half of the time between frames, and at most 8 ms of it.

/** @type {Set<() => void>} */
const waiting = new Set();

/** @param {() => void} task */
function attempt(task) {
  try {
    task();
  } catch (error) {
    reportError(error);  // the others still have their turn
  }
}

function runFrame() {
  const tasks = [...waiting];
  waiting.clear();
  tasks.forEach(attempt);
}

/** @param {() => void} task The same function asked for again counts once. */
export function onNextFrame(task) {
  if (waiting.size === 0) requestAnimationFrame(runFrame);
  waiting.add(task);
}

const MAX_BUDGET = 8;
const LONGEST_INTERVAL = 200;  // longer ones are those of a hidden tab

/** @typedef {(now: number, budget: number) => void} Work Both in ms; the budget is this work's own share. */

/** @type {Set<Work>} */
const working = new Set();
let isAsked = false;
let last = -Infinity;
let count = 0;
const intervals = new Float64Array(15).fill(1000 / 60);
const sorted = new Float64Array(intervals.length);

/** @param {number} now */
function measure(now) {
  const interval = now - last;
  last = now;
  if (interval > 0 && interval < LONGEST_INTERVAL) intervals[count++ % intervals.length] = interval;
}

/** Half of the usual time between frames, whatever single frames took. */
function budgetNow() {
  sorted.set(intervals);
  sorted.sort();
  return Math.min(MAX_BUDGET, sorted[(sorted.length - 1) / 2] / 2);
}

function ask() {
  if (isAsked || working.size === 0) return;
  isAsked = true;
  requestAnimationFrame(workFrame);
}

/** @param {number} now */
function workFrame(now) {
  isAsked = false;
  measure(now);
  const share = budgetNow() / working.size;
  for (const work of working) attempt(() => work(now, share));
  ask();
}

/** @param {Work} work On each frame until the function that this gives back is called. */
export function onEachFrame(work) {
  working.add(work);
  ask();
  return () => {
    working.delete(work);
  };
}

/** What waits for frames is done now: before the page is printed none comes any more. @param {number} budget in ms */
export function settle(budget) {
  runFrame();
  for (const work of working) attempt(() => work(performance.now(), budget / working.size));
  runFrame();
}
