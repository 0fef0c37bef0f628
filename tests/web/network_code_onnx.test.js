// Networks taken away as ONNX are loaded by ONNX Runtime and predict what the core predicts, to 1e-5: of every kind, with every
// function of the catalogue, with every word of the formula language.
import assert from 'node:assert/strict';
import test from 'node:test';

import * as ort from 'onnxruntime-web';

import {loadCore} from '../../web/core.js';
import {onnxModel} from '../../web/state/onnx.js';
import {bytes, float, integer, longs, message, text} from '../../web/state/onnx_protobuf.js';
import {AWKWARD, POINTS} from '../code/awkward.mjs';
import {WISHES, assertNear, catalogueWishes, hostileWishes, sampleOf} from '../code/network_samples.mjs';

/** @typedef {import('../../web/state/network_code.js').NetworkSubject} NetworkSubject */

ort.env.wasm.numThreads = 1;
const core = await loadCore();
const ALLOWED = 1e-5;

/** @param {NetworkSubject} subject @param {number[][]} points @returns {Promise<number[]>} */
async function predicted(subject, points) {
  const session = await ort.InferenceSession.create(onnxModel(subject));
  const {output} = await session.run({points: new ort.Tensor('float32', Float32Array.from(points.flat()), [points.length, 2])});
  assert.deepEqual(output.dims, [points.length, subject.shape[subject.shape.length - 1]]);
  await session.release();
  return Array.from(/** @type {Float32Array} */ (output.data));
}

test('every network', async () => {
  for (const sample of WISHES.map(sampleOf)) assertNear(sample, await predicted(sample.subject, sample.points), ALLOWED);
});

test('no name gets in the way', async () => {
  for (const sample of hostileWishes().map(sampleOf)) assertNear(sample, await predicted(sample.subject, sample.points), ALLOWED);
});

test('every function of the catalogue', async () => {
  const wishes = catalogueWishes();
  assert.ok(wishes.length >= 55);
  for (const sample of wishes.map(sampleOf)) assertNear(sample, await predicted(sample.subject, sample.points), ALLOWED);
});

test('every word of the formula language', async () => {
  const wordy = ['sinh(x/100)', 'cosh(x/100)', 'asinh(x)', 'erf(x)', 'erfc(x)', 'log1p(abs(x))', 'log(1+x^2)', 'expm1(-abs(x))', 'tan(x/1000)', 'atan(x)', 'cos(x)', 'sin(x)', 'step(x)', 'sign(x)',
    'pow(abs(x), 0.5)', 'x != 1', 'x == 1', '(x <= 1) + (x >= 1)*2 + (x < 1)*4 + (x > 1)*8', 'if(x, x, 3)', 'max(x, -x)', 'e^-x^2', 'pi', 'sqrt(abs(x))', 'softplus(x)', 'clamp(x, -1, 2)'];
  const blank = sampleOf({...WISHES[0], epochs: 1}).subject;
  let compared = 0;
  for (const [formula, parameters = {}] of [...wordy.map((words) => /** @type {[string]} */ ([words])), ...AWKWARD]) {
    const {f} = core.evaluate({formula, parameters}, Float64Array.from(POINTS));
    const {stable} = core.texts({formula, parameters});
    /** @type {NetworkSubject} */
    const subject = {
      ...blank, shape: [1, 1], features: ['x'], functions: [{...blank.functions[0], stable, parameters}],
      layers: [{units: 1, inputs: 1, weights: [[1]], biases: [0], activation: 'f', call: {function: 0, values: parameters, learned: []}}],
    };
    const outputs = await predicted(subject, POINTS.map((x) => [x, 0]));
    f.forEach((value, i) => {
      // What single precision has no number for is no matter.
      if (!Number.isFinite(value) || Math.abs(value) > 1e30) return;
      compared++;
      // A constant of little accuracy is seen at a large z.
      assert.ok(Math.abs(outputs[i] - value) <= ALLOWED * Math.max(1, Math.abs(value), Math.abs(POINTS[i])), `${formula} at ${POINTS[i]}: ${outputs[i]}, not ${value}`);
    });
  }
  assert.ok(compared > 800, String(compared));
});

test('a broken weight is found', async () => {
  for (const sample of WISHES.map(sampleOf)) {
    sample.subject.layers[0].weights[0][0] += 0.01;
    const outputs = await predicted(sample.subject, sample.points);
    assert.throws(() => assertNear(sample, outputs, ALLOWED), sample.what);
  }
});

test('what stands in the file of the network itself', () => {
  const {subject} = sampleOf(WISHES[5]);
  const model = onnxModel(subject);
  const words = new TextDecoder().decode(model);
  for (const said of ['Activation Playground', 'Seed 4, after 10 epochs', 'Softmax cross-entropy', '"apple"', 'checks', JSON.stringify(subject.checks[0].point)]) assert.ok(words.includes(said), said);
  const hex = Buffer.from(model).toString('hex');
  assert.ok(hex.startsWith('0808'), 'version 8 of the file');
  assert.ok(hex.includes('42040a001011'), 'operator set 17');
});

test('bytes as Protocol Buffers has them', () => {
  const hex = (/** @type {Uint8Array} */ made) => Buffer.from(made).toString('hex');
  for (const [made, expected] of /** @type {[Uint8Array, string][]} */ ([
    [integer(1, 150), '089601'], [integer(2, 0), '1000'], [integer(20, 1), 'a00101'], [integer(1, -1), '08ffffffffffffffffff01'], [integer(3, 2 ** 40), '18808080808020'],
    [text(2, 'testing'), '120774657374696e67'], [text(2, '激'), '1203e6bf80'], [float(2, 0.5), '150000003f'], [bytes(9, Uint8Array.of(1, 2)), '4a020102'],
    [message(3, [integer(1, 150)]), '1a03089601'], [longs([-2]), 'feffffffffffffff'],
  ])) assert.equal(hex(made), expected);
});
