// Networks taken away as NumPy, plain Python and PyTorch predict what the core predicts, to 1e-12, and check it themselves; Keras is
// read by Python, which says whether it is Python.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import test from 'node:test';

import {NETWORK_LANGUAGES} from '../../web/state/network_code.js';
import {WISHES, assertNear, bare, broken, catalogueWishes, hostileWishes, sampleOf} from './network_samples.mjs';

/** @typedef {import('./network_samples.mjs').Sample} Sample */

const PYTHON = process.env.PYTHON ?? 'python3';
const PASSED = 'The predictions are those of the playground.\n';
const samples = WISHES.map(sampleOf);
samples.push(bare(samples[0]));
const checked = samples.slice(0, -1);
const hostile = hostileWishes().map(sampleOf);
const catalogue = catalogueWishes().map(sampleOf);

/** Each file is run as a program, and asked for more points. @param {string[]} codes @param {number[][][]} points
 * @returns {{outputs: number[], printed: string, error: string}[]} */
function run(codes, points) {
  const script = fileURLToPath(new URL('network_run.py', import.meta.url));
  return JSON.parse(execFileSync(PYTHON, [script], {input: JSON.stringify({codes, points}), encoding: 'utf8', maxBuffer: 1 << 26}));
}

for (const language of ['numpy', 'python', 'pytorch']) {
  const {write} = NETWORK_LANGUAGES[language];
  /** @param {Sample[]} list */
  const check = (list) => run(list.map(({subject}) => write(subject)), list.map(({points}) => points)).forEach(({outputs, printed, error}, i) => {
    assert.equal(error, '', `${list[i].what}: ${error}`);
    assert.equal(printed, PASSED, list[i].what);
    assertNear(list[i], outputs);
  });

  test(`${language}: every network`, () => check(samples));
  test(`${language}: every function of the catalogue`, () => check(catalogue));
  test(`${language}: no name gets in the way or is run`, () => check(hostile));
  test(`${language}: a broken weight is found`, () => {
    run(checked.map(({subject}) => broken(write(subject))), checked.map(({points}) => points)).forEach(({outputs, error}, i) => {
      assert.match(error, /AssertionError/, checked[i].what);
      assert.throws(() => assertNear(checked[i], outputs), checked[i].what);
    });
  });
}

test('keras: every network is Python', () => {
  const script = `import ast, json, sys
for code in json.load(sys.stdin):
    names = {getattr(node, "name", None) for node in ast.parse(code).body}
    assert {"predict", "check", "Features"} <= names, names
    imported = {alias.asname or alias.name for node in ast.parse(code).body if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}
    assert not names & ({"super", "isinstance", "zip"} | imported), names
    texts = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not any("owned" in text for text in texts), texts
`;
  execFileSync(PYTHON, ['-c', script], {input: JSON.stringify([...samples, ...catalogue, ...hostile].map(({subject}) => NETWORK_LANGUAGES.keras.write(subject)))});
});

test('PyTorch goes on training what was learned', () => {
  const {subject} = samples[3];
  const script = `import json, sys
names = {"__name__": "network"}
exec(json.load(sys.stdin), names)
torch, network = names["torch"], names["network"]
names["Network"].forward(network, torch.tensor(names["TRAIN"], dtype=torch.float64)[:, :2]).sum().backward()
print(json.dumps({name: bool(parameter.grad.abs().sum() > 0) for name, parameter in network.named_parameters()}))
`;
  const slopes = JSON.parse(execFileSync(PYTHON, ['-c', script], {input: JSON.stringify(NETWORK_LANGUAGES.pytorch.write(subject)), encoding: 'utf8'}));
  for (const name of ['layer1.weight', 'p1_a', 'p2_a_l', 'p3_a1']) assert.equal(slopes[name], true, name);
});
