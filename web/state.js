// The state of the page and its spelling in the URL: SCHEMA, decode, encode, update.
//
// One frozen object says everything that a link restores. The hash speaks TensorFlow Playground's grammar
// (name=value pairs joined by "&"), so that its links open here; keys of theirs that this page does not use are
// kept and written back. This file knows no activation: ids and parameters are checked where the core is.

export const MAX_FUNCTIONS = 8;
/** The z axis may show from a millionth to two million. */
export const MIN_SPAN = 1e-6;
export const MAX_REACH = 1e6;

export const SORTS = ['family', 'name', 'year', 'cost', 'continuity', 'low', 'high', 'monotonicity', 'parity',
  'saturates', 'zeroCentred', 'gate'];
export const FILTERS = ['learnable', 'monotonic', 'smooth', 'zeroCentred', 'bounded', 'gated', 'cheap'];

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Problem} Problem */
/** @typedef {import('./state.js').Spec} Spec */
/** @typedef {(code: string, value: string, detail?: Record<string, string | number>) => void} Report */

/**
 * How one kind of value is read and written. `parse` returns undefined, after a report, for what it refuses.
 * @typedef {{parse: (text: string, report: Report) => any, write: (value: any) => string}} Codec
 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NAME = /^[a-z][a-z0-9_]*$/i;

/** @param {string} text @returns {number | undefined} A finite number, never -0, which would read back as 0. */
function parseNumber(text) {
  const value = NUMBER.test(text) ? Number(text) + 0 : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** @param {Record<string, number>} limits @returns {Codec} */
function number({low, high}) {
  return {
    parse(text, report) {
      const value = parseNumber(text.trim());
      if (value === undefined) return void report('not_a_number', text);
      if (value < low || value > high) return void report('outside', text, {low, high});
      return value;
    },
    write: String,
  };
}

/** @returns {Codec} */
function index() {
  return {
    parse(text, report) {
      return /^\d{1,3}$/.test(text) ? Number(text) : void report('not_an_index', text);
    },
    write: String,
  };
}

/** @returns {Codec} */
function interval() {
  return {
    parse(text, report) {
      const ends = text.split(',').map((end) => parseNumber(end.trim()));
      const [low, high] = ends;
      if (ends.length !== 2 || low === undefined || high === undefined) return void report('not_an_interval', text);
      if (!isInterval(low, high)) return void report('bad_interval', text, {reach: MAX_REACH, span: MIN_SPAN});
      return [low, high];
    },
    write: (value) => value.join(','),
  };
}

/** @param {number} low @param {number} high */
function isInterval(low, high) {
  return high - low >= MIN_SPAN && low >= -MAX_REACH && high <= MAX_REACH;
}

/** @param {string[]} values @param {Record<string, string>} [aliases] @returns {Codec} */
function choice(values, aliases = {}) {
  return {
    parse(text, report) {
      const value = Object.hasOwn(aliases, text) ? aliases[text] : text;
      return values.includes(value) ? value : void report('not_a_choice', text, {accepted: values.join(', ')});
    },
    write: String,
  };
}

/** A set of choices, kept in the order of `values`. @param {any[]} values @param {boolean} mayBeEmpty @returns {Codec} */
function subset(values, mayBeEmpty) {
  return {
    parse(text, report) {
      const items = text === '' ? [] : text.split(',').map((item) => item.trim());
      for (const item of items) {
        if (!values.some((value) => String(value) === item)) {
          report('not_a_choice', item, {accepted: values.join(', ')});
        }
      }
      const kept = values.filter((value) => items.includes(String(value)));
      if (kept.length > 0 || (mayBeEmpty && items.length === 0)) return kept;
      if (items.length === 0) report('empty', text);
      return undefined;
    },
    write: (value) => value.join(','),
  };
}

/** @param {number} limit @returns {Codec} */
function string(limit) {
  return {
    parse(text, report) {
      if (text.length <= limit) return text;
      return void report('too_long', `${text.slice(0, 20)}…`, {limit});
    },
    write: String,
  };
}

/** Cuts at the commas outside parentheses. @param {string} text */
function splitOutside(text) {
  const items = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) items.push('');
    else items[items.length - 1] += character;
  }
  return items.map((item) => item.trim());
}

