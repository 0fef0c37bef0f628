// The attributes of an element as the link that says the same: one codec for both. Pure.

import {SCHEMA} from '../state.js';
import {attributeName} from '../state/attribute_name.js';
import {wellFormed} from '../state/codecs.js';
import {ownOf} from '../state/own.js';
import {hiddenBy} from '../state/playground.js';

/** @typedef {import('../state.js').Problem} Problem */

/** What means something else in HTML, or is the element's own business. */
const NOT_KEYS = ['view', 'lang'];
/** Of the elements themselves. */
const OWN = ['state', 'loading', 'for', 'formula'];
/** The keys whose values are lists: spaces may part what commas part in a link. */
const LISTS = ['functions', 'compare', 'derivative', 'range', 'rangeY', 'networkShape', 'layers', 'measurements', 'logits', 'hide', 'show', 'locked', 'filter', 'columns'];

/** Keys by the attributes that say them: HTML knows no capitals. @type {Map<string, string>} */
const KEYS = new Map(SCHEMA.filter(({key}) => !NOT_KEYS.includes(key)).flatMap(({key}) => {
  const names = key === 'class' ? [attributeName(key)] : [key.toLowerCase(), attributeName(key)];
  return names.map((name) => /** @type {[string, string]} */ ([name, key]));
}));

/** The keys that an attribute says, if it is one that says any. @param {string} name @returns {string[]} */
export const keysOf = (name) => (name === 'formula' ? ['own', 'functions', 'activation'] : [KEYS.get(name) ?? []].flat());

/** "relu elu(alpha=0.5 )" -> "relu,elu(alpha=0.5)" @param {string} text */
const listed = (text) => text.trim().replace(/\s*[,\s]\s*/g, ',').replace(/,?([()]),?/g, (whole, sign) => (sign === '(' ? '(' : whole.endsWith(',') ? '),' : ')'));

/** @param {string} key @param {string} text */
export const valueOf = (key, text) => (LISTS.includes(key) ? listed(text) : text);

/** Whether a key says something by its mere name. @param {string} key */
function isFlag(key) {
  let isRefused = false;
  SCHEMA.find((row) => row.key === key)?.codec.parse('', () => {
    isRefused = true;
  });
  return !isRefused;
}

/**
 * What the attributes say, by key; where an empty one says nothing, it is null: the key's own initial value.
 * @param {Iterable<{name: string, value: string}>} attributes
 */
export function pairsOf(attributes) {
  /** @type {Map<string, string | null>} */
  const pairs = new Map();
  for (const {name, value} of attributes) {
    const key = KEYS.get(name);
    if (key) pairs.set(key, value === '' && !isFlag(key) ? null : valueOf(key, value));
    if (name === 'formula' && value.trim() !== '') pairs.set('own', ownOf(value.trim()));
  }
  // A formula is what is plotted, or what every layer goes through, unless it is named where it is wanted.
  const says = (/** @type {string[]} */ ...keys) => keys.some((key) => pairs.has(key));
  if (says('own') && !says('functions', 'activation', 'layers')) pairs.set('functions', 'own1').set('activation', 'own1');
  return pairs;
}

/** How many letters two words are apart (Levenshtein, 1966). @param {string} a @param {string} b */
function distance(a, b) {
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row[b.length];
}

/** Attributes that are nearly ours: pages and frameworks have others, which are none of our business.
 * @param {Iterable<{name: string, value: string}>} attributes @returns {Problem[]} */
export function misspelt(attributes) {
  const known = [...KEYS.keys(), ...OWN];
  return [...attributes].filter(({name}) => /^(?!(?:data|aria|v|x|ng)-)[a-z][a-z-]+$/.test(name) && !known.includes(name) && !(name in HTMLElement.prototype)).flatMap(({name, value}) => {
    const meant = known.find((other) => other.length > 5 && other[0] === name[0] && distance(name, other) === 1);
    return meant ? [{key: name, value, code: 'misspelt', detail: {meant}}] : [];
  });
}

/** The pairs of a link, or of a hash. @param {string} link @returns {[key: string, pair: string][]} */
function written(link) {
  const hash = link.slice(link.indexOf('#') + 1);
  return hash.split('&').filter((pair) => pair !== '').map((pair) => [pair.split('=')[0], pair]);
}

/** A link with other values in place of its own; null takes a key away.
 * @param {string} link @param {Iterable<[key: string, text: string | null]>} changes */
export function changed(link, changes) {
  const others = new Map(changes);
  const kept = written(link).filter(([key]) => !others.has(key)).map(([, pair]) => pair);
  const added = [...others].filter(([, text]) => text !== null).map(([key, text]) => `${key}=${encodeURIComponent(wellFormed(/** @type {string} */ (text)))}`);
  return `#${[...kept, ...added].join('&')}`;
}

/** Whether a link says a key. @param {string} link @param {string} key */
export const says = (link, key) => written(link).some(([other]) => other === key);

/** @param {unknown} value @returns {string | null | undefined} undefined: it has no words */
function worded(value) {
  if (Array.isArray(value)) {
    const words = value.map(worded);
    return words.some((word) => typeof word !== 'string') ? undefined : words.join(',');
  }
  return value === null ? null : ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/**
 * What an object that was given to setState says, by key; names are those of a link or of attributes.
 * @param {unknown} wish
 * @returns {{changes: [key: string, text: string | null][], problems: Problem[]}}
 */
export function wished(wish) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {[string, string | null][]} */
  const changes = [];
  const refuse = (/** @type {string} */ key, /** @type {unknown} */ value, /** @type {string} */ code) =>
    void problems.push({key, value: worded(value) ?? typeof value, code, detail: {}});
  if (wish === null || typeof wish !== 'object' || Array.isArray(wish)) refuse('state', wish, 'not_a_state');
  else {
    for (const [name, value] of Object.entries(wish)) {
      const key = SCHEMA.some((row) => row.key === name) || hiddenBy(name) ? name : KEYS.get(name);
      const text = worded(value);
      if (!key) refuse(name, value, 'unknown_key');
      else if (text === undefined) refuse(key, value, 'not_a_value');
      else changes.push([key, text === null ? null : valueOf(key, text)]);
    }
  }
  return {changes, problems};
}
