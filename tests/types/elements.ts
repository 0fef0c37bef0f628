// What a typed project says to the elements; tests/web/package.test.js compiles it where the package is installed.
import {NetworkPlayground, type ElementParts, type NetworkPlaygroundAttributes, type RunDetail} from 'activation-playground/elements';
import type {Network} from 'activation-playground';
import type {Problem} from 'activation-playground/state';
import widget from 'activation-playground/widget';

const run = document.createElement('network-playground') satisfies NetworkPlayground;
const ready: NetworkPlayground = await run.ready;
run.addEventListener('goal', ({detail}) => void (detail satisfies RunDetail));
run.addEventListener('error', ({detail}) => void (detail.problems satisfies readonly Problem[]));
run.addEventListener('click', () => {});
await run.step(10, 'update');
await run.reset('0.5');
const problems: Problem[] = await run.setState({'learning-rate': 0.1, autoplay: true});
const network: Network | null = run.network();
const picture: Blob = await run.toPNG('curve');
const attributes: NetworkPlaygroundAttributes = {dataset: 'circle', layers: '4:relu', 'goal-loss': 0.1, locked: true};
const parts: ElementParts['network-playground'][] = ['controls', 'surface'];
const text: string | null | undefined = document.querySelector('activation-plot')?.getState();
const end: () => void = widget.render({model: {get() {}, set() {}, on() {}, off() {}, save_changes() {}}, el: document.body});

// @ts-expect-error there are epochs and updates
run.step(1, 'batch');
// @ts-expect-error a plot does not train
document.createElement('activation-plot').play();
// @ts-expect-error no such part
parts.push('header');

export {attributes, end, network, picture, problems, ready, text};
