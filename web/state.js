// The state of the page and its spelling in the URL: SCHEMA, decode, encode, update.
//
// One frozen object says everything that a link restores. The hash speaks TensorFlow Playground's grammar
// (name=value pairs joined by "&") and adds keys of our own, so that its links open here; keys that nobody here
// knows are kept and written back. This file knows no activation: ids and parameters are checked where the core is.

import {functionList} from './state/calls.js';
import {MAX_POINTS, MAX_REACH, choice, index, interval, number, string, subset, wellFormed} from './state/codecs.js';
import {FACT_KEYS} from './state/facts.js';
import {ownList} from './state/own.js';
import {HIDES, INPUTS, PLAYGROUND_KEYS, hiddenBy, keysOf, stateOf} from './state/playground.js';
import {MAX_CLASSES, RUN_KEYS} from './state/run.js';
import {SOFTMAX_KEYS} from './state/softmax.js';
import {startKey, weights} from './state/weights.js';

export {MAX_FUNCTIONS, MAX_LAYERS, MAX_UNITS} from './state/calls.js';
export {FACT_CHOICES, FACT_GROUPS, FACT_NUMBERS, MAX_COMPARED} from './state/facts.js';
export {MAX_POINTS, MAX_REACH, MIN_SPAN} from './state/codecs.js';
export {MAX_LOGIT, MAX_LOGITS, MAX_TEMPERATURE, MIN_LOGITS, MIN_TEMPERATURE, NORMALIZERS} from './state/softmax.js';
export {MAX_FORMULA, MAX_NAME, MAX_OWN} from './state/own.js';
export {trainerConfig} from './state/trainer_config.js';

export const SORTS = ['family', 'name', 'year', 'cost', 'continuity', 'low', 'high', 'monotonicity', 'parity',
  'saturates', 'zeroCentred', 'gate'];
export const FILTERS = ['learnable', 'monotonic', 'smooth', 'zeroCentred', 'bounded', 'gated', 'cheap'];

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Problem} Problem */
/** @typedef {import('./state/codecs.js').Report} Report */

const LONGEST_SHOWN = 60;
/** A link of a hundred kilobytes may be wrong in thousands of places. */
const MOST_PROBLEMS = 100;

const languages = {zh: 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-SG': 'zh-Hans'};

/**
 * Every key of the hash but those that end in _hide, in the order in which they are written. A value equal to
 * `initial` is not written: links rely on it, and it never changes. `invalidates` says what must be made anew when it changes: the curves are sampled, the
 * drawing uses samples that are there, the vector is that of softmax, the list is the gallery, a run begins anew or goes on with an update, the page
 * is everything. A range of null means: chosen to suit the functions shown.
 * @type {import('./state.js').SchemaRow[]}
 */
export const SCHEMA = [
  {key: 'view', codec: choice(['functions', 'play', 'softmax', 'facts']), initial: undefined, invalidates: 'page'},
  {key: 'functions', codec: functionList(), initial: [{id: 'elu', parameters: {}}], invalidates: 'curve'},
  {key: 'own', codec: ownList(), initial: [], invalidates: ['curve', 'run']},
  {key: 'selected', codec: index(), initial: 0, invalidates: 'drawing'},
  {key: 'derivative', codec: subset([0, 1, 2], false), initial: [0, 1], invalidates: 'curve'},
  {key: 'range', codec: interval(), initial: null, invalidates: 'curve'},
  {key: 'rangeY', codec: interval(), initial: null, invalidates: 'drawing'},
  {key: 'z', codec: number({low: -MAX_REACH, high: MAX_REACH}), initial: -1, invalidates: 'drawing'},
  ...PLAYGROUND_KEYS,
  ...RUN_KEYS,
  {key: 'weights', codec: weights(), initial: null, invalidates: 'run'},
  {key: 'search', codec: string(64), initial: '', invalidates: 'list'},
  {key: 'sort', codec: choice(SORTS), initial: 'family', invalidates: 'list'},
  {key: 'filter', codec: subset(FILTERS, true), initial: [], invalidates: 'list'},
  ...FACT_KEYS,
  ...SOFTMAX_KEYS,
  {key: 'lang', codec: choice(['en', 'zh-Hans'], languages), initial: null, invalidates: 'page'},
  {key: 'theme', codec: choice(['auto', 'light', 'dark']), initial: null, invalidates: 'page'},
];

const OF_FUNCTIONS = ['functions', 'selected', 'derivative', 'range', 'rangeY', 'z', 'search', 'sort', 'filter'];
const OF_SOFTMAX = SOFTMAX_KEYS.map(({key}) => key);

/** The view that a link without `view` opens, which then is not written: a network, unless it speaks of functions or of softmax.
 * @param {string[]} keys @returns {State['view']} */
const impliedView = (keys) => (keys.some((key) => OF_FUNCTIONS.includes(key)) ? 'functions' : keys.some((key) => OF_SOFTMAX.includes(key)) ? 'softmax' : 'play');

/** A seed in TensorFlow Playground's form. The one place of the page that asks for chance. */
export function newSeed() {
  return Math.random().toFixed(5);
}

/** @param {any} value @returns {any} */
function freeze(value) {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** Without the ends that Markdown, mail and chats put behind a link. @param {string} text */
function trimmed(text) {
  // A closing parenthesis is no end where one was opened in the link itself.
  let unopened = text.split(')').length - text.split('(').length;
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1];
    if (!(/[\s>]/.test(last) || (last === ')' && unopened-- > 0))) break;
  }
  return text.slice(0, end);
}

