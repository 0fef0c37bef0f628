// The history of a run as comma-separated values: a row for each moment, its losses, and of some moments the statistics of the layers.
//
// Column names are those of the page's own numbers, in English whatever the page speaks: programs read them.

/** @typedef {import('../core.d.ts').Losses & {epoch: number, step: number}} LossRecord */
/** The numbers of each layer by name. @typedef {{epoch: number, step: number, layers: Record<string, number>[]}} Statistics */

const LOSSES = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy', 'trainR2', 'testR2'];

/** @param {number | undefined} value What is no number is an empty cell. */
const cell = (value) => (value === undefined || Number.isNaN(value) ? '' : String(value));

/** @param {readonly LossRecord[]} history oldest first @param {readonly Statistics[]} statistics oldest first @returns {string} */
export function runCsv(history, statistics) {
  /** @type {Map<string, {epoch: number, step: number, losses?: LossRecord, layers?: Record<string, number>[]}>} */
  const rows = new Map();
  const at = (/** @type {{epoch: number, step: number}} */ {epoch, step}) => {
    const key = `${epoch} ${step}`;
    const row = rows.get(key) ?? {epoch, step};
    rows.set(key, row);
    return row;
  };
  for (const record of history) at(record).losses = record;
  for (const moment of statistics) at(moment).layers = moment.layers;
  const losses = LOSSES.filter((name) => history.some((record) => !Number.isNaN(/** @type {any} */ (record)[name] ?? NaN)));
  const [first] = statistics;
  const places = first ? first.layers.flatMap((layer, l) => Object.keys(layer).map((name) => ({l, name, title: `${l + 1 === first.layers.length ? 'output' : `layer${l + 1}`}_${name}`})))
      .filter(({l, name}) => statistics.some(({layers}) => !Number.isNaN(layers[l][name]))) : [];
  const lines = [...rows.values()].sort((a, b) => a.step - b.step || a.epoch - b.epoch).map(({epoch, step, losses: record, layers}) => [
    epoch, step, ...losses.map((name) => cell(/** @type {any} */ (record)?.[name])), ...places.map(({l, name}) => cell(layers?.[l][name]))].join(','));
  return `${[['epoch', 'step', ...losses, ...places.map(({title}) => title)].join(','), ...lines].join('\n')}\n`;
}
