// Functions taken away as C++ compile without a warning and compute what the page computes: at every reference point, to 1e-12.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'node:test';

import {assertAgree, isInReach, settings, written} from './reference.mjs';

const list = settings();

/** Prints the values of all settings as hexadecimal numbers, which lose nothing. */
function program() {
  // Each stands in a namespace of its own: their helpers have the same names.
  const codes = written('cpp', list).map((code, i) => code.replace('namespace activations {', `namespace n${i} {`).replace(/^#include.*$/gm, ''));
  const calls = list.map(({points}, i) => points.map(({z}) => `  std::printf("%a\\n", n${i}::f${i}(${Object.is(z, -0) ? '-0.0' : z.toExponential()}));`).join('\n'));
  return `#include <cmath>\n#include <cstdio>\n${codes.join('\n')}\nint main() {\n${calls.join('\n')}\n}\n`;
}

/** @param {string} text As printf writes it with %a. */
function fromHex(text) {
  const [, sign, whole, fraction = '', exponent] = /^(-?)0x([01])\.?([0-9a-f]*)p([+-]\d+)$/.exec(text) ?? [];
  if (whole === undefined) return Number(text.replace('inf', 'Infinity'));
  const bits = parseInt(whole + fraction, 16) * 2 ** (-4 * fraction.length);
  const half = Math.trunc(Number(exponent) / 2);
  return (sign ? -1 : 1) * bits * 2 ** half * 2 ** (Number(exponent) - half);
}

test('every function at every reference point', () => {
  const folder = mkdtempSync(join(tmpdir(), 'activation-cpp-'));
  try {
    const [source, binary] = [join(folder, 'all.cpp'), join(folder, 'all')];
    writeFileSync(source, program());
    execFileSync('g++', ['-std=c++17', '-O0', '-Wall', '-Wextra', '-Werror', '-o', binary, source], {stdio: 'pipe'});
    const numbers = execFileSync(binary, {encoding: 'utf8', maxBuffer: 1 << 24}).trim().split('\n').map(fromHex);
    let at = 0;
    const values = list.map(({points}) => points.map(() => numbers[at++]));
    assert.equal(at, numbers.length);
    assert.ok(assertAgree(list, values, isInReach) > 7000);
  } finally {
    rmSync(folder, {recursive: true});
  }
});

test('hexadecimal numbers are read as they are', () => {
  for (const [text, value] of [['0x1p+0', 1], ['-0x1.8p+1', -3], ['0x0p+0', 0], ['0x1.999999999999ap-4', 0.1], ['inf', Infinity], ['0x1p-1022', 2 ** -1022]]) assert.equal(fromHex(text), value);
});
