// What a typed project says to the package; tests/web/package.test.js compiles it where the package is installed.
import {CoreError, loadCore, type Losses, type Spec} from 'activation-playground';
import {decode, encode, trainerConfig, update, type State} from 'activation-playground/state';

const core = await loadCore({simd: 'auto'});
const spec: Spec = {id: 'elu', parameters: {alpha: 0.5}};
const {f}: {f: Float64Array} = core.evaluate(spec, Float64Array.of(1));
const {state}: {state: State} = decode('#activation=relu');
const trainer = core.createTrainer(trainerConfig(update(state, {seed: '0.5'})));
const losses: Losses = (trainer.epoch(1), trainer.losses());
const link: string = encode(state);
const wrong = new CoreError({code: 'spec', field: 'id', value: undefined, message: ''}).field satisfies string;

// @ts-expect-error a function is named by its id or given by its formula
core.evaluate({id: 'elu', formula: 'x'}, Float64Array.of(1));
// @ts-expect-error a seed is a text
update(state, {seed: 1});

export {f, losses, link, wrong};
