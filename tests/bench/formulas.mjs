// What it costs to train with a typed formula instead of the built-in function of the same formula: an epoch's time against
// the built-in's, on 7-8-8-8-8-8-8-1. Sides alternate round by round, so that a busy machine slows both.
import {loadCore} from '../../web/core.js';

const FORMULAS = {
  relu: 'max(0, x)', leaky_relu: 'if(x > 0, x, negative_slope*x)', swish: 'x*sigmoid(beta*x)', elu: 'if(x > 0, x, alpha*expm1(x))', tanh: 'tanh(x)',
  sigmoid: 'sigmoid(x)', softplus: 'softplus(beta*x)/beta', gelu: 'x/2*erfc(-x/sqrt(2))', mish: 'x*tanh(softplus(x))', softsign: 'x/(1+abs(x))',
  hard_swish: 'x*clamp(x/6+0.5, 0, 1)', sine: 'sin(x)',
};
const HIDDEN = [8, 8, 8, 8, 8, 8];
const ROUNDS = 21;
const MILLISECONDS = 25;
const AIM = 3;

const core = await loadCore();
const {activations, features} = core.catalogue();
const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

function trainer(activation) {
  return core.createTrainer({
    seed: '0.5', data: {id: 'circle', trainShare: 50}, features: features.map(({id}) => id), layers: HIDDEN.map((units) => ({units, activation})),
    output: {activation: {id: 'tanh'}}, initializer: {id: 'xavier_normal'}, loss: {id: 'half_squared'}, optimizer: {id: 'sgd', learningRate: 0.001}, batchSize: 10,
  });
}

/** Epochs that take about the time of a round. */
function calibrated(side) {
  for (let n = 1; ; n *= 2) {
    const start = performance.now();
    side.epoch(n);
    const passed = performance.now() - start;
    if (passed > MILLISECONDS / 4) return Math.max(1, Math.round((n * MILLISECONDS) / passed));
  }
}

console.log(`typed formulas against built-ins, 7-${HIDDEN.join('-')}-1, 250 samples in batches of 10, Node ${process.version}; aim: at most ${AIM}`);
for (const [id, formula] of Object.entries(FORMULAS)) {
  const {parameters: rows} = activations.find((row) => row.id === id);
  const names = new Set(core.compileFormula(formula).parameters);
  const parameters = Object.fromEntries(rows.filter(({name}) => names.has(name)).map(({name, initial}) => [name, initial]));
  const sides = [trainer({id}), trainer({formula, parameters})];
  // Sides that do other work are no peers.
  sides.forEach((side) => side.epoch(3));
  const [expected, found] = sides.map((side) => side.losses().trainLoss);
  if (!(Math.abs(found - expected) <= 1e-9 * expected)) throw new Error(`${id}: the loss with ${formula} is ${found}, not ${expected}`);
  const counts = sides.map(calibrated);
  const ratios = [];
  const times = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const [builtIn, typed] = sides.map((side, i) => {
      const start = performance.now();
      side.epoch(counts[i]);
      return (performance.now() - start) / counts[i];
    });
    times[0].push(builtIn);
    times[1].push(typed);
    ratios.push(typed / builtIn);
  }
  sides.forEach((side) => side.delete());
  const ratio = median(ratios);
  console.log(`${id.padEnd(12)} ${formula.padEnd(32)} ${median(times[0]).toFixed(3)} ms, typed ${median(times[1]).toFixed(3)} ms: ratio ${ratio.toFixed(2)}${ratio > AIM ? ' ABOVE THE AIM' : ''}`);
}