/** elu(alpha=0.5),relu @returns {Codec} */
function functionList() {
  /** @param {string} item @param {Report} report @returns {Spec | undefined} */
  function parseSpec(item, report) {
    const [, id, list] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(item) ?? [];
    if (id === undefined || !NAME.test(id)) return void report('not_a_function', item);
    /** @type {Record<string, number>} */
    const parameters = {};
    for (const pair of list ? list.split(',') : []) {
      const [, name, text] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
      const value = text === undefined ? undefined : parseNumber(text);
      if (name === undefined || !NAME.test(name) || value === undefined || Object.hasOwn(parameters, name)) {
        report('not_a_parameter', pair, {function: id});
      } else {
        parameters[name] = value;
      }
    }
    return {id, parameters};
  }
  return {
    parse(text, report) {
      const specs = [];
      for (const item of splitOutside(text)) {
        const spec = parseSpec(item, report);
        if (!spec) continue;
        if (specs.length < MAX_FUNCTIONS) specs.push(spec);
        else report('too_many', item, {limit: MAX_FUNCTIONS});
      }
      return specs.length > 0 ? specs : undefined;
    },
    write: (specs) => specs.map(writeSpec).join(','),
  };
}

/** @param {Spec} spec */
function writeSpec({id, parameters}) {
  const list = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return list.length > 0 ? `${id}(${list.join(',')})` : id;
}

const languages = {zh: 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-SG': 'zh-Hans'};

/**
 * Every key of the hash. A value equal to `initial` is not written. `invalidates` says what must be made anew when
 * it changes: the curves are sampled, the drawing uses samples that are there, the list is the gallery, the page all.
 * A range of null means: chosen to suit the functions shown.
 * @type {{key: string, codec: Codec, initial: any, invalidates: 'curve' | 'drawing' | 'list' | 'page'}[]}
 */
export const SCHEMA = [
  {key: 'view', codec: choice(['functions']), initial: 'functions', invalidates: 'page'},
  {key: 'functions', codec: functionList(), initial: [{id: 'elu', parameters: {}}], invalidates: 'curve'},
  {key: 'selected', codec: index(), initial: 0, invalidates: 'drawing'},
  {key: 'derivative', codec: subset([0, 1, 2], false), initial: [0, 1], invalidates: 'curve'},
  {key: 'range', codec: interval(), initial: null, invalidates: 'curve'},
  {key: 'rangeY', codec: interval(), initial: null, invalidates: 'drawing'},
  {key: 'z', codec: number({low: -MAX_REACH, high: MAX_REACH}), initial: -1, invalidates: 'drawing'},
  {key: 'seed', codec: string(64), initial: undefined, invalidates: 'curve'},
  {key: 'search', codec: string(64), initial: '', invalidates: 'list'},
  {key: 'sort', codec: choice(SORTS), initial: 'family', invalidates: 'list'},
  {key: 'filter', codec: subset(FILTERS, true), initial: [], invalidates: 'list'},
  {key: 'lang', codec: choice(['en', 'zh-Hans'], languages), initial: null, invalidates: 'page'},
  {key: 'theme', codec: choice(['auto', 'light', 'dark']), initial: null, invalidates: 'page'},
];

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

/** The pairs of a hash, with the scars that links get on their way through HTML, Markdown and chats healed.
 * @param {string} input @param {(key: string, value: string) => void} reportEncoding @returns {[string, string | null][]} */
function readPairs(input, reportEncoding) {
  let text = input.includes('#') ? input.slice(input.indexOf('#') + 1) : /^[a-z]+:\/\//i.test(input) ? '' : input;
  text = text.replace(/\\?&amp;|\\&/g, '&').replace(/[\s>]+$/, '');
  // Markdown's closing parenthesis, unless one was opened in the link itself.
  while (text.endsWith(')') && text.split(')').length > text.split('(').length) text = text.slice(0, -1);
  /** @param {string} part @param {string} key */
  const unescape = (part, key) => {
    try {
      return decodeURIComponent(part);
    } catch {
      reportEncoding(key, part);
      return part;
    }
  };
  return text.split('&').filter((pair) => pair !== '').map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0) return [unescape(pair, pair), null];
    const key = unescape(pair.slice(0, equals), pair);
    return [key, unescape(pair.slice(equals + 1), key)];
  });
}

