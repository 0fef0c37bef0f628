// The contract of elements.js: custom elements for tutorials, defined when the module is imported.
//
// <activation-plot>, <softmax-explorer>, <network-playground>, <layer-health for="id of a network-playground">. What stands
// inside of an element is shown until it is drawn, and where there is no JavaScript. Each is drawn when it comes near the
// window, and rests out of sight. One page has one core, however many elements it has.

import type {Network, Progress} from './core.d.ts';
import type {Problem, State} from './state.d.ts';

/**
 * The attributes that every element has, beside those of HTML. Their values are a link's; lists may have spaces for commas.
 * A name may be written as in a link, in lower case, or with hyphens: learningRate, learningrate, learning-rate.
 */
export interface CommonAttributes {
  /** A whole hash or link of the page; the other attributes win over it. */
  state?: string;
  /** Which parts are shown, and which are not: see ElementParts. */
  show?: string;
  hide?: string;
  /** Parts whose controls are off; bare or "all": everything but play, pause, step and rewind. */
  locked?: string | boolean;
  /** "lazy", the default: when it comes near the window; "eager": at once. */
  loading?: 'lazy' | 'eager';
  /** As the page around says, else the browser: "en", "zh-Hans". */
  lang?: string;
  /** "auto", the default, is what the page around says. */
  theme?: 'auto' | 'light' | 'dark';
  /** Other keys of a link. */
  [key: string]: unknown;
}

/** Curves with f, f' and f''. */
export interface ActivationPlotAttributes extends CommonAttributes {
  /** "relu elu(alpha=0.5)" */
  functions?: string;
  /** One of your own, as in "x*sigmoid(2*x)". */
  formula?: string;
  /** "0 1 2": f, f' and f''. */
  derivative?: string;
  /** "-4 4" */
  range?: string;
  rangeY?: string;
  /** Where the cursor stands. */
  z?: string | number;
}

/** Logits in, probabilities out. */
export interface SoftmaxExplorerAttributes extends CommonAttributes {
  /** "1010 1000 990" */
  logits?: string;
  temperature?: string | number;
  vector?: State['vector'];
  /** The index of the class that is true; a link's key for it is `class`. */
  'true-class'?: string | number;
  shift?: string | number;
}

/** A network that trains. */
export interface NetworkPlaygroundAttributes extends CommonAttributes {
  problem?: State['problem'];
  dataset?: string;
  noise?: string | number;
  seed?: string;
  /** "4:leaky_relu 2:tanh": units and activation of each hidden layer. */
  layers?: string;
  /** TensorFlow Playground's way: "4,2" with one activation for all. */
  'network-shape'?: string;
  activation?: string;
  /** What every layer goes through, in place of an activation: "x*sigmoid(2*x)". */
  formula?: string;
  output?: string;
  loss?: string;
  optimizer?: string;
  'learning-rate'?: string | number;
  'batch-size'?: string | number;
  /** Trains as soon as it is seen, unless the reader prefers reduced motion. */
  autoplay?: string | boolean;
  /** An exercise: the loss below this, the accuracy in percent at least this, both within so many epochs; of the test points,
   * where there are any. */
  'goal-loss'?: string | number;
  'goal-accuracy'?: string | number;
  'goal-epochs'?: string | number;
}

/** What is well and what is wrong in the layers of a network beside it. */
export interface LayerHealthAttributes extends Pick<CommonAttributes, 'loading' | 'lang' | 'theme'> {
  /** The id of a <network-playground>. */
  for?: string;
}

/** The names that show, hide and locked take; each is also the name of a CSS ::part. */
export interface ElementParts {
  'activation-plot': 'plot' | 'legend' | 'tools' | 'sliders' | 'formula' | 'card' | 'table';
  'softmax-explorer': 'logits' | 'jacobian' | 'compare' | 'figure';
  'network-playground':
    | 'controls' | 'options' | 'data' | 'features' | 'network' | 'curve' | 'health' | 'surface' | 'loss' | 'time' | 'numbers' | 'links';
}

/** Where a run is. */
export interface RunDetail {
  epoch: number;
  step: number;
  trainLoss: number;
  testLoss: number;
  trainAccuracy?: number;
  testAccuracy?: number;
}

