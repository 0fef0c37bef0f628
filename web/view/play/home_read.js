// A file with a network becomes a state and a run of it, tried out beside the page's own: whatever is wrong, that one stays.

import {CoreError} from '../../core.js';
import {trainerConfig, update} from '../../state.js';
import {FileError, same} from '../../state/json_checks.js';
import {checkLayers, readNetwork} from '../../state/network_json.js';
import {numbersIn} from '../../state/weights.js';
import {checkOwn} from '../formula/own.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../core.d.ts').Trainer} Trainer */
/** isEdited: the layers are not those that the run had come to. @typedef {{state: State, taken: import('./parts.d.ts').TakenRun, isEdited: boolean}} Opened */

/** What the core says of a value of the file, as a mistake in the file. @param {string} field that the core's own field is in @param {CoreError} error */
export const refused = (field, {field: inner, value, message}) => new FileError('refused', inner ? `${field}.${inner}` : field, value, {message});

/** @template T @param {string} field @param {() => T} act @returns {T} */
function asked(field, act) {
  try {
    return act();
  } catch (error) {
    throw error instanceof CoreError ? refused(field, error) : error;
  }
}

/** To where the run of the file was. @param {Trainer} trainer @param {import('../../state/network_json.js').NetworkFile['run']} run */
function goOn(trainer, run) {
  if (!run) return;
  try {
    trainer.restore({epoch: run.epoch, step: run.step, hash: null, state: run.snapshot});
  } catch (error) {
    if (error instanceof CoreError) throw new FileError('not_a_snapshot', 'run.snapshot', run.snapshot);
    throw error;
  }
  const {epoch, step} = trainer.progress();
  same(run.epoch, epoch, 'run.epoch', 'run.snapshot');
  same(run.step, step, 'run.step', 'run.snapshot');
}

/**
 * A FileError says what is wrong.
 * @param {import('../../core.d.ts').Core} core as the page has it, which knows the reader's own functions
 * @param {string} text @returns {Opened}
 */
export function readRun(core, text) {
  const {state, layers, data, run} = readNetwork(text, (linked) => {
    const {own, problems: [unread]} = checkOwn(core, linked.own);
    if (unread) throw new FileError('state', 'state.own', unread.value, {problem: unread.code, ...unread.detail});
    return update(linked, {own});
  });
  const trainer = asked('state', () => core.createTrainer(trainerConfig(state)));
  try {
    checkLayers(layers, trainer.network());
    if (data !== undefined) same(data, sets(trainer), 'data', 'state');
    goOn(trainer, run);
    const before = numbersIn(trainer.network());
    asked('layers', () => trainer.setNetwork({layers: layers.map((layer) => ({...layer, learned: []}))}));
    const after = numbersIn(trainer.network());
    // Where the file says the same, the run's own numbers stay: they have the sign of a zero, which a program may have lost.
    const isEdited = after.some((number, i) => number !== before[i]);
    if (!isEdited) goOn(trainer, run);
    return {state, taken: {snapshot: trainer.snapshot(), history: run?.history ?? [], isOfLink: !isEdited && (run?.isOfLink ?? true)}, isEdited};
  } finally {
    trainer.delete();
  }
}

/** @param {Trainer} trainer */
function sets(trainer) {
  const {train, test} = trainer.data();
  return {train, test};
}
