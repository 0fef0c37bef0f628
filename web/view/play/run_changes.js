// What stands between two configurations: nothing, changes that a running trainer takes, or another trainer.

/** @typedef {import('../../core.d.ts').TrainerConfig} TrainerConfig */
/** @typedef {import('../../core.d.ts').TrainerChanges} TrainerChanges */
/** @typedef {import('../../core.d.ts').Optimizer} Optimizer */
/** @typedef {import('../../core.d.ts').LayerConfig} LayerConfig */
/** @typedef {import('../curves.js').Activations} Activations */
/** @typedef {Omit<LayerConfig, 'units'>} Shaped */

/** Numbers that an optimizer starts with. */
const FIRST = ['initialAccumulator'];

/** @param {unknown} a @param {unknown} b */
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {TrainerConfig} config @param {readonly Optimizer[]} optimizers */
function movable({optimizer}, optimizers) {
  const row = optimizers.find(({id}) => id === optimizer?.id);
  return row ? row.settings.filter(({name, flag}) => !flag && !FIRST.includes(name)) : [];
}

/** Without the points, which are many, and compared by themselves. @param {unknown} config */
export const written = (config) => JSON.stringify(config, (key, value) => (key === 'points' ? undefined : value));
/** @param {TrainerConfig} before @param {TrainerConfig} after */
const haveSamePoints = ({data: before}, {data: after}) => before?.points === after?.points || isSame(before?.points, after?.points);

/** A configuration without what may change during its run. @param {TrainerConfig} config @param {readonly Optimizer[]} optimizers */
function fixed(config, optimizers) {
  const rest = JSON.parse(written(config));
  for (const {name} of movable(config, optimizers)) delete rest.optimizer[name];
  for (const layer of [...rest.layers ?? [], rest.output]) delete layer?.activation?.parameters;
  delete rest.regularization?.rate;
  delete rest.clipNorm;
  delete rest.batchSize;
  return JSON.stringify(rest);
}

/** All parameters of a layer's function by name; those that are left out have their initial values.
 * @param {Shaped | undefined} layer @param {Activations} activations @returns {Record<string, number>} */
function parametersOf(layer, activations) {
  const activation = layer?.activation;
  const given = activation?.parameters ?? {};
  const known = activation?.id === undefined ? undefined : activations.get(activation.id);
  // Of a function whose terms are counted, all parameters are given, or none.
  if (!known || (known.variadic && Object.keys(given).length > 0)) return given;
  return {...Object.fromEntries(known.parameters.map(({name, initial}) => [name, initial])), ...given};
}

/**
 * @param {Shaped | undefined} before @param {Shaped | undefined} after @param {Activations} activations
 * @returns {Record<string, number> | null | undefined} null: no change; undefined: not while the run goes on
 */
function changedParameters(before, after, activations) {
  const [was, is] = [before, after].map((layer) => parametersOf(layer, activations));
  if (isSame(was, is)) return null;
  const names = Object.keys(is);
  if (names.length !== Object.keys(was).length || !names.every((name) => name in was)) return undefined;
  return Object.fromEntries(names.filter((name) => is[name] !== was[name]).map((name) => [name, is[name]]));
}

/**
 * @param {TrainerConfig} before @param {TrainerConfig} after
 * @param {readonly Optimizer[]} optimizers @param {Activations} activations
 * @returns {{changes: TrainerChanges, movesStart: boolean} | 'none' | 'remake'} movesStart: a run that begins with the
 *     changed configuration has other initial values
 */
export function configChange(before, after, optimizers, activations) {
  if (!haveSamePoints(before, after)) return 'remake';
  if (written(before) === written(after)) return 'none';
  if (fixed(before, optimizers) !== fixed(after, optimizers)) return 'remake';
  /** @type {TrainerChanges} */
  const changes = {};
  /** @type {Record<string, number>} */
  const settings = {};
  for (const {name, initial} of movable(after, optimizers)) {
    const value = /** @type {number} */ (after.optimizer?.[name] ?? initial);
    if (value !== (before.optimizer?.[name] ?? initial)) settings[name] = value;
  }
  if (Object.keys(settings).length > 0) changes.optimizer = settings;
  if (before.regularization?.rate !== after.regularization?.rate) changes.regularization = {rate: after.regularization?.rate ?? 0};
  if (before.clipNorm !== after.clipNorm) changes.clipNorm = after.clipNorm ?? null;
  if (before.batchSize !== after.batchSize) changes.batchSize = after.batchSize;

  const own = after.layers ?? [];
  const layers = own.map((layer, l) => changedParameters(before.layers?.[l], layer, activations));
  const output = changedParameters(before.output, after.output, activations);
  if (output === undefined || layers.includes(undefined)) return 'remake';
  const isChanged = layers.some((parameters) => parameters !== null);
  if (isChanged) changes.layers = layers.map((parameters) => (parameters ? {activation: {parameters}} : null));
  if (output) changes.output = {activation: {parameters: output}};

  const moved = [...own.filter((_, l) => layers[l]), ...(output ? [after.output] : [])];
  const movesStart = moved.some((layer) => after.initializer?.gain === 'activation' || (layer?.learn ?? 'none') !== 'none');
  return {changes, movesStart};
}

/** Of a classification 2 or more; 0 of a regression. @param {TrainerConfig} config @param {readonly import('../../core.d.ts').Dataset[]} datasets */
export function classesOf({problem, data: {id, classes, points} = {}}, datasets) {
  if (problem === 'regression') return 0;
  return classes ?? (points ? 2 : datasets.find((dataset) => dataset.id === id)?.minClasses ?? 2);
}
