// What the parts of Play share. A part is made by `createX(context)` and is an element with what tells it of changes.
import type {Activations} from '../curves.js';
import type {Store} from '../store.js';
import type {Translate} from '../../i18n/index.js';
import type {Core, CoreError, Divergence, FrameRequest, Losses, Network, Points, Progress, Snapshot, Trainer, TrainerConfig} from '../../core.d.ts';
import type {State} from '../../state.js';
import type {Selection} from './selection.js';

/** What every part is given. */
export interface PlayContext {
  core: Core;
  activations: Activations;
  session: Store;
  t: Translate;
  /** What all of it stands in. */
  place: HTMLElement;
  /** Of the page with a state. */
  address(state: State): string;
  /** Tells a screen reader, politely. */
  say(text: string): void;
  run: RunView;
  selection: Selection;
}

export interface Part {
  element: HTMLElement;
  /** After the state of the page changed; the run is up to date already. */
  update?(before: State, after: State): void;
  /** The part leaves the page: timers and watchers end. */
  destroy?(): void;
}

/** A frame's numbers by the names of Layout.parts; valid until the next one of the same watcher. */
export interface Shown {
  parts: Record<string, Float64Array>;
  fields: {losses: string[]; layers: string[]};
  progress: Progress;
}

/** Who wants numbers while the run changes. */
export interface Watcher {
  /** Null: nothing for now (the part is not seen). Asked for anew before every frame. */
  request(): FrameRequest | null;
  show(shown: Shown): void;
  /** At most this often while the run plays, in ms; 66 if left out. */
  interval?: number;
}

export interface Look {
  /** Whether the losses at the end of this epoch are to be known. */
  isWanted(epoch: number): boolean;
  /** Whether they are what is looked for; they are then kept, and `measured` is told. */
  isFound(record: LossRecord): boolean;
}

export type RunEvent =
  /** There is another trainer: new data, new layers, new seed. Everything about the old one is void. */
  | 'rebuilt'
  /** Parameters or the epoch changed: trained, rewound, restored, edited. At most once for each frame of the screen. */
  | 'changed'
  /** isPlaying, speed or the stop condition changed. */
  | 'playing'
  /** A number stopped being finite; the run has paused. */
  | 'diverged'
  /** There are losses of a moment that had none: `losses`, `history`. */
  | 'measured'
  /** `refusal` changed. */
  | 'refused';

/** One point of the loss chart. */
export interface LossRecord extends Losses {
  epoch: number;
  step: number;
}

export type StepUnit = 'epoch' | 'update';

/** Where training pauses by itself: at the end of an epoch; where the training loss comes down to a value. Null: nowhere. */
export interface StopCondition {
  epoch: number | null;
  loss: number | null;
}

/** Snapshots of this run, oldest first. */
export interface PastView {
  readonly snapshots: readonly Snapshot[];
}

/** A run as it was at a moment somewhere else. */
export interface TakenRun {
  snapshot: Snapshot;
  /** Its losses up to then, oldest first. */
  history: readonly LossRecord[];
  /** Its link leads to these weights. */
  isOfLink: boolean;
}

/** The run as the parts see it; made by run.js. */
export interface RunView {
  readonly trainer: Trainer;
  readonly config: TrainerConfig;
  /** What it was made from: the state of the page, or the last one that was not refused. */
  readonly state: State;
  readonly progress: Progress;
  readonly data: {train: Points; test: Points; transform: {xScale: number; xOffset: number; yScale: number; yOffset: number}};
  /** The network as it is now; read once for each change, however often it is asked for. */
  readonly network: Network;
  /** Classes of a classification (2 or more); 0 of a regression. */
  readonly classes: number;
  readonly isPlaying: boolean;
  /** A step of epochs is under way. */
  readonly isStepping: boolean;
  /** A change of the page has begun it anew, and it has not been trained since: what was learned before is gone. */
  readonly isBegunAnew: boolean;
  /** The page's link, opened anew and trained this far, comes to these very weights: nothing was changed on the way. */
  readonly isOfLink: boolean;
  /** Epochs in a second; null: as fast as it goes. */
  readonly speed: number | null;
  readonly epochsPerSecond: number;
  /** Of this run since it began, thinned with age. */
  readonly history: readonly LossRecord[];
  /** A run to compare with (time.js): drawn in the same charts, paler. */
  readonly compared: readonly LossRecord[] | null;
  /** Of the latest moment that was measured; null: not yet, after a jump. */
  readonly losses: LossRecord | null;
  readonly stop: StopCondition;
  /** Updates in an epoch; 0 where a batch is larger than the data, so that the weights never change. */
  readonly stepsPerEpoch: number;
  readonly divergence: Divergence | null;
  /** Why the run is not what the state of the page asks for; null: it is. */
  readonly refusal: CoreError | null;
  /** A link was refused, and this is the usual run in its place. */
  readonly isInstead: boolean;
  readonly past: PastView;
  on(event: RunEvent, listener: () => void): () => void;
  watch(watcher: Watcher): () => void;
  /** The losses at the end of each epoch that is wanted, at every speed; one looks at a time. Returns the way to end it. */
  lookAt(look: Look): () => void;
  /** The watcher's request changed: it is shown a frame soon, even if the run stands still. */
  refresh(watcher: Watcher): void;
  play(): void;
  pause(): void;
  /** n of them: 1 if left out. */
  step(unit: StepUnit, n?: number): void;
  /** To the same initial weights, epoch 0. */
  rewind(): void;
  setSpeed(epochsPerSecond: number | null): void;
  setStop(stop: StopCondition): void;
  /** Whether the functions had the parameters of now at a snapshot of `past`. */
  hadCurvesOfNow(snapshot: Snapshot): boolean;
  /** To a snapshot of `past`, and to the parameters that the functions had then; going on from there is another branch, and what came after it is `compared`. */
  goTo(snapshot: Snapshot): void;
  restoreLastFinite(): void;
  /** Goes on with a run of the same configuration that was taken home. */
  open(taken: TakenRun): void;
  forgetCompared(): void;
  /** Changes weights, biases or learned parameters of the running network (Trainer.setNetwork). */
  edit(change: (network: Network) => void): void;
  /** Nobody needs it any more: it rests, forgets who listens, and the core forgets it. */
  destroy(): void;
}