/** The pairs of a hash, with the scars that links get on their way through HTML, Markdown and chats healed.
 * @param {string} input @param {(key: string, value: string) => void} reportEncoding @returns {[string, string | null][]} */
function readPairs(input, reportEncoding) {
  const after = input.includes('#') ? input.slice(input.indexOf('#') + 1) : /^[a-z]+:\/\//i.test(input) ? '' : input;
  const text = wellFormed(after);
  /** @param {string} part @param {string} key */
  const unescape = (part, key) => {
    try {
      return decodeURIComponent(part);
    } catch {
      reportEncoding(key, part);
      return part;
    }
  };
  return trimmed(text.replace(/\\?&amp;|\\&/g, '&')).split('&').filter((pair) => pair !== '').map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0) return [unescape(pair, pair), null];
    const key = unescape(pair.slice(0, equals), pair);
    return [key, unescape(pair.slice(equals + 1), key)];
  });
}

/** @param {string} text */
function escape(text) {
  return encodeURIComponent(wellFormed(text)).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

/** Leaves as they are the signs that lists are made of. @param {string} text @param {boolean} [hasCalls] */
function escapeValue(text, hasCalls = false) {
  const escaped = escape(text).replace(/%(2C|3A|3B|3D)/g, decodeURIComponent);
  return hasCalls ? escaped.replace(/%2[89]/g, decodeURIComponent) : escaped;
}

/** What no key can know alone. @param {Record<string, any>} state @param {(key: string, ...rest: Parameters<Report>) => void} report */
function reconcile(state, report) {
  if (state.selected >= state.functions.length) {
    report('selected', 'not_an_index', String(state.selected));
    state.selected = 0;
  }
  const high = state.problem === 'classification' && !state.points ? MAX_CLASSES[state.dataset] : undefined;
  if (high !== undefined && state.classes > high) {
    report('classes', 'outside', String(state.classes), {low: 2, high});
    state.classes = 2;
  }
  if (state.class >= state.logits.length) {
    report('class', 'not_a_class', String(state.class), {high: state.logits.length - 1});
    state.class = 0;
  }
  if (!Object.keys(INPUTS).some((key) => state[key] && !state.hide.includes(key))) {
    report('x', 'no_inputs', '');
    state.x = state.y = true;
    state.hide = state.hide.filter((/** @type {string} */ name) => name !== 'x' && name !== 'y');
  }
}

/**
 * @param {string} hashOrUrl
 * @param {() => string} [drawSeed] Called if the link has no seed.
 * @returns {{state: State, problems: Problem[]}}
 */
export function decode(hashOrUrl, drawSeed = newSeed) {
  /** @type {Problem[]} */
  const problems = [];
  let found = 0;
  /** @param {string} key @param {string} code @param {string} value @param {Problem['detail']} [detail] */
  const report = (key, code, value, detail = {}) => {
    if (++found <= MOST_PROBLEMS) problems.push({key, value: value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value, code, detail});
  };
  /** @type {Map<string, string>} */
  const given = new Map();
  /** @type {[string, string | null][]} */
  const unknown = [];
  for (const [key, value] of readPairs(hashOrUrl, (where, what) => report(where, 'bad_encoding', what))) {
    if (!hiddenBy(key) && !SCHEMA.some((row) => row.key === key)) {
      unknown.push([key, value]);
      continue;
    }
    const earlier = given.get(key);
    if (earlier !== undefined) report(key, 'repeated', earlier);
    given.set(key, value ?? '');
  }
  /** @type {Record<string, any>} */
  const values = {};
  for (const {key, codec, initial} of SCHEMA) {
    const text = given.get(key);
    values[key] = (text === undefined ? undefined : codec.parse(text, (...refusal) => report(key, ...refusal))) ?? initial;
  }
  values.view ??= impliedView([...given.keys()]);
  const hiding = [...given].filter(([key, text]) => hiddenBy(key) && HIDES.parse(text, (...refusal) => report(key, ...refusal)) === 'true');
  const hide = [...new Set([...hiding.map(([key]) => hiddenBy(key)), ...values.hide])];
  /** @type {Record<string, any>} */
  const state = {...stateOf(values), hide, unknown};
  reconcile(state, report);
  state.seed ||= drawSeed();
  if (found > MOST_PROBLEMS) problems.push({key: '', value: '', code: 'more', detail: {n: found - MOST_PROBLEMS}});
  return {state: freeze(structuredClone(state)), problems};
}

/** @param {State} state @returns {string} The hash, beginning with "#". */
export function encode(state) {
  const values = keysOf(state);
  if ((state.points?.length ?? 0) > MAX_POINTS) values.points = values.classes = values.classNames = null;  // they have no room in a link
  const written = SCHEMA.filter(({key, initial}) => key !== 'view' && values[key] !== null &&
    JSON.stringify(values[key]) !== JSON.stringify(initial));
  const pairs = written.map(({key, codec}) => `${key}=${escapeValue(codec.write(values[key]), codec.hasCalls)}`);
  if (state.view !== impliedView(written.map(({key}) => key))) pairs.unshift(`view=${state.view}`);
  for (const name of state.hide) pairs.push(`${name}_hide=true`);
  for (const [key, value] of state.unknown) pairs.push(value === null ? escape(key) : `${escape(key)}=${escapeValue(value)}`);
  return `#${pairs.join('&')}`;
}

/** @param {State} state @param {Partial<State>} changes @returns {State} */
export function update(state, changes) {
  // What is frozen is shared: thousands of points are not copied because a slider moves.
  /** @type {Record<string, any>} */
  const next = {...state, ...changes};
  for (const [key, value] of Object.entries(next)) if (!Object.isFrozen(value)) next[key] = freeze(structuredClone(value));
  // Whoever asks for another network, or another seed, asks for other first weights.
  if (state.weights !== null && next.weights === state.weights && startKey(state) !== startKey(/** @type {State} */ (next))) next.weights = null;
  return /** @type {State} */ (Object.freeze(next));
}

/** What has to be made anew between two states. @param {State} before @param {State} after @returns {Set<import('./state.js').Part>} */
export function invalidated(before, after) {
  const changed = SCHEMA.filter(({key}) => JSON.stringify(/** @type {any} */ (before)[key]) !==
    JSON.stringify(/** @type {any} */ (after)[key]));
  return new Set(changed.flatMap((row) => row.invalidates));
}
