// The run behind Play: how far a frame goes, who is shown what, and the way back.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode, trainerConfig} from '../../web/state.js';
import {weightsText} from '../../web/state/weights.js';
import {Drive} from '../../web/view/play/run_drive.js';
import {Pace, Speedometer, stepsPerEpoch} from '../../web/view/play/run_pace.js';
import {core, frame, framesUntil, reported, settle, start} from './play_frames.js';

test('updates in an epoch', () => {
  assert.deepEqual([stepsPerEpoch(250, 10, 'carry'), stepsPerEpoch(250, 4, 'carry'), stepsPerEpoch(250, 4, 'use'), stepsPerEpoch(250, 4, 'drop'), stepsPerEpoch(250, 300, 'carry')],
      [25, 62, 63, 62, 0]);
});

test('a pace owes fractions of epochs when it is slow, whole epochs when it is not, and forgets old debts', () => {
  const pace = new Pace();
  pace.speed = null;
  assert.equal(pace.owed(0, 25), Infinity);
  pace.speed = 1;
  assert.equal(pace.owed(0, 25), 0);
  assert.equal(pace.owed(40, 25), 1);
  pace.pay(1);
  assert.equal(pace.owed(60, 25), 0);
  assert.equal(pace.owed(10_000, 25), 6);
  pace.speed = 50;
  pace.restart();
  pace.owed(0, 25);
  assert.equal(pace.owed(19, 25), 0);
  assert.equal(pace.owed(41, 25), 50);
});

test('a pace finds how many steps take two milliseconds', () => {
  const pace = new Pace();
  for (let i = 0; i < 8; i++) pace.took(pace.call, 0);
  assert.equal(pace.call, 256);
  pace.took(256, 8);
  assert.equal(pace.call, 64);
  pace.took(1, 0);
  assert.equal(pace.call, 64, 'one step at the end of what was owed says nothing');
  pace.took(1, 30);
  assert.equal(pace.call, 1);
});

test('a speedometer measures over a while', () => {
  const meter = new Speedometer();
  meter.look(0, 0);
  meter.look(100, 7);
  assert.equal(meter.rate, 0);
  meter.look(500, 10);
  assert.equal(meter.rate, 20);
  meter.restart();
  assert.equal(meter.rate, 0);
});

for (const [batch, why] of [[10, 'batches that fit'], [7, 'leftovers that are carried'], [300, 'a batch that never fills']]) {
  test(`training goes to a certain epoch whatever the slices: ${why}`, () => {
    const config = {...trainerConfig(decode('#seed=0.5').state), batchSize: Number(batch)};
    const [whole, sliced] = [core.createTrainer(config), core.createTrainer(config)];
    whole.epoch(12);
    const drive = new Drive();
    drive.pace.speed = null;
    drive.stepsPerEpoch = stepsPerEpoch(250, Number(batch), 'carry');
    drive.stop = {epoch: 12, loss: null};
    let progress = sliced.progress();
    let ending = '';
    for (let i = 0; i < 500 && ending !== 'stop'; i++) {
      drive.pace.call = 1 + (i % 60);
      ({progress, ending} = drive.train(sliced, progress, i, 3));
    }
    assert.deepEqual(progress, whole.progress());
    assert.equal(sliced.hash(), whole.hash());
    whole.delete();
    sliced.delete();
  });
}

test('the losses of the beginning are known before anything is trained', () => {
  const {run} = start('');
  run.play();
  assert.equal(run.history.length, 0);
  framesUntil(() => run.progress.epoch > 5 && run.history.length > 3);
  assert.deepEqual([run.history[0].epoch, run.history[0].step], [0, 0]);
  assert.ok(Math.abs(run.history[0].trainLoss - 0.5121) < 1e-4);
  const epochs = run.history.map(({epoch}) => epoch);
  assert.deepEqual(epochs, [...epochs].sort((a, b) => a - b));
  run.pause();
  settle();
  assert.equal(run.losses?.step, run.progress.step);
});

test('a step is an epoch or an update, and its losses are measured', () => {
  const {run} = start('');
  settle();
  run.step('epoch');
  run.step('update');
  settle();
  assert.deepEqual(run.progress, {epoch: 1, step: 26, finite: true});
  assert.deepEqual(run.losses, {epoch: 1, step: 26, ...run.trainer.losses()});
  const other = start('').run;
  other.step('epoch');
  assert.deepEqual(other.history.map(({step}) => step), [0], 'even if nobody had time to measure the beginning');
});

