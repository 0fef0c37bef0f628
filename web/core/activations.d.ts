// What the catalogue says of an activation.

export interface Texts {
  formula: string;
  /** The same function, written so that no digits are lost in its tails: what code is made from. */
  stable: string;
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

export interface Measures {
  /** f(0) and f'(0). */
  atZero: number;
  slopeAtZero: number;
  /** sup |f'|; a jump has no slope. */
  largestSlope: number;
  /** The least L with |f(a) - f(b)| <= L |a - b|: Infinity where f jumps, NaN for a formula, of whose jumps nothing is known. */
  lipschitz: number;
  /** Of f(z) for z ~ N(0, 1). */
  mean: number;
  variance: number;
  /** 1 / sqrt(E f(z)^2): weights of variance gain^2 / inputs keep the mean square of z from layer to layer. */
  gain: number;
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
