// The shortest step: the next training point goes through the network, and its batch changes the weights once it is
// whole. Knows in which order the trainer takes its points; the parts that follow the selected point show what it does.

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('./parts.d.ts').RunView} RunView */

/** Runs that changed the size of their batches on the way: where in an epoch they are, nobody here knows.
 * @type {WeakSet<object>} */
const astray = new WeakSet();

/**
 * The batch that comes next in an epoch of `points`.
 * @param {{points: number, batchSize: number, leftovers: 'carry' | 'use' | 'drop', updates: number}} epoch updates: done in it
 * @returns {{first: number, size: number, isLeftover: boolean}} leftovers: these fill no batch; of size 0: the epoch is over
 */
export function nextBatch({points, batchSize, leftovers, updates}) {
  const first = Math.min(points, updates * batchSize);
  const left = points - first;
  if (left >= batchSize) return {first, size: batchSize, isLeftover: false};
  return {first, size: leftovers === 'drop' ? 0 : left, isLeftover: leftovers !== 'use'};
}

/** @param {PlayContext} context */
export function createSamples({run, selection, t}) {
  /** Of the batch that begins after so many updates. */
  let taken = 0;
  let step = 0;

  const updates = () => run.progress.step - run.progress.epoch * run.stepsPerEpoch;

  /** @param {number} count points of the batch that were taken */
  const batch = (count) => {
    const {batchSize = 10, leftovers = 'carry'} = run.config;
    return {count, ...nextBatch({points: run.data.train.x.length, batchSize, leftovers, updates: updates()})};
  };

  return {
    /** Why it cannot be told which point is next; '' if it can. */
    get refusal() {
      const {epoch, step: done} = run.progress;
      if (epoch === 0 && done === 0) astray.delete(run.trainer);
      if (run.config.shuffle) return t('transport.sample_shuffled');
      return astray.has(run.trainer) ? t('transport.sample_astray') : '';
    },
    /** @returns {string} what happened */
    take() {
      run.pause();
      if (step !== run.progress.step) [taken, step] = [0, run.progress.step];
      let {first, size, isLeftover} = batch(taken);
      if (size === 0) {
        run.step('epoch');
        ({first, size, isLeftover} = batch(0));
        [taken, step] = [0, run.progress.step];
      }
      const {x, y, label} = run.data.train;
      const index = first + taken;
      taken++;
      const numbers = {n: index + 1, at: taken, of: size};
      selection.set({point: {x: x[index], y: y[index], label: label[index]}});
      if (taken < size) return t(isLeftover ? 'transport.sample_left' : 'transport.sample_taken', numbers);
      run.step(isLeftover ? 'epoch' : 'update');
      [taken, step] = [0, run.progress.step];
      return t(isLeftover ? 'transport.sample_left' : 'transport.sample_last', numbers);
    },
    /** @param {import('../../state.js').State} before @param {import('../../state.js').State} after */
    update(before, after) {
      if (before.batchSize !== after.batchSize && run.progress.step + run.progress.epoch > 0) astray.add(run.trainer);
    },
  };
}
