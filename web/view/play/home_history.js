// The statistics of the layers at the moments of a run up to now, computed anew from its snapshots, a few at a time.

import {layersOf} from './health.js';
import {upTo} from './run_history.js';

/** @typedef {import('../../state/run_csv.js').Statistics} Statistics */

const REQUEST = {statistics: true};
/** Between two looks at whether the page is to do something else, in ms. */
const SLICE = 12;

const pause = () => new Promise((go) => setTimeout(go));

/** @param {Pick<import('./parts.d.ts').PlayContext, 'core' | 'run'>} context @param {() => boolean} isWanted still @returns {Promise<Statistics[]>} */
export async function pastStatistics({core, run}, isWanted) {
  // Of another curve its numbers would be others now.
  const snapshots = upTo(run.past.snapshots, run.progress).filter((snapshot) => run.hadCurvesOfNow(snapshot));
  const units = run.network.layers.map((layer) => layer.units);
  const trainer = core.createTrainer(run.config);
  try {
    const {parts, fields} = trainer.layout(REQUEST);
    /** @type {Statistics[]} */
    const list = [];
    let start = performance.now();
    for (const snapshot of snapshots) {
      trainer.restore(snapshot);
      const numbers = trainer.frame(REQUEST);
      const shown = {fields, progress: trainer.progress(), parts: Object.fromEntries(Object.entries(parts).map(([name, {offset, length}]) => [name, numbers.subarray(offset, offset + length)]))};
      list.push({epoch: snapshot.epoch, step: snapshot.step, layers: layersOf(shown, units).map(({units: _, ...layer}) => layer)});
      if (performance.now() - start < SLICE) continue;
      await pause();
      if (!isWanted()) return [];
      start = performance.now();
    }
    return list;
  } finally {
    trainer.delete();
  }
}
