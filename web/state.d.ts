// The page's state and its spelling in the URL.

/** A function and those of its parameters that differ from their initial values. */
export interface Spec {
  readonly id: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** A free name of a formula: what it starts with, the span of its slider, whether it is trained where a layer learns. */
export interface OwnParameter {
  readonly name: string;
  readonly initial: number;
  readonly low: number;
  readonly high: number;
  readonly learnable: boolean;
}

/** A function of the reader's own: whatever names a function may name it by its id. */
export interface OwnFunction {
  /** own1 to own99. */
  readonly id: string;
  readonly name: string;
  readonly formula: string;
  readonly parameters: readonly OwnParameter[];
}

export type Interval = readonly [number, number];

/** A hidden layer; `learn`: the parameters of its activation are trained, one set for the layer or one per unit. */
export interface Layer {
  readonly units: number;
  readonly activation: Spec;
  readonly learn: 'none' | 'layer' | 'unit';
}

/** An optimizer and those of its settings that differ from its own; the learning rate has its own key. */
export interface OptimizerSpec {
  readonly id: string;
  readonly momentum?: number;
  readonly dampening?: number;
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly learningRateDecay?: number;
  readonly initialAccumulator?: number;
  readonly weightDecay?: number;
  readonly centered?: boolean;
  readonly amsgrad?: boolean;
  readonly decay?: 'weights' | 'all';
}

/** gain: 1 if left out; 'activation': the one that suits each layer's activation. */
export interface InitializerSpec {
  readonly id: string;
  readonly gain?: number | 'activation';
}

/** What the table of facts is narrowed to: one value, or a span with an open end where it is null. */
export interface Condition {
  readonly fact: string;
  readonly is?: string;
  readonly from?: number | null;
  readonly to?: number | null;
}

/** What a link restores. The names from TensorFlow Playground's links are theirs, the ids are ours. */
export interface State {
  /** Where a link does not say it: 'functions' or 'softmax' if it speaks of them, else 'play'. */
  readonly view: 'functions' | 'play' | 'softmax' | 'facts';
  /** The functions plotted together; one of them is `selected`: its sliders and its card are shown. */
  readonly functions: readonly Spec[];
  readonly selected: number;
  /** The reader's own functions. */
  readonly own: readonly OwnFunction[];
  /** The derivatives shown: 0 is f itself. */
  readonly derivative: readonly (0 | 1 | 2)[];
  /** The span of the z axis, and of the values; null: chosen to suit the functions. */
  readonly range: Interval | null;
  readonly rangeY: Interval | null;
  /** Where the cursor is. */
  readonly z: number;
  /** The activation of layers to come. Links in which all layers have it open in TensorFlow Playground too. */
  readonly activation: Spec;
  readonly layers: readonly Layer[];
  /** null: what the loss implies. */
  readonly output: Pick<Layer, 'activation' | 'learn'> | null;
  readonly loss: string;
  readonly initializer: InitializerSpec;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: number;
  readonly regularization: 'none' | 'l1' | 'l2';
  readonly regularizationRate: number;
  readonly clipNorm: number | null;
  readonly batchSize: number;
  readonly leftovers: 'carry' | 'use' | 'drop';
  readonly shuffle: boolean;
  readonly problem: 'classification' | 'regression';
  /** Of a classification, and of a regression. */
  readonly dataset: string;
  readonly regDataset: string;
  /** Percent; TensorFlow Playground's slider ends at 50, its links do not. */
  readonly noise: number;
  readonly percTrainData: number;
  /** Of a dataset whose number of classes is free, or of `points`. */
  readonly classes: number;
  /** The two of iris's four that are shown. */
  readonly measurements: readonly [number, number];
  /** The caller's own data instead of a dataset: x, y, label. */
  readonly points: readonly (readonly [number, number, number])[] | null;
  /** Of the classes of `points`, in their order; empty: they have none. */
  readonly classNames: readonly string[];
  readonly order: 'shuffled' | 'given';
  readonly scale: 'none' | 'fit';
  /** The inputs; those that `hide` names are not fed to the network either. */
  readonly x: boolean;
  readonly y: boolean;
  readonly xTimesY: boolean;
  readonly xSquared: boolean;
  readonly ySquared: boolean;
  readonly sinX: boolean;
  readonly sinY: boolean;
  /** Kept for TensorFlow Playground, where they have no effect either. */
  readonly cosX: boolean;
  readonly cosY: boolean;
  readonly collectStats: boolean;
  readonly showTestData: boolean;
  readonly discretize: boolean;
  readonly tutorial: string | null;
  readonly hideText: boolean;
  /** The controls that are hidden, by TensorFlow Playground's names and by ours. */
  readonly hide: readonly string[];
  /** The parts of the page that are shown; null: all. */
  readonly show: readonly string[] | null;
  /** The parts whose controls are switched off; 'all': every one but the buttons that train. */
  readonly locked: readonly string[];
  /** What a reader is asked for: a loss below, an accuracy (percent) of at least, within so many epochs; of the test points, where there are any. */
  readonly goalLoss: number | null;
  readonly goalAccuracy: number | null;
  readonly goalEpochs: number | null;
  readonly autoplay: boolean;
  /** The first weights, as state/weights.js writes them; null: those that the seed draws. A change of the network or the seed makes it null. */
  readonly weights: string | null;
  readonly seed: string;
  readonly search: string;
  readonly sort: string;
  readonly filter: readonly string[];
  /** The column that the table of facts is sorted by; with a minus sign the other way round. */
  readonly factSort: string;
  readonly where: readonly Condition[];
  /** The groups of its columns that are shown. */
  readonly columns: readonly string[];
  /** The functions that stand side by side. */
  readonly compare: readonly Spec[];
  /** Of the view of softmax; `vector` is the function that is shown, `class` the index of the true one. */
  readonly logits: readonly number[];
  readonly temperature: number;
  readonly vector: 'softmax' | 'log_softmax' | 'softmin' | 'sparsemax';
  readonly class: number;
  /** What is added to all logits where two ways of computing softmax are compared. */
  readonly shift: number;
  /** null: as stored, else as the browser says. */
  readonly lang: 'en' | 'zh-Hans' | null;
  readonly theme: 'auto' | 'light' | 'dark' | null;
  /** Pairs of the hash that this page does not know, kept for whoever does; null: there was no "=". */
  readonly unknown: readonly (readonly [string, string | null])[];
}

/** A value of the hash that was not taken, and why: `code` names the sentence, `detail` fills it. */
export interface Problem {
  readonly key: string;
  readonly value: string;
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
  /** What may have been meant instead. */
  readonly choices?: readonly Pick<State, 'functions' | 'selected'>[];
}

/** An activation in a configuration; `learn` is none where it is left out. `own`: the id of a function of the reader's own, by which the page names it. */
export interface ConfiguredLayer {
  activation: {id: string; parameters?: Record<string, number>} | {own: string; formula: string; parameters: Record<string, number>; fixed?: string};
  learn?: 'layer' | 'unit';
}

/** What a trainer is made from: plain data. */
export interface TrainerConfig {
  seed: string;
  problem: State['problem'];
  data:
    | {id: string; noise: number; trainShare: number; classes?: number; measurements?: [number, number]}
    | {
        points: {x: Float64Array; y: Float64Array; label: Float64Array};
        order: State['order'];
        scale: State['scale'];
        trainShare: number;
        classes?: number;
      };
  features: string[];
  layers: ({units: number} & ConfiguredLayer)[];
  output?: ConfiguredLayer;
  initializer: {id: string; gain: number | 'activation'};
  loss: {id: string};
  optimizer: {id: string; learningRate: number; decay?: 'weights' | 'all'; [setting: string]: string | number | boolean | undefined};
  regularization: {id: string; rate: number};
  clipNorm: number | null;
  batchSize: number;
  leftovers: State['leftovers'];
  shuffle: boolean;
}

/** What a change makes anew: see SCHEMA. */
export type Part = 'curve' | 'drawing' | 'vector' | 'list' | 'run' | 'update' | 'page';

export interface SchemaRow {
  readonly key: string;
  readonly codec: {
    parse(text: string, report: (code: string, value: string, detail?: Record<string, string | number>) => void): any;
    write(value: any): string;
    readonly hasCalls?: boolean;
  };
  readonly initial: any;
  readonly invalidates: Part | readonly Part[];
}

export const MAX_FUNCTIONS: number;
/** Of the reader's own functions in a link; the characters of a formula and of its name. */
export const MAX_OWN: number;
export const MAX_FORMULA: number;
export const MAX_NAME: number;
export const MAX_LAYERS: number;
export const MAX_UNITS: number;
/** Of the points in a link. */
export const MAX_POINTS: number;
export const MIN_SPAN: number;
export const MAX_REACH: number;
export const FACT_CHOICES: Readonly<Record<string, readonly string[]>>;
export const FACT_NUMBERS: string[];
export const FACT_GROUPS: Readonly<Record<string, readonly string[]>>;
export const MAX_COMPARED: number;
/** Of logits, their number and their size, and of the temperature. */
export const MIN_LOGITS: number;
export const MAX_LOGITS: number;
export const MAX_LOGIT: number;
export const MIN_TEMPERATURE: number;
export const MAX_TEMPERATURE: number;
export const NORMALIZERS: State['vector'][];
export const SORTS: string[];
export const FILTERS: string[];
export const SCHEMA: readonly SchemaRow[];

export function decode(hashOrUrl: string, drawSeed?: () => string): {state: State; problems: Problem[]};
export function encode(state: State): string;
export function update(state: State, changes: Partial<State>): State;
export function invalidated(before: State, after: State): Set<Part>;
export function trainerConfig(state: State): TrainerConfig;
export function newSeed(): string;
