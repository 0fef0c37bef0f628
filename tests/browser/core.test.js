// The core in real browsers: both builds load under the content types that serve.py sends, and give the same bits.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {runHashes, STEPS} from '../runs.mjs';
import {inEachBrowser} from './harness.mjs';

const CORE = new URL('../../web/core.js', import.meta.url).href;

inEachBrowser('core', ({open, url}) => {
  test('the SIMD and the scalar build give the same bits, in the browser as in Node', async () => {
    const expected = await hashes(CORE, true);
    assert.ok(expected.length > 0);
    assert.deepEqual(await hashes(CORE, false), expected);
    const page = await open();
    for (const simd of [true, false]) {
      assert.deepEqual(await page.evaluate(hashes, `${url()}core.js`, simd), expected);
    }
  });

  test('runs have the same hashes as natively', async () => {
    const golden = readFileSync(new URL('../golden/hashes.txt', import.meta.url), 'utf8').split('\n').filter((line) => line.startsWith('run/'));
    const page = await open();
    for (const simd of [true, false]) {
      const lines = await page.evaluate(`import('${url()}core.js').then(({loadCore}) => loadCore({simd: ${simd}})).then((core) => (${runHashes})(core, ${STEPS}))`);
      assert.deepEqual(lines, golden);
    }
  });
});

/** Per function of the catalogue a hash over the bits of f, f' and f''. Runs here and, sent as text, in the page. */
async function hashes(address, simd) {
  const {loadCore} = await import(address);
  const core = await loadCore({simd});
  const z = Float64Array.from({length: 2001}, (_, i) => (i - 1000) / 50);
  return core.catalogue().activations.map(({id}) => {
    const {f, df, d2f} = core.evaluate({id}, z);
    let hash = 0xcbf29ce484222325n;
    for (const values of [f, df, d2f]) {
      const bits = new BigUint64Array(values.buffer, values.byteOffset, values.length);
      values.forEach((value, i) => {
        const word = Number.isNaN(value) ? 0x7ff8000000000000n : bits[i];
        hash = BigInt.asUintN(64, (hash ^ word) * 0x100000001b3n);
      });
    }
    return `${id} ${hash.toString(16)}`;
  });
}