/** What the events carry in `detail`. They bubble, but for error, and stay in the shadow root of whoever has put an element in one. */
export interface ActivationElementEventMap {
  ready: CustomEvent<null>;
  /** A value was not taken, or the element cannot be shown; `problems` are those of the state. */
  error: CustomEvent<{message: string; problems: readonly Problem[]}>;
  statechange: CustomEvent<{state: string}>;
}
export interface NetworkPlaygroundEventMap extends ActivationElementEventMap {
  /** About ten times a second while it trains. */
  epoch: CustomEvent<RunDetail>;
  /** The exercise is solved. */
  goal: CustomEvent<RunDetail>;
}

/** The parts of a playground that are plots. */
export type PlotName = 'curve' | 'surface' | 'loss' | 'health';

/** A hash, a link, or some of a link's keys with their values; null: the key's initial one. */
export type NewState = string | Readonly<Record<string, string | number | boolean | null>>;

/** Calls that give a promise show the element, and wait until it is there. */
export class ActivationElement extends HTMLElement {
  /** Fulfilled when it is shown for the first time; refused where it cannot be. */
  readonly ready: Promise<this>;
  /** The hash of a link that shows the same; null: nothing is shown yet. */
  getState(): string | null;
  /** What was not taken, and why. */
  setState(state: NewState): Promise<Problem[]>;
  /** A drawing that needs nothing else. */
  toSVG(): Promise<string>;
  toPNG(): Promise<Blob>;
  addEventListener<K extends keyof ActivationElementEventMap>(
    type: K, listener: (this: this, event: ActivationElementEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export class ActivationPlot extends ActivationElement {}
export class SoftmaxExplorer extends ActivationElement {}

export class NetworkPlayground extends ActivationElement {
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Fulfilled when they are done, which takes as long as the element is out of sight. */
  step(n?: number, unit?: 'epoch' | 'update'): Promise<Progress>;
  /** To the first weights; with a seed to those of that seed, with '' to those of a new one. */
  reset(seed?: string): Promise<void>;
  /** Weights and biases as they are now, copied; null: nothing is shown yet. */
  network(): Network | null;
  /** Of one of its plots, the output's as long as none is named. */
  toSVG(plot?: PlotName): Promise<string>;
  toPNG(plot?: PlotName): Promise<Blob>;
  addEventListener<K extends keyof NetworkPlaygroundEventMap>(
    type: K, listener: (this: this, event: NetworkPlaygroundEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export class LayerHealth extends HTMLElement {
  readonly ready: Promise<this>;
}

declare global {
  interface HTMLElementTagNameMap {
    'activation-plot': ActivationPlot;
    'softmax-explorer': SoftmaxExplorer;
    'network-playground': NetworkPlayground;
    'layer-health': LayerHealth;
  }
}

// Messages between a frame with embed.html and the page around it, by window.postMessage. Only that page is heard; a call is
// answered by its id, to the origin that it came from; what is no call gets no answer.

export type EmbedMethod = 'play' | 'pause' | 'step' | 'reset' | 'getState' | 'setState' | 'network' | 'toSVG' | 'toPNG';

export interface EmbedCall {
  type: 'activation-playground:call';
  /** At most 100 letters, or a number: chosen by who asks. */
  id: string | number;
  /** ping is answered with 'pong', version with 1; subscribe takes names of events (none: all) and answers with them. */
  method: EmbedMethod | 'ping' | 'version' | 'subscribe';
  /** As the element's own take them: at most 1,000 steps, 20,000 letters of a state. */
  arguments?: unknown[];
}

export type EmbedReply =
  /** A picture of toPNG is a data: address. */
  | {type: 'activation-playground:reply'; id: string | number; ok: true; value: unknown}
  | {type: 'activation-playground:reply'; id: string | number; ok: false; error: {field: string; value: string; message: string}};

/** After subscribe; ready comes at once where it was before. */
export interface EmbedEvent {
  type: 'activation-playground:event';
  event: 'ready' | 'error' | 'statechange' | 'epoch' | 'goal';
  detail: unknown;
}

/** How tall the figure is, in px, as soon as it is drawn and whenever that changes; embed.js obeys it. Embedly's form is sent too, as JSON. */
export interface EmbedResize {
  type: 'activation-playground:resize';
  height: number;
}

/** Asks a frame how tall it is, which EmbedResize answers once it is drawn: for a script that comes after that was told. */
export interface EmbedHeight {
  type: 'activation-playground:height';
}