/** @param {string} text @param {boolean} bare Leaves the signs that the function list is made of as they are. */
function escape(text, bare) {
  const wellFormed = text.replace(/[\ud800-\udfff]/gu, '\ufffd');  // half an emoji has no UTF-8
  const escaped = encodeURIComponent(wellFormed).replace(/%2C/g, ',').replace(/%3D/g, '=');
  return bare ? escaped : escaped.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

/**
 * @param {string} hashOrUrl
 * @param {() => string} [drawSeed] Called if the link has no seed.
 * @returns {{state: State, problems: Problem[]}}
 */
export function decode(hashOrUrl, drawSeed = newSeed) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Map<string, string>} */
  const given = new Map();
  /** @type {[string, string | null][]} */
  const unknown = [];
  const pairs = readPairs(hashOrUrl, (key, value) => problems.push({key, value, code: 'bad_encoding', detail: {}}));
  for (const [key, value] of pairs) {
    if (!SCHEMA.some((entry) => entry.key === key)) {
      unknown.push([key, value]);
      continue;
    }
    const earlier = given.get(key);
    if (earlier !== undefined) problems.push({key, value: earlier, code: 'repeated', detail: {}});
    given.set(key, value ?? '');
  }
  /** @type {Record<string, any>} */
  const state = {};
  for (const {key, codec, initial} of SCHEMA) {
    const text = given.get(key);
    const value = text === undefined ? undefined : codec.parse(text, (code, wrong, detail = {}) => {
      problems.push({key, value: wrong, code, detail});
    });
    state[key] = value ?? initial;
  }
  if (state.selected >= state.functions.length) {
    problems.push({key: 'selected', value: String(state.selected), code: 'not_an_index', detail: {}});
    state.selected = 0;
  }
  state.seed ||= drawSeed();
  state.unknown = unknown;
  return {state: freeze(structuredClone(state)), problems};
}

/** @param {State} state @returns {string} The hash, beginning with "#". */
export function encode(state) {
  const pairs = [];
  for (const {key, codec, initial} of SCHEMA) {
    const value = /** @type {any} */ (state)[key];
    if (value === null || JSON.stringify(value) === JSON.stringify(initial)) continue;
    pairs.push(`${key}=${escape(codec.write(value), key === 'functions')}`);
  }
  for (const [key, value] of state.unknown) {
    const name = escape(key, false).replace(/=/g, '%3D');
    pairs.push(value === null ? name : `${name}=${escape(value, false)}`);
  }
  return `#${pairs.join('&')}`;
}

/** @param {State} state @param {Partial<State>} changes @returns {State} */
export function update(state, changes) {
  return freeze(structuredClone({...state, ...changes}));
}

/** What has to be made anew between two states. @param {State} before @param {State} after @returns {Set<string>} */
export function invalidated(before, after) {
  const changed = SCHEMA.filter(({key}) => JSON.stringify(/** @type {any} */ (before)[key]) !==
    JSON.stringify(/** @type {any} */ (after)[key]));
  return new Set(changed.map((entry) => entry.invalidates));
}