test('it stops at the end of an epoch', () => {
  const {run} = start('');
  settle();
  run.setStop({epoch: 33, loss: null});
  run.play();
  framesUntil(() => !run.isPlaying);
  assert.deepEqual(run.progress, {epoch: 33, step: 33 * 25, finite: true});
  run.play();
  frame();
  frame();
  assert.ok(run.isPlaying, 'it goes on when asked to');
});

test('it stops at the first epoch whose loss is low enough, of short epochs and of long ones', () => {
  for (const hash of ['', `networkShape=${Array(12).fill(48)}&batchSize=1`]) {
    const {run} = start(hash);
    settle();
    const below = run.history[0].trainLoss * 0.99;
    const twin = core.createTrainer(run.config);
    let epoch = 0;
    for (; twin.losses().trainLoss > below && epoch < 20; epoch++) twin.epoch(1);
    run.setStop({epoch: null, loss: below});
    run.play();
    framesUntil(() => !run.isPlaying);
    assert.equal(run.progress.epoch, epoch);
    assert.ok(epoch > 0 && epoch < 20);
    twin.delete();
  }
});

test('a speed that is set anew, but is the same, takes nothing of what is owed', () => {
  const {run} = start('');
  settle();
  run.setSpeed(10);
  run.play();
  framesUntil(() => run.progress.epoch === 1);
  const {epoch} = run.progress;
  // As often as the page does while a slider is dragged.
  for (let i = 0; i < 60; i++) {
    frame();
    run.setSpeed(10);
  }
  assert.ok(run.progress.epoch >= epoch + 9, `${run.progress.epoch - epoch} epochs in a second`);
});

test('numbers that need no other run are changed in the running one', () => {
  const {run, set} = start('layers=4:elu,3:tanh');
  let rebuilt = 0;
  run.on('rebuilt', () => rebuilt++);
  run.step('epoch');
  const hash = run.trainer.hash();
  set({learningRate: 0.5, batchSize: 5, clipNorm: 1});
  set({layers: [{units: 4, activation: {id: 'elu', parameters: {alpha: 0.5}}, learn: 'none'}, {units: 3, activation: {id: 'tanh', parameters: {}}, learn: 'none'}]});
  assert.equal(run.trainer.hash(), hash);
  assert.equal(run.progress.epoch, 1);
  assert.equal(run.stepsPerEpoch, 50);
  assert.equal(run.network.layers[0].parameters.alpha, 0.5);
  assert.equal(rebuilt, 0);
  set({seed: '0.6'});
  assert.equal(rebuilt, 1);
  assert.deepEqual(run.progress, {epoch: 0, step: 0, finite: true});
});

test('after a change of a learned parameter the start is that of the link', () => {
  const {run, set} = start('layers=4:prelu:layer');
  run.step('epoch');
  const layers = [{units: 4, activation: {id: 'prelu', parameters: {a: 0.75}}, learn: /** @type {const} */ ('layer')}];
  set({layers});
  assert.equal(run.network.layers[0].parameters.a, 0.75);
  run.step('epoch');
  run.rewind();
  const twin = core.createTrainer(run.config);
  assert.equal(run.trainer.hash(), twin.hash());
  assert.equal(run.network.layers[0].parameters.a, 0.75);
  twin.delete();
});

test('a configuration that the core refuses leaves the run as it was, and says why', () => {
  const {run, set} = start('');
  let told = 0;
  run.on('refused', () => told++);
  run.step('epoch');
  const hash = run.trainer.hash();
  set({leftovers: 'use', batchSize: 300});
  assert.deepEqual([run.refusal?.code, run.refusal?.field, run.refusal?.value, told], ['too_large', 'batchSize', 300, 1]);
  assert.equal(run.trainer.hash(), hash);
  set({leftovers: 'carry', batchSize: 10});
  assert.equal(run.refusal, null);
  assert.equal(told, 2);
  assert.equal(run.trainer.hash(), hash);
});

