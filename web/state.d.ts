// The page's state and its spelling in the URL.

/** A function and those of its parameters that differ from their initial values. */
export interface Spec {
  readonly id: string;
  readonly parameters: Readonly<Record<string, number>>;
}

export type Interval = readonly [number, number];

/** What a link restores. */
export interface State {
  readonly view: 'functions';
  /** The functions plotted together; one of them is `selected`: its sliders and its card are shown. */
  readonly functions: readonly Spec[];
  readonly selected: number;
  /** The derivatives shown: 0 is f itself. */
  readonly derivative: readonly (0 | 1 | 2)[];
  /** The span of the z axis, and of the values; null: chosen to suit the functions. */
  readonly range: Interval | null;
  readonly rangeY: Interval | null;
  /** Where the cursor is. */
  readonly z: number;
  readonly seed: string;
  readonly search: string;
  readonly sort: string;
  readonly filter: readonly string[];
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

export const MAX_FUNCTIONS: number;
export const MIN_SPAN: number;
export const MAX_REACH: number;
export const SORTS: string[];
export const FILTERS: string[];
export const SCHEMA: readonly {
  key: string;
  codec: {parse(text: string, report: (code: string, value: string, detail?: Record<string, string | number>) => void): any; write(value: any): string};
  initial: any;
  invalidates: 'curve' | 'drawing' | 'list' | 'page';
}[];

export function decode(hashOrUrl: string, drawSeed?: () => string): {state: State; problems: Problem[]};
export function encode(state: State): string;
export function update(state: State, changes: Partial<State>): State;
export function invalidated(before: State, after: State): Set<string>;
export function newSeed(): string;
