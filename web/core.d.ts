// The contract of core.js: activation functions computed by the C++ core, in browsers and in Node 18 or newer.

import type {Texts, Activation, Facts, Measures} from './core/activations.d.ts';

export type * from './core/activations.d.ts';

export interface LoadOptions {
  /** Where the .wasm file is; by default beside this module, under `wasm/`. */
  wasmUrl?: string | URL;
  /** Which build: 'auto' (the default) asks the engine; both give the same bits. */
  simd?: 'auto' | boolean;
}

/** Loads the core; later calls for the same build give the same instance. */
export function loadCore(options?: LoadOptions): Promise<Core>;

/** A function of the catalogue by id, or a formula; parameters left out have their initial values. */
export type Spec =
  | {id: string; formula?: undefined; parameters?: Record<string, number>}
  | {formula: string; id?: undefined; parameters?: Record<string, number>};

export interface Core {
  /** Everything the core knows, as plain frozen data. */
  catalogue(): Catalogue;
  /** f, f' and f'' at every z. Throws CoreError for a bad spec. */
  evaluate(spec: Spec, z: Float64Array): {f: Float64Array; df: Float64Array; d2f: Float64Array};
  /** df/dparameter at every z, by name. */
  parameterGradients(spec: Spec, z: Float64Array): Record<string, Float64Array>;
  /** What is true of a function of the catalogue for these parameter values. */
  facts(spec: {id: string; parameters?: Record<string, number>}): Facts;
  /** null for a formula, of which nothing is proved. */
  facts(spec: Spec): Facts | null;
  /** What of a function is a number. Some milliseconds: it searches and integrates. */
  measures(spec: Spec): Measures;
  /** The milliseconds that f, f' and f'' at every z take, so many times, without copying in and out. */
  duration(spec: Spec, z: Float64Array, repeats: number): number;
  /** What f and f' are, as a reader sees them. */
  texts(spec: Spec): Texts;
  /** softmax, log_softmax, softmin, ... of a vector; `value` is always there, the rest by function. */
  vectorFunction(id: string, x: Float64Array, options?: VectorOptions): VectorResult;
  /** Every derivative of such a function, row by row: jacobian[i * x.length + j] is that of output i by input j. */
  vectorJacobian(id: string, x: Float64Array, options?: VectorOptions): {jacobian: Float64Array};
  /** Minus the log of softmax(logits)[target], and its gradient by the logits: softmax(logits) - one_hot(target). */
  crossEntropy(logits: Float64Array, target: number): {loss: number; gradient: Float64Array};
  /** Parses a formula; the offset and length of an error count UTF-16 units. */
  compileFormula(text: string): CompiledFormula;
  /** A run: data, network and optimizer. Throws CoreError for the first field that is wrong. */
  createTrainer(config: TrainerConfig): Trainer;
  /** n numbers in [0, 1): the stream of this seed for this purpose. */
  uniform(seed: string, purpose: string, n: number): Float64Array;
}

export interface VectorOptions {
  /** The logits are divided by it; above 0, by default 1. */
  temperature?: number;
}
export interface VectorResult {
  value: Float64Array;
}

export type CompiledFormula =
  | {ok: true; mathml: string; parameters: string[]}
  | {ok: false; code: string; message: string; offset: number; length: number};

export interface Catalogue {
  activations: Activation[];
  families: string[];
  vectorFunctions: Named[];
  datasets: Dataset[];
  /** What a network sees of a point, in TensorFlow Playground's order. */
  features: Named[];
  losses: Loss[];
  optimizers: Optimizer[];
  regularizers: Named[];
  initializers: (Named & {source: string})[];
}

export interface Named {
  id: string;
  name: string;
}
export interface Dataset extends Named {
  problem: Problem;
  points: number;
  /** Two classes are labelled -1 and +1, k are 0 to k - 1; 0 for a regression. */
  minClasses: number;
  maxClasses: number;
  /** The end of its slider in percent; 0 of measurements. */
  noiseHigh: number;
  /** Of measurements. */
  source: string;
}
export interface Loss extends Named {
  /** Of one output a (or logit z) and target t. */
  formula: string;
  fromLogits: boolean;
  /** The output activation that it implies; '' is the problem's own. */
  output: string;
  classification: boolean;
  regression: boolean;
}
export interface Optimizer extends Named {
  source: string;
  settings: {name: string; initial: number; low: number; high: number; lowOpen: boolean; highOpen: boolean; flag: boolean}[];
}