test('a link that the core refuses opens with the usual run', () => {
  const {run} = start('leftovers=use&batchSize=300');
  assert.equal(run.refusal?.field, 'batchSize');
  assert.equal(run.config.batchSize, 10);
  assert.equal(run.config.seed, '0.5');
  run.step('epoch');
  assert.equal(run.progress.epoch, 1);
});

test('a run that diverges pauses, and goes back to where its numbers were finite', () => {
  const {run} = start('problem=regression&layers=4:relu&learningRate=1000');
  let diverged = 0;
  run.on('diverged', () => diverged++);
  settle();
  run.play();
  framesUntil(() => !run.isPlaying);
  assert.equal(diverged, 1);
  assert.equal(run.progress.finite, false);
  assert.ok(run.divergence && run.divergence.layer >= 0);
  settle();
  assert.ok(run.history.every(({trainLoss}) => Number.isFinite(trainLoss)));
  run.play();
  assert.equal(run.isPlaying, false, 'there is nothing to train');
  run.restoreLastFinite();
  assert.equal(run.progress.finite, true);
  assert.equal(run.divergence, null);
});

test('going on from an earlier moment is a branch; what came after it is compared with', () => {
  const {run} = start('');
  settle();
  for (let i = 0; i < 6; i++) {
    run.step('epoch');
    settle();
  }
  assert.deepEqual(run.past.snapshots.map(({epoch}) => epoch), [0, 1, 2, 3, 4, 5, 6]);
  run.goTo(run.past.snapshots[2]);
  settle();
  assert.deepEqual([run.progress.epoch, run.losses?.epoch, run.history.length, run.compared], [2, 2, 7, null]);
  run.step('epoch');
  settle();
  assert.deepEqual(run.history.map(({epoch}) => epoch), [0, 1, 2, 3]);
  assert.deepEqual(run.compared?.map(({epoch}) => epoch), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(run.past.snapshots.map(({epoch}) => epoch), [0, 1, 2, 3]);
  assert.equal(run.history[3].trainLoss, run.compared?.[3].trainLoss, 'nothing was changed on the way');
  run.forgetCompared();
  assert.equal(run.compared, null);
});

test('an edit changes the network, its losses and its snapshot, and is a branch in the past', () => {
  const {run} = start('');
  settle();
  run.step('epoch');
  settle();
  const {weights} = run.network.layers[0];
  run.goTo(run.past.snapshots[0]);
  run.edit((network) => {
    network.layers[0].weights[0] = 7;
  });
  settle();
  assert.notEqual(weights[0], 7);
  assert.equal(run.network.layers[0].weights[0], 7);
  assert.deepEqual(run.history.map(({epoch}) => epoch), [0]);
  assert.equal(run.history[0].trainLoss, run.trainer.losses().trainLoss);
  assert.equal(run.past.snapshots.length, 1);
  assert.equal(run.past.snapshots[0].hash, run.trainer.hash());
  assert.equal(run.compared?.length, 2);
});

test('rewinding gives the same first weights; the run before is compared with', () => {
  const {run} = start('');
  const hash = run.trainer.hash();
  settle();
  run.step('epoch');
  settle();
  run.rewind();
  settle();
  assert.equal(run.trainer.hash(), hash);
  assert.deepEqual(run.history.map(({epoch}) => epoch), [0]);
  assert.equal(run.compared?.length, 2);
});

test('who watches is shown every change once while the run stands still', () => {
  const {run} = start('');
  /** @type {string[]} */
  const shown = [];
  let isAsking = false;
  run.watch({request: () => ({surfaces: {size: 100, units: 'output'}}), show: ({parts, progress}) => {
    assert.equal(parts.surfaces.length, 100 * 100);
    shown.push(`surface ${progress.epoch}`);
  }});
  const sometimes = {request: () => (isAsking ? {statistics: true} : null), show: (/** @type {any} */ {fields}) => shown.push(`layers ${fields.layers.length > 0}`)};
  run.watch(sometimes);
  settle();
  assert.deepEqual(shown.splice(0), ['surface 0']);
  run.step('epoch');
  settle();
  assert.deepEqual(shown.splice(0), ['surface 1']);
  isAsking = true;
  run.refresh(sometimes);
  settle();
  assert.deepEqual(shown, ['layers true']);
});

test('a large frame is of the moment when it was begun, and an error of one who watches stops nobody', () => {
  const {run} = start('networkShape=8,8');
  let shown = 0;
  let failed = 0;
  run.watch({request: () => ({surfaces: {size: 200, units: 'all'}}), show: ({parts, progress}) => {
    shown++;
    if (progress.step === run.progress.step) assert.equal(parts.surfaces[0], run.trainer.frame({surfaces: {size: 200, units: 'all'}})[run.trainer.layout({surfaces: {size: 200, units: 'all'}}).parts.surfaces.offset]);
  }});
  run.watch({request: () => ({losses: true}), show: () => {
    failed++;
    throw new Error('meant');
  }});
  run.play();
  framesUntil(() => shown > 3 && failed > 3);
  run.pause();
  settle();
  assert.ok(reported.length === failed && reported.every((error) => /meant/.test(String(error))));
  reported.length = 0;
});

test('a run that is destroyed asks for no frames, tells nobody, and the core has forgotten it; another goes on', () => {
  const {run} = start('');
  const other = start('').run;
  let told = 0;
  run.on('changed', () => told++);
  run.watch({request: () => ({losses: true}), show: () => told++});
  run.play();
  other.play();
  framesUntil(() => run.progress.epoch > 3 && other.progress.epoch > 3);
  const {epoch} = other.progress;
  run.destroy();
  run.destroy();
  told = 0;
  framesUntil(() => other.progress.epoch > epoch + 3);
  assert.equal(told, 0);
  assert.equal(run.isPlaying, false);
  assert.throws(() => run.trainer.step(1), {code: 'deleted'});
});

test('a run begins with the weights of its link, and returns to them; without them with those of its seed', async () => {
  const first = start('layers=3:prelu:unit');
  first.run.step('epoch');
  settle();
  const text = await weightsText(first.run.network);
  const trained = first.run.trainer.hash();
  const {run, set} = start(`layers=3:prelu:unit&weights=${text}`);
  assert.equal(run.trainer.hash(), trained);
  assert.deepEqual([run.progress.epoch, run.isOfLink], [0, true]);
  run.step('epoch');
  settle();
  assert.equal(run.isOfLink, true);
  run.rewind();
  assert.equal(run.trainer.hash(), trained);
  set({learningRate: 0.1});
  set({batchSize: 5});
  assert.equal(run.trainer.hash(), trained);
  // A learned parameter that is set by hand takes the weights out of the link: the run goes on, and begins with its seed's.
  run.step('epoch');
  settle();
  const epoch = run.progress.epoch;
  set({layers: [{units: 3, activation: {id: 'prelu', parameters: {a: 0.5}}, learn: 'unit'}]});
  set({showTestData: true});
  assert.deepEqual([run.progress.epoch, run.isOfLink], [epoch, false]);
  run.rewind();
  const {run: drawn} = start('layers=3:prelu(a=0.5):unit&learningRate=0.1&batchSize=5');
  assert.equal(run.trainer.hash(), drawn.trainer.hash());
  // Back to the link, and forth.
  set({layers: first.session.state.layers, weights: text});
  assert.equal(run.trainer.hash(), trained);
  set({weights: null});
  assert.notEqual(run.trainer.hash(), trained);
  assert.equal(run.trainer.hash(), start('layers=3:prelu:unit').run.trainer.hash());
});

test('a run that was taken home goes on as if it had never been interrupted', () => {
  const {run} = start('layers=3:relu&optimizer=adam&shuffle=true');
  for (let i = 0; i < 4; i++) run.step('epoch');
  settle();
  const taken = {snapshot: run.trainer.snapshot(), history: [...run.history], isOfLink: run.isOfLink};
  const other = start('layers=3:relu&optimizer=adam&shuffle=true').run;
  other.play();
  framesUntil(() => other.progress.epoch > 9);
  other.open(taken);
  assert.deepEqual([other.isPlaying, other.progress, other.isOfLink, other.compared], [false, run.progress, true, null]);
  assert.deepEqual(other.history, taken.history);
  for (const one of [run, other]) for (let i = 0; i < 3; i++) one.step('epoch');
  settle();
  assert.equal(other.trainer.hash(), run.trainer.hash());
  assert.deepEqual(other.history.at(-1), run.history.at(-1));
  other.open({...taken, isOfLink: false});
  assert.equal(other.isOfLink, false);
});
