// Epochs a second of our core and its peers, on the same samples from the same first weights; runs in Node and in a page.
// Sides alternate round by round, so that a busy machine slows all of them.
import {ObjectGraph} from './object_graph.mjs';
import {convnet, tensorflow} from './peers.mjs';

const NETS = [[2, 4, 2, 1], [2, 8, 8, 1], [7, 8, 8, 8, 8, 8, 8, 1]];
const DEEP = NETS[2];
const LEARNING_RATE = 0.01;
const BATCH = 10;
const UPDATES = 25;
const ROUNDS = 15;
const MILLISECONDS = 40;
// What the core is to reach: times ConvNetJS with tanh, share of the peak with ReLU.
const AIMS = [{ratio: 20, share: 0.14}, {ratio: 14, share: 0.40}, {ratio: 11, share: 0.55}];
// Plain objects slower than this share of ConvNetJS would prove nothing.
const STRAW_MAN = 0.9;

const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

function config(shape, hidden, features) {
  return {
    seed: '0.5', problem: 'classification', data: {id: 'spiral', noise: 5, trainShare: 50}, features: features.slice(0, shape[0]),
    layers: shape.slice(1, -1).map((units) => ({units, activation: {id: hidden}})), output: {activation: {id: 'tanh'}},
    initializer: {id: 'xavier_normal'}, loss: {id: 'half_squared'}, optimizer: {id: 'sgd', learningRate: LEARNING_RATE},
    batchSize: BATCH, leftovers: 'carry',
  };
}

const COMPUTE = {
  x: (x) => x, y: (x, y) => y, x_squared: (x) => x * x, y_squared: (x, y) => y * y, x_times_y: (x, y) => x * y,
  sin_x: (x) => Math.sin(x), sin_y: (x, y) => Math.sin(y),
};

/** Repetitions of act(n) that take about the time of a round. */
function calibrate(act) {
  for (let n = 1; ; n *= 2) {
    const start = performance.now();
    act(n);
    const passed = performance.now() - start;
    if (passed > MILLISECONDS / 4) return Math.max(1, Math.round((n * MILLISECONDS) / passed));
  }
}

/** Rates per second of every side, round by round. */
function alternate(sides) {
  const counts = sides.map((side) => calibrate(side));
  const rates = sides.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    sides.forEach((side, i) => {
      const start = performance.now();
      side(counts[i]);
      rates[i].push((counts[i] * 1000) / (performance.now() - start));
    });
  }
  return rates;
}

const ratio = (ours, theirs) => median(ours.map((rate, round) => rate / theirs[round]));

/** 2 multiply-adds' worth of forward, dW and dA; the inputs need no dA. */
function flops(shape, samples) {
  let sum = 0;
  for (let l = 1; l < shape.length; l++) sum += shape[l] * shape[l - 1] * (l === 1 ? 2 : 3);
  return 2 * sum * samples;
}

function task(core, shape, hidden, features) {
  const trainer = core.createTrainer(config(shape, hidden, features));
  const {x, y, label} = trainer.data().train;
  const samples = Array.from(x, (_, s) => Float64Array.from(features.slice(0, shape[0]), (id) => COMPUTE[id](x[s], y[s])));
  return {trainer, hidden, samples, targets: label, network: trainer.network(), learningRate: LEARNING_RATE};
}

function sidesOf(all, {convnetjs, tf}) {
  const graph = new ObjectGraph(all.network, all.hidden);
  return {
    core: {epochs: (n) => all.trainer.epoch(n), loss: () => all.trainer.losses().trainLoss},
    'object graph': {
      epochs(n) {
        for (let epoch = 0; epoch < n; epoch++) graph.epoch(all.samples, all.targets, BATCH, LEARNING_RATE);
      },
      loss: () => all.samples.reduce((sum, sample, s) => sum + 0.5 * (graph.forward(sample) - all.targets[s]) ** 2, 0) / all.samples.length,
    },
    ConvNetJS: convnet(convnetjs, all),
    'TensorFlow.js': tensorflow(tf, all),
  };
}

/** Sides that do other work are no peers: their losses must agree after three epochs. */
function agree(sides, name) {
  for (const side of Object.values(sides)) side.epochs(3);
  const expected = sides.core.loss();
  for (const [who, side] of Object.entries(sides)) {
    const tolerance = who === 'TensorFlow.js' ? 1e-3 : 1e-9;
    const error = Math.abs(side.loss() - expected) / expected;
    if (!(error <= tolerance)) throw new Error(`${name}: the loss of ${who} is ${side.loss()}, ours ${expected}`);
  }
}

/** A run that has diverged does nothing more, at great speed. */
function trained(trainer, name) {
  const {epoch, step, finite} = trainer.progress();
  if (!finite || step !== epoch * UPDATES) throw new Error(`${name}: ${step} steps in ${epoch} epochs, finite: ${finite}`);
  trainer.delete();
}

/** @param {any} exports of peak.wasm @returns one side for each number of sums, in GFLOP */
function peakSides(exports) {
  return [8, 12, 16].map((sums) => (n) => {
    for (let i = 0; i < n; i++) exports[`sums${sums}`](10000, 0.5);
  });
}
const PEAK_GFLOP = [8, 12, 16].map((sums) => (10000 * sums * 4) / 1e9);

/**
 * @param {{core: any, convnetjs: any, tf: any, peak: any, print: (line: string) => void}} tools
 */
