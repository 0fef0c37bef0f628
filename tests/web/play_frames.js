// Runs on a screen whose frames are drawn only when a test says so.

import assert from 'node:assert/strict';
import {afterEach} from 'node:test';
import {loadCore} from '../../web/core.js';
import {decode, update} from '../../web/state.js';
import {activationsById} from '../../web/view/curves.js';
import {Run} from '../../web/view/play/run.js';

export const core = await loadCore();
const activations = activationsById(core);

/** Frames of a screen that is drawn only when a test says so. @type {((now: number) => void)[]} */
let asked = [];
let now = 1000;
Object.assign(globalThis, {
  requestAnimationFrame: (/** @type {(now: number) => void} */ callback) => asked.push(callback),
  reportError: (/** @type {unknown} */ error) => reported.push(error),
});
/** @type {unknown[]} */
export const reported = [];

export function frame() {
  const callbacks = asked;
  asked = [];
  now += 1000 / 60;
  for (const callback of callbacks) callback(now);
  return callbacks.length > 0;
}
/** @param {() => boolean} isDone */
export function framesUntil(isDone) {
  for (let i = 0; i < 5000; i++) {
    if (isDone()) return;
    frame();
  }
  assert.fail('it never came to that');
}
export function settle() {
  for (let i = 0; i < 5000 && frame(); i++);
  assert.equal(asked.length, 0, 'a run that stands still asks for no frames');
}

/** @type {Run[]} */
let runs = [];
afterEach(() => {
  for (const run of runs) run.destroy();
  runs = [];
  settle();
  assert.deepEqual(reported.splice(0), []);
});

/** @param {string} hash */
export function start(hash) {
  const session = {
    state: decode(`#seed=0.5&${hash}`).state,
    /** @param {Partial<import('../../web/state.js').State>} changes */
    set(changes) {
      const before = session.state;
      session.state = update(before, changes);
      run.update(before, session.state);
    },
  };
  const run = new Run(core, /** @type {any} */ (session), activations);
  runs.push(run);
  return {run, session, set: session.set};
}
