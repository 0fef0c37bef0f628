// Who looks at the end of each epoch sees the same of a run at every speed.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {core, framesUntil, settle, start} from './play_frames.js';

for (const [hash, last] of /** @type {[string, number][]} */ ([['', 40], ['batchSize=7', 12], [`networkShape=${Array(12).fill(48)}&batchSize=1`, 3]])) {
  test(`the end of each epoch is looked at, however fast it goes: ${hash.slice(0, 20)}`, () => {
    const twin = core.createTrainer(start(hash).run.config);
    const expected = Array.from({length: last}, () => {
      const {epoch} = twin.epoch(1);
      return [epoch, twin.losses().trainLoss];
    });
    twin.delete();
    /** @type {((run: import('../../web/view/play/run.js').Run) => void)[]} */
    const ways = [...[20, 500, null].map((speed) => (/** @type {any} */ run) => {
      run.setSpeed(speed);
      run.play();
    }), (run) => run.step('epoch', last + 2)];
    for (const go of ways) {
      const {run} = start(hash);
      settle();
      /** @type {number[][]} */
      const seen = [];
      const end = run.lookAt({isWanted: (epoch) => epoch <= last, isFound: ({epoch, trainLoss}) => {
        seen.push([epoch, trainLoss]);
        return epoch === 2;
      }});
      go(run);
      framesUntil(() => run.progress.epoch > last);
      assert.deepEqual(seen, expected);
      assert.ok(run.history.some(({epoch, trainLoss}) => epoch === 2 && trainLoss === expected[1][1]), 'what was found is kept');
      end();
      run.pause();
    }
  });
}