export function measure({core, convnetjs, tf, peak, print}) {
  const features = core.catalogue().features.map(({id}) => id);
  print(`training, 250 samples in ${UPDATES} updates an epoch, epochs/s (medians of ${ROUNDS} rounds); TensorFlow.js: float32, cpu backend`);
  NETS.forEach((shape, i) => {
    for (const hidden of ['tanh', 'relu']) {
      const name = `${shape.join('-')} ${hidden}`;
      const all = task(core, shape, hidden, features);
      const sides = sidesOf(all, {convnetjs, tf});
      agree(sides, name);
      const names = Object.keys(sides);
      const rates = alternate([...Object.values(sides).map((side) => side.epochs), ...peakSides(peak)]);
      trained(all.trainer, name);
      const of = Object.fromEntries(names.map((who, k) => [who, rates[k]]));
      const peaks = PEAK_GFLOP.map((gflop, k) => median(rates[names.length + k]) * gflop);
      const best = Math.max(...peaks);
      const bestRates = rates[names.length + peaks.indexOf(best)].map((rate) => rate * PEAK_GFLOP[peaks.indexOf(best)]);
      const gflops = of.core.map((rate) => (rate * flops(shape, 250)) / 1e9);
      const share = ratio(gflops, bestRates);
      const versus = ratio(of.core, of.ConvNetJS);
      const fair = ratio(of['object graph'], of.ConvNetJS);
      const aim = hidden === 'tanh' ? `aim ${AIMS[i].ratio}x ConvNetJS` : `aim ${(100 * AIMS[i].share).toFixed(0)} % of peak`;
      print(`${name.padEnd(24)} ${names.map((who) => `${who} ${median(of[who]).toFixed(0)}`).join('  ')}`);
      print(`${''.padEnd(24)} core / ConvNetJS ${versus.toFixed(1)}  / TensorFlow.js ${ratio(of.core, of['TensorFlow.js']).toFixed(0)}` +
        `  / object graph ${ratio(of.core, of['object graph']).toFixed(1)}  object graph / ConvNetJS ${fair.toFixed(2)}`);
      print(`${''.padEnd(24)} ${median(gflops).toFixed(2)} of ${best.toFixed(1)} GFLOP/s, ${(100 * share).toFixed(1)} % of peak  (${aim})`);
      if (fair < STRAW_MAN) print(`${''.padEnd(24)} THE OBJECT GRAPH IS A STRAW MAN HERE: below ${STRAW_MAN} x ConvNetJS`);
    }
  });
  frames(core, features, print);
}

/** Surfaces of all units, and a frame with everything else. */
function frames(core, features, print) {
  const size = 100;
  const surfaces = {surfaces: {size, units: 'all'}};
  for (const hidden of ['tanh', 'relu']) {
    const {trainer, network} = task(core, DEEP, hidden, features);
    trainer.epoch(20);
    const graph = new ObjectGraph(trainer.network(), hidden);
    const units = network.layers.reduce((sum, layer) => sum + layer.units, 0);
    const out = new Float64Array(units * size * size);
    const at = (i) => [-6 + (12 * (i % size)) / (size - 1), 6 - (12 * Math.floor(i / size)) / (size - 1)];
    // As TensorFlow Playground draws: features anew for every point, a table of rows for every node.
    const boundary = graph.layers.map((layer) => layer.map(() => Array.from({length: size}, () => new Array(size).fill(0))));
    const asThere = () => {
      for (let i = 0; i < size * size; i++) {
        const [x, y] = at(i);
        graph.forward(features.map((id) => COMPUTE[id](x, y)));
        graph.layers.forEach((layer, l) => layer.forEach((node, u) => {
          boundary[l][u][Math.floor(i / size)][i % size] = node.output;
        }));
      }
    };
    // At its best: the core keeps a grid's features from frame to frame, so the peer does.
    const points = Array.from({length: size * size}, (_, i) => Float64Array.from(features, (id) => COMPUTE[id](...at(i))));
    const plain = () => {
      for (let i = 0; i < size * size; i++) {
        graph.forward(points[i]);
        let unit = 0;
        for (const layer of graph.layers) {
          for (const node of layer) out[unit++ * size * size + i] = node.output;
        }
      }
    };
    plain();
    const ours = trainer.frame(surfaces, new Float64Array(trainer.layout(surfaces).length));
    const worst = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - out[i])), 0);
    if (!(worst < 1e-9)) throw new Error(`the surfaces differ by ${worst}`);
    const times = (act) => (n) => {
      for (let i = 0; i < n; i++) act();
    };
    const [core_, plain_, there] = alternate([times(() => trainer.frame(surfaces, ours)), times(plain), times(asThere)]);
    const aim = hidden === 'tanh' ? 6 : 15;
    print(`${units} surfaces of ${size} x ${size}, ${hidden}: core ${(1000 / median(core_)).toFixed(2)} ms, object graph as TensorFlow Playground draws ` +
      `${(1000 / median(there)).toFixed(2)} ms, ratio ${ratio(core_, there).toFixed(1)} (aim ${aim}); with its features kept and flat arrays ` +
      `${(1000 / median(plain_)).toFixed(2)} ms, ratio ${ratio(core_, plain_).toFixed(1)}`);
    const everything = {losses: true, statistics: true, confusion: true, histograms: {z: {low: -6, high: 6, bins: 60}, gradient: {low: -1, high: 1, bins: 60}}};
    const [rates] = alternate([times(() => trainer.frame(everything))]);
    print(`a frame with all statistics and histograms, ${hidden}: ${(1e6 / median(rates)).toFixed(0)} microseconds (aim 1000)`);
  }
}
