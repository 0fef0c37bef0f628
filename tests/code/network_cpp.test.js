// Networks taken away as C++ with Eigen compile without a warning, predict what the core predicts, to 1e-12, and check it themselves.
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'node:test';

import {NETWORK_LANGUAGES} from '../../web/state/network_code.js';
import {WISHES, assertNear, bare, broken, hostileWishes, sampleOf} from './network_samples.mjs';

/** @typedef {import('./network_samples.mjs').Sample} Sample */

const {write} = NETWORK_LANGUAGES.cpp;
const samples = WISHES.map(sampleOf);
samples.push(bare(samples[0]));
/** Where the build finds Eigen; as of a system, whose warnings are its own. */
const FETCHED = ['wasm', 'release'].map((preset) => fileURLToPath(new URL(`../../build/${preset}/_deps/eigen-src`, import.meta.url)));
const EIGEN = ['/usr/include/eigen3', '/usr/local/include/eigen3', ...FETCHED].flatMap((folder) => ['-isystem', folder]);
const PASSED = 'The predictions are those of the playground.\n';

/** @param {string} source @returns {{status: number | null, stdout: string}} */
function run(source) {
  const folder = mkdtempSync(join(tmpdir(), 'activation-network-'));
  try {
    const [file, binary] = [join(folder, 'network.cpp'), join(folder, 'network')];
    writeFileSync(file, source);
    execFileSync('g++', ['-std=c++20', '-O0', '-Wall', '-Wextra', '-Wpedantic', '-Werror', ...EIGEN, '-o', binary, file], {stdio: 'pipe'});
    return spawnSync(binary, {encoding: 'utf8'});
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Several networks as one program: Eigen takes seconds to compile. Each main becomes a function of its own. @param {string[]} sources @param {string} main */
const together = (sources, main) => `#include <Eigen/Core>
#include <cmath>
#include <cstdio>
#include <vector>
${sources.map((source, i) => `namespace n${i} {\n${source.replace(/^#include <.*$/gm, '').replace('int main() {', 'int checked() {').replace(/\}\s*$/, '  return 0;\n}\n')}\n}`).join('\n')}
int main() {
${main}
}
`;

/** @param {Sample[]} list */
function assertAgree(list) {
  const main = list.map(({points}, i) => `  if (n${i}::checked() != 0) return 1;
  {
    Eigen::MatrixXd points(${points.length}, 2);
    points << ${points.flat().map((value) => value.toExponential()).join(', ')};
    const Eigen::MatrixXd output = n${i}::network::predict(points);
    for (Eigen::Index k = 0; k < output.rows(); ++k) {
      for (Eigen::Index j = 0; j < output.cols(); ++j) std::printf("%.17g\\n", output(k, j));
    }
  }`).join('\n');
  const {status, stdout} = run(together(list.map(({subject}) => write(subject)), main));
  assert.equal(status, 0);
  const parts = stdout.split(PASSED);
  assert.equal(parts.shift(), '');
  assert.equal(parts.length, list.length);
  list.forEach((sample, i) => assertNear(sample, parts[i].trim().split('\n').map(Number)));
}

test('every network', () => assertAgree(samples));
test('no name gets in the way or is run', () => assertAgree(hostileWishes().map(sampleOf)));

test('a file as it is', () => {
  const {status, stdout} = run(write(samples[5].subject));
  assert.equal(stdout, PASSED);
  assert.equal(status, 0);
});

test('a broken weight is found', () => {
  const sources = samples.slice(0, 4).map(({subject}) => broken(write(subject)));
  const {stdout} = run(together(sources, sources.map((_, i) => `  std::printf("%d\\n", n${i}::checked());`).join('\n')));
  assert.deepEqual(stdout.match(/^\d$/gm), sources.map(() => '1'));
});
