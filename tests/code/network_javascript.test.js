// Networks taken away as JavaScript modules predict what the core predicts, to 1e-12; Node runs them as programs that check it.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'node:test';

import {NETWORK_LANGUAGES} from '../../web/state/network_code.js';
import {WISHES, assertNear, bare, broken, catalogueWishes, hostileWishes, sampleOf} from './network_samples.mjs';

const {write, ending} = NETWORK_LANGUAGES.javascript;
const samples = WISHES.map(sampleOf);
samples.push(bare(samples[0]));

/** @param {string} code */
const moduleOf = (code) => import(`data:text/javascript,${encodeURIComponent(code)}`);

test('every network, imported: nothing is printed, nothing is global', async () => {
  const before = Object.keys(globalThis);
  for (const sample of [...samples, ...[...catalogueWishes(), ...hostileWishes()].map(sampleOf)]) {
    const {predict, check, train, test: tested} = await moduleOf(write(sample.subject));
    assertNear(sample, predict(sample.points).flat());
    check();
    assert.deepEqual(train, sample.subject.train);
    assert.deepEqual(tested, sample.subject.test);
  }
  assert.deepEqual(Object.keys(globalThis), before);
});

test('a broken weight is found', async () => {
  for (const {what, subject} of samples.slice(0, -1)) {
    const {check} = await moduleOf(broken(write(subject)));
    assert.throws(check, /At point/, what);
  }
});

test('as a program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'activation network-'));  // a space in the path, too
  try {
    const file = join(folder, `network.${ending}`);
    const run = (/** @type {string} */ code) => {
      writeFileSync(file, code);
      return spawnSync(process.execPath, [file], {encoding: 'utf8'});
    };
    for (const {subject} of [samples[3], ...hostileWishes().map(sampleOf)]) {
      const {status, stdout, stderr} = run(write(subject));
      assert.equal(stdout, 'The predictions are those of the playground.\n');
      assert.equal(status, 0, stderr);
    }
    const {status, stderr} = run(broken(write(samples[3].subject)));
    assert.notEqual(status, 0);
    assert.match(stderr, /At point/);
  } finally {
    rmSync(folder, {recursive: true});
  }
});
