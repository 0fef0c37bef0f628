// Time of core.evaluate for 2,000 points against the same function written plainly in JavaScript, as ratios taken in one
// run: the two alternate, so that a busy machine slows both. Above 1, the core is faster.
import {loadCore} from '../../web/core.js';
import {plainFunction} from './plain.mjs';

const POINTS = 2000;
const ROUNDS = 31;
const CALLS = 20;

const core = await loadCore();
const z = Float64Array.from({length: POINTS}, (_, i) => -8 + (16 * i) / (POINTS - 1));

function seconds(run) {
  const start = performance.now();
  for (let call = 0; call < CALLS; call++) run();
  return performance.now() - start;
}

const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

// The peer must compute the same function, if not as exactly; away from kinks, where conventions differ.
function check(id, ours, theirs) {
  for (const key of ['f', 'df', 'd2f']) {
    for (let i = 0; i < POINTS; i++) {
      const error = Math.abs(ours[key][i] - theirs[key][i]);
      if (!(error <= 1e-5 * Math.max(1, Math.abs(ours[key][i])))) {
        throw new Error(`${id}: ${key}(${z[i]}) is ${ours[key][i]} here and ${theirs[key][i]} in the plain function`);
      }
    }
  }
}

const rows = [];
for (const activation of core.catalogue().activations) {
  const names = activation.parameters.map((parameter) => parameter.name);
  const values = activation.parameters.map((parameter) => parameter.initial);
  const spec = {id: activation.id, parameters: Object.fromEntries(names.map((name, k) => [name, values[k]]))};
  const plain = plainFunction(activation.id, names);
  const runOurs = () => core.evaluate(spec, z);
  const runPlain = () => plain(z, values);
  check(activation.id, runOurs(), runPlain());
  seconds(runOurs), seconds(runPlain);
  const ours = [], theirs = [], ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(seconds(runOurs));
    theirs.push(seconds(runPlain));
    ratios.push(theirs[round] / ours[round]);
  }
  rows.push({id: activation.id, ours: (median(ours) / CALLS) * 1e3, plain: (median(theirs) / CALLS) * 1e3, ratio: median(ratios)});
}

rows.sort((a, b) => a.ratio - b.ratio);
console.log(`evaluate, ${POINTS} points, f and f' and f'': microseconds (medians of ${ROUNDS} rounds), plain JavaScript / core`);
for (const {id, ours, plain, ratio} of rows) {
  console.log(`${id.padEnd(20)} core ${ours.toFixed(1).padStart(7)}   plain ${plain.toFixed(1).padStart(7)}   ratio ${ratio.toFixed(2).padStart(6)}`);
}
console.log(`median ratio ${median(rows.map((row) => row.ratio)).toFixed(2)}, lowest ${rows[0].ratio.toFixed(2)} (${rows[0].id}), ${rows.length} functions`);