export type Problem = 'classification' | 'regression';
export type Learn = 'none' | 'layer' | 'unit';

export interface Points {
  x: Float64Array;
  y: Float64Array;
  /** -1 and +1, or 0 to k - 1, or a value. */
  label: Float64Array;
}

/** What is left out has its default; null is left out, too. */
export interface TrainerConfig {
  /** Up to 256 bytes; '0.50000'. */
  seed?: string;
  /** That of the dataset; of points 'classification'. */
  problem?: Problem;
  data?: {
    /** The catalogue's first that fits the problem. */
    id?: string;
    /** Percent, 0; none of measurements and given points. */
    noise?: number;
    /** Percent of the points that are trained on; 50. */
    trainShare?: number;
    /** As few as the dataset has; of points 2. */
    classes?: number;
    /** Of iris: which two of its four; the last two. */
    measurements?: [number, number];
    /** In place of a dataset: 1 to 5,000. */
    points?: Points;
    /** 'shuffled', before they are split. */
    order?: 'shuffled' | 'given';
    /** Whether coordinates are fitted to the domain: measurements are, the rest is not. */
    scale?: 'none' | 'fit';
  };
  /** ['x', 'y']; each at most once. */
  features?: string[];
  /** The hidden ones, up to 50 of 1 to 64 units; none. */
  layers?: LayerConfig[];
  /** The activation that the loss implies; else tanh, for regression identity. */
  output?: Omit<LayerConfig, 'units'>;
  /** 'tfp_uniform'; 'activation' computes a gain from each activation. */
  initializer?: {id?: string; gain?: number | 'activation'};
  /** 'half_squared'. */
  loss?: {id: string};
  /** 'sgd'; the settings of each optimizer are in the catalogue. PyTorch's weight decay is that of weights or of all. */
  optimizer?: {id?: string; decay?: 'weights' | 'all'; [setting: string]: string | number | boolean | null | undefined};
  /** TensorFlow Playground's: after the step, of weights only; 'none'. */
  regularization?: {id?: string; rate?: number};
  /** Above 0; null and 'none', the default, do not clip. */
  clipNorm?: number | 'none' | null;
  /** 10; no more than there are training points, unless leftovers are carried. */
  batchSize?: number;
  /** 'use': what fills no batch makes a smaller one; 'carry' leaves its gradients to the next epoch's first batch. */
  leftovers?: 'carry' | 'use' | 'drop';
  /** Whether every epoch takes the training points in another order; false. */
  shuffle?: boolean;
}
export interface LayerConfig {
  units: number;
  /** 'tanh'; for the output also the id 'softmax'. fixed: of a formula, names of parameters that are not learned, with commas. */
  activation?: Spec & {fixed?: string};
  /** Whether its learnable parameters are trained, one set for the layer or one for each unit; 'none'. */
  learn?: Learn;
}

/** What may change during a run; everything else needs a new one. */
export interface TrainerChanges {
  /** Numbers of this optimizer, but for those that it starts with. */
  optimizer?: Record<string, number>;
  regularization?: {rate: number};
  clipNorm?: number | 'none' | null;
  batchSize?: number;
  /** As many as there are hidden layers; null stays as it is. */
  layers?: (ActivationChange | null)[];
  output?: ActivationChange;
}
export interface ActivationChange {
  activation: {parameters: Record<string, number>};
}

export interface Progress {
  epoch: number;
  step: number;
  /** False from the first number on that is not finite: see divergence. */
  finite: boolean;
}

export interface Losses {
  trainLoss: number;
  /** NaN without test points. */
  testLoss: number;
  trainAccuracy?: number;
  testAccuracy?: number;
  trainR2?: number;
  testR2?: number;
}

export interface Divergence {
  epoch: number;
  /** The step that it was met in; 1 is the first. */
  step: number;
  layer: number;
  /** The first of these, in the order in which they are made. */
  quantity: 'Z' | 'A' | 'dA' | 'dZ' | 'dW' | 'db' | 'learned' | 'W' | 'b';
  value: number;
}

/** All that training changes. Equal states, equal runs from there. */
export interface Snapshot {
  readonly epoch: number;
  readonly step: number;
  /** That of trainer.hash(); null where it was not asked for. */
  readonly hash: string | null;
  readonly state: Float64Array;
}

