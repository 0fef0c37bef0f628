// The core in real browsers: both builds load under the content types that serve.py sends, and give the same bits.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';

inEachBrowser('core', ({open}) => {
  test('the SIMD and the scalar build give the same bits, in the browser as in Node', async () => {
    const page = await open();
    const {loadCore} = await import('../../web/core.js');
    const expected = hashes(await loadCore());
    assert.ok(expected.length > 0);
    for (const simd of [true, false]) {
      const found = await page.evaluate(async (simd, source) => {
        const {loadCore} = await import('./core.js');
        return new Function(`return ${source}`)()(await loadCore({simd}));
      }, simd, hashes.toString());
      assert.deepEqual(found, expected);
    }
  });
});

/** A line per function of the catalogue: its name and a hash over the bits of f, f' and f''. */
function hashes(core) {
  const z = Float64Array.from({length: 2001}, (_, i) => (i - 1000) / 50);
  return core.catalogue().activations.map(({id}) => {
    const {f, df, d2f} = core.evaluate({id}, z);
    let hash = 0xcbf29ce484222325n;
    for (const values of [f, df, d2f]) {
      const bits = new BigUint64Array(values.buffer, values.byteOffset, values.length);
      for (let i = 0; i < bits.length; ++i) {
        const word = Number.isNaN(values[i]) ? 0x7ff8000000000000n : bits[i];
        hash = BigInt.asUintN(64, (hash ^ word) * 0x100000001b3n);
      }
    }
    return `${id} ${hash.toString(16)}`;
  });
}
