// The runs of tests/core/hashes_runs.cpp, said as configurations: their hashes are in tests/golden/hashes.txt. Sent as
// text into pages, so this needs nothing from elsewhere.

export const STEPS = 500;

/**
 * Lines "run/NAME HASH" of every run.
 * @param {any} core
 * @param {number} steps
 */
export function runHashes(core, steps) {
  const {datasets, features, losses, optimizers, initializers} = core.catalogue();
  const layer = (units, id, learn = 'none') => ({units, activation: {id}, learn});
  const config = (dataset, layers, changes = {}) => ({
    seed: '0.17539', data: {id: dataset, noise: 0, trainShare: 50, ...changes.data}, features: ['x', 'y'], layers,
    output: {activation: {id: 'tanh'}}, initializer: {id: 'tfp_uniform'}, loss: {id: 'half_squared'}, optimizer: {id: 'sgd', learningRate: 0.03},
    batchSize: 10, leftovers: 'carry', ...changes, ...(changes.data && {data: {id: dataset, noise: 0, trainShare: 50, ...changes.data}}),
  });
  /** @type {Record<string, any>} */
  const runs = {};
  for (const {id} of optimizers) {
    runs[`optimizer/${id}`] = config('spiral', [layer(6, 'tanh'), layer(3, 'gelu')], {optimizer: {id, weightDecay: 0.001}});
  }
  for (const {id, problem, maxClasses, noiseHigh} of datasets) {
    const data = {noise: noiseHigh / 2, ...(maxClasses > 0 && {classes: maxClasses})};
    runs[`dataset/${id}`] = config(id, [layer(4, 'sigmoid')], {problem, data, features: features.map((feature) => feature.id)});
  }
  for (const {id} of initializers) {
    runs[`initializer/${id}`] = config('moons', [layer(5, 'tanh'), layer(7, 'softplus')], {initializer: {id, gain: 0.75}});
  }
  for (const {id, output} of losses) {
    runs[`loss/${id}`] = config('circle', [layer(6, 'mish')], {loss: {id}, ...(output && {output: {activation: {id: output}}})});
  }
  runs.prelu = config('spiral', [layer(5, 'prelu', 'unit'), layer(4, 'prelu', 'layer')]);
  runs.rrelu = config('spiral', [layer(5, 'rrelu_train'), layer(4, 'rrelu_train')]);
  runs.srelu = config('xor', [layer(5, 'srelu', 'unit')]);
  runs.apl = config('xor', [layer(5, 'apl', 'unit')]);
  runs.formula = config('circle', [{units: 5, activation: {formula: 'x*sigmoid(beta*x) + a*sin(x)'}, learn: 'unit'}]);
  const classes = (dataset, k) => config(dataset, [layer(8, 'elu'), layer(5, 'silu')], {data: {classes: k}, output: {activation: {id: 'softmax'}}, loss: {id: 'softmax_ce'}});
  runs['three classes'] = classes('blobs', 3);
  runs['five spirals'] = classes('spirals', 5);
  const deep = (id, count, units) => config('spiral', Array(count).fill(layer(units, id)), {initializer: {id: 'he_normal', gain: 'activation'}});
  runs['twenty layers'] = deep('relu', 20, 8);
  runs.wide = deep('tanh', 3, 64);
  runs['odd batches'] = config('gauss', [layer(7, 'selu'), layer(3, 'swish', 'layer')],
    {batchSize: 7, shuffle: true, clipNorm: 0.05, regularization: {id: 'l1', rate: 0.03}});
  return Object.entries(runs).map(([name, run]) => {
    const trainer = core.createTrainer(run);
    trainer.step(steps);
    const hash = trainer.hash();
    trainer.delete();
    return `run/${name} ${hash}`;
  });
}
