// A file's network is taken up by the page, or the page stays as it was.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode} from '../../web/state.js';
import {networkText} from '../../web/state/network_json.js';
import {takeUp} from '../../web/view/play/home_open.js';
import {readRun} from '../../web/view/play/home_read.js';
import {core, framesUntil, settle, start} from './play_frames.js';

/** A file of another network, after four epochs. */
function opened() {
  const {run, session} = start('layers=3:relu&optimizer=adam');
  for (let i = 0; i < 4; i++) run.step('epoch');
  settle();
  const {network, data, history} = run;
  return readRun(core, networkText({state: session.state, network, data, snapshot: run.trainer.snapshot(), history, isOfLink: true}));
}

/** A run that plays, on a page that follows in its own way.
 * @param {(changes: Partial<import('../../web/state.js').State>) => Partial<import('../../web/state.js').State>} follow */
function page(follow) {
  const {run, session, set} = start('layers=4:tanh');
  run.play();
  framesUntil(() => run.progress.epoch > 6);
  return {run, session: /** @type {any} */ (Object.assign(session, {follow: (/** @type {any} */ changes) => set(follow(changes))}))};
}

test('the page goes on with the network and the run of a file', () => {
  const file = opened();
  const {run, session} = page((changes) => changes);
  takeUp({run, session}, file);
  assert.deepEqual([run.progress.epoch, run.network.shape, run.isPlaying], [4, [2, 3, 1], false]);
});

for (const [why, changes] of /** @type {[string, Partial<import('../../web/state.js').State>][]} */ ([
  ['makes another network of it', {layers: decode('#layers=7:relu').state.layers}], ['has it refused', {batchSize: 300, leftovers: 'use'}], ['does not follow', {}],
])) {
  test(`where the page ${why}, it says so and has its own network as it was`, () => {
    const file = opened();
    const {run, session} = page((given) => (Object.keys(changes).length > 0 ? {...given, ...changes} : {}));
    const before = {state: session.state, hash: run.trainer.hash(), epoch: run.progress.epoch, history: run.history.length};
    assert.throws(() => takeUp({run, session}, file), ({name, code, field, detail}) => name === 'FileError' && code === 'refused' && field.startsWith('run') && detail.message.length > 10);
    assert.deepEqual(session.state, before.state);
    assert.deepEqual([run.trainer.hash(), run.progress.epoch, run.refusal, run.isPlaying], [before.hash, before.epoch, null, true]);
    assert.equal(run.history.length, before.history);
  });
}