export interface Network {
  /** Inputs, then the units of each layer. */
  shape: number[];
  layers: NetworkLayer[];
}
export interface NetworkLayer {
  units: number;
  inputs: number;
  activation: {id: string} | {formula: string};
  /** Of each name a number, or one for each unit. */
  parameters: Record<string, number | Float64Array>;
  /** Which of them are trained. */
  learned: string[];
  /** Units x inputs, unit after unit. */
  weights: Float64Array;
  biases: Float64Array;
}

export interface ForwardLayer {
  z: Float64Array;
  a: Float64Array;
}
export interface BackwardLayer extends ForwardLayer {
  dA: Float64Array;
  dZ: Float64Array;
  /** Units x inputs, unit after unit. */
  dW: Float64Array;
  db: Float64Array;
  /** Of the learned parameters, set after set. */
  dParameters: Float64Array;
}

export interface Axis {
  low: number;
  high: number;
  bins: number;
}
/** Only what is asked for is computed. */
export interface FrameRequest {
  losses?: boolean;
  statistics?: boolean;
  confusion?: boolean;
  histograms?: {z?: Axis; gradient?: Axis; layer?: number; unit?: number};
  surfaces?: {
    /** Points along each side; y descends from row to row, as on a screen. */
    size: number;
    low?: number;
    high?: number;
    units?: 'all' | 'output' | 'none';
    layer?: number;
    unit?: number;
    /** The class decided for, 0 to k - 1. */
    decision?: boolean;
  };
}
export interface Layout {
  length: number;
  /** losses, layers, dead, zHistograms, gradientsThrough, daHistograms, unitHistograms, confusion, surfaces, decision. */
  parts: Record<string, {offset: number; length: number}>;
  /** The names of the numbers in `losses`, and of each layer in `layers`. */
  fields: {losses: string[]; layers: string[]};
}

export interface Trainer {
  /** n optimizer steps; n may be 0. Does nothing once the run has diverged. */
  step(n: number): Progress;
  /** To the end of this epoch, and n - 1 epochs more. */
  epoch(n: number): Progress;
  progress(): Progress;
  losses(): Losses;
  /** null while all numbers are finite. */
  divergence(): Divergence | null;
  /** Layers whose activation is flat everywhere, so that what is below them learns nothing. */
  blocking(): number[];
  /** Weights that L1 has set to 0 for good. */
  deadLinks(): number;
  /** All or nothing. */
  update(changes: TrainerChanges): void;
  /** To the same initial weights. */
  rewind(): void;
  snapshot(): Snapshot;
  /** A finite state of at most 256 steps before a divergence. */
  lastFinite(): Snapshot;
  restore(snapshot: Snapshot): void;
  network(): Network;
  /** Takes weights, biases and learned parameters. */
  setNetwork(network: Pick<Network, 'layers'>): void;
  /** In training order; coordinates in the domain = scale * given + offset. */
  data(): {train: Points; test: Points; transform: {xScale: number; xOffset: number; yScale: number; yOffset: number}};
  /** x, y, x, y ... to the outputs of each point. */
  predict(points: Float64Array): Float64Array;
  /** Of one point, layer by layer; nothing is updated. */
  forward(x: number, y: number): ForwardLayer[];
  /** The label is one as in data(). */
  backward(x: number, y: number, label: number): BackwardLayer[];
  layout(request: FrameRequest): Layout;
  /** One array, laid out as `layout` says; a copy, or written into one's own. */
  frame(request: FrameRequest, into?: Float64Array): Float64Array;
  /** The same in slices: the weights are copied, training may go on meanwhile. */
  beginFrame(request: FrameRequest): void;
  /** About so many multiply-adds more; whether the frame is whole. */
  advanceFrame(multiplyAdds: number): boolean;
  currentFrame(into?: Float64Array): Float64Array;
  /** 64 bits in hex of weights, biases and learned parameters. */
  hash(): string;
  delete(): void;
}

/** A wrong input: which field, which value, and in the message what is accepted. */
export class CoreError extends Error {
  readonly code: string;
  readonly field: string;
  readonly value: unknown;
  readonly offset?: number;
  readonly length?: number;
  /** Of code 'unknown_activation': the nearest ids, best first. */
  readonly suggestions: string[];
  constructor(error: {code: string; field: string; value: unknown; message: string; offset?: number; length?: number; suggestions?: string[]});
}
