// The contract of core.js: activation functions computed by the C++ core, in browsers and in Node 18 or newer.

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
  /** What f and f' are, as a reader sees them. */
  texts(spec: Spec): Texts;
  /** softmax, log_softmax, softmin, ... of a vector; `value` is always there, the rest by function. */
  vectorFunction(id: string, x: Float64Array, options?: VectorOptions): VectorResult;
  /** Parses a formula; the offset and length of an error count UTF-16 units. */
  compileFormula(text: string): CompiledFormula;
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
  vectorFunctions: {id: string; name: string}[];
}

export interface Texts {
  formula: string;
  mathml: string;
  derivative: {formula: string; mathml: string};
}

export interface Activation extends Texts {
  id: string;
  name: string;
  aliases: string[];
  family: string;
  /** Whether f(z) = z g(z) with a bounded gate g. */
  gate: 'none' | 'soft' | 'hard';
  /** 0 compare or move, 1 multiply or add, 2 divide or square root, 3 one transcendental function, 4 more. */
  cost: number;
  parameters: Parameter[];
  /** parameters[lower] <= parameters[upper], or < if strict. */
  orderings: {lower: string; upper: string; strict: boolean}[];
  /** Whether the number of parameters is the caller's choice (a0, b0, a1, ...). */
  variadic: boolean;
  /** At the initial parameter values. */
  facts: Facts;
  source: {authors: string; year: number; paper: string};
  frameworks: {pytorch: string; keras: string; jax: string};
}

export interface Parameter {
  name: string;
  initial: number;
  low: number;
  high: number;
  lowOpen: boolean;
  sliderLow: number;
  sliderHigh: number;
  learnable: boolean;
}

export interface Facts {
  /** The set of values: disjoint pieces, ascending; empty where it is not worked out for these parameters. */
  range: Interval[];
  parity: 'none' | 'odd' | 'even';
  monotonicity: 'unknown' | 'none' | 'weakly_increasing' | 'strictly_increasing' | 'weakly_decreasing' | 'strictly_decreasing';
  /** k in C^k: -1 where f jumps, Infinity where it is smooth. */
  continuity: number;
  zeroCentred: 'yes' | 'partly' | 'no';
  /** The sides on which f' goes to 0. */
  saturates: 'none' | 'left' | 'right' | 'both';
  /** The line that f approaches, or null. */
  left: Asymptote | null;
  right: Asymptote | null;
  /** Where f (order 0), f' (1) or f'' (2) jumps. */
  kinks: {at: number; order: number}[];
}

/** A single value has low === high. */
export interface Interval {
  low: number;
  high: number;
  lowClosed: boolean;
  highClosed: boolean;
}

export interface Asymptote {
  slope: number;
  intercept: number;
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
