// What is kept of a run's past: its losses, thinned with age.

/** @typedef {import('./parts.d.ts').LossRecord} LossRecord */

export const MAX_RECORDS = 600;

/** Half of the older two thirds goes, never the first. @template T @param {T[]} list oldest first */
export function thin(list) {
  const old = Math.floor((list.length * 2) / 3);
  let kept = 0;
  list.forEach((record, i) => {
    if (i >= old || i % 2 === 0) list[kept++] = record;
  });
  list.length = kept;
}

/** @param {readonly string[]} names of Layout.fields.losses @param {ArrayLike<number>} values @param {{epoch: number, step: number}} progress
 * @returns {LossRecord} */
export function lossRecord(names, values, {epoch, step}) {
  /** @type {any} */
  const record = {epoch, step};
  names.forEach((name, i) => {
    // What does not apply is NaN; of the losses themselves, NaN is news.
    if (name.endsWith('Loss') || !Number.isNaN(values[i])) record[name] = values[i];
  });
  return record;
}

/** Takes a record of now; one of the same step is replaced. @param {LossRecord[]} history @param {LossRecord} record */
export function keepRecord(history, record) {
  if (!Number.isFinite(record.trainLoss)) return;
  const last = history.at(-1);
  if (last && last.step === record.step && last.epoch === record.epoch) history.pop();
  // Whoever looks back has the later records already.
  else if (last && (record.step < last.step || record.epoch < last.epoch)) return;
  history.push(record);
  if (history.length > MAX_RECORDS) thin(history);
}

/** The records up to a moment, or the snapshots. @template {{epoch: number, step: number}} T @param {readonly T[]} history @param {{epoch: number, step: number}} moment */
export function upTo(history, {epoch, step}) {
  return history.filter((record) => record.step <= step && record.epoch <= epoch);
}

/** Numbers can be finite and yet beyond all sense: a loss of so many times the first is. */
const SENSELESS = 10;

/** The latest snapshot from when the loss made sense; none: undefined. @template {{step: number}} T @param {readonly T[]} snapshots oldest first
 * @param {readonly LossRecord[]} history */
export function lastGood(snapshots, history) {
  const good = history.filter(({trainLoss}) => trainLoss <= SENSELESS * history[0].trainLoss).at(-1);
  return good && snapshots.filter(({step}) => step <= good.step).at(-1);
}
