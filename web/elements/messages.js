// What a page may ask of an embed by postMessage, and what it is answered: shapes only, no window.
//
// Anyone may send anything. What is not a call of ours is no business of ours (null); a call that is wrong is answered
// with the field that is, and what is accepted. Nothing that arrives is run, or becomes the name of a property.

import {CALL, EVENT, MAX_STEPS, REPLY, RESIZE} from '../state/message_types.js';

/** Grows when a call is added; what is there stays as it is. */
export const API = 1;
export const EVENTS = ['ready', 'error', 'statechange', 'epoch', 'goal'];
const UNITS = ['epoch', 'update'];

const LONGEST_STATE = 20_000;
const LONGEST_ID = 100;
const LONGEST_SEED = 64;
const LONGEST_PART = 30;
const LONGEST_SHOWN = 60;
const MAX_KEYS = 64;
/** Calls at a time. */
export const MAX_UNANSWERED = 100;

/** @typedef {{field: string, value: string, message: string}} Refusal */
/** @typedef {{id: string | number, method: string, arguments: any[]}} Call */

class Refused extends Error {
  /** @param {string} field @param {unknown} value @param {string} message */
  constructor(field, value, message) {
    super(message);
    this.field = field;
    this.value = value;
  }
}

/** A few letters of anything. @param {unknown} value */
function brief(value) {
  if (value !== null && typeof value === 'object') return 'an object';
  const text = String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** @param {string} field @param {unknown} value @param {number} limit @returns {string} */
function text(field, value, limit) {
  if (typeof value !== 'string') throw new Refused(field, value, 'is text');
  if (value.length > limit) throw new Refused(field, value, `is text of at most ${limit} characters`);
  return value;
}

/** @param {unknown} value @param {string} field */
function steps(value = 1, field) {
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_STEPS) return value;
  throw new Refused(field, value, `is a whole number from 1 to ${MAX_STEPS}`);
}

/** @param {unknown} value @param {string} field */
function unit(value = 'epoch', field) {
  if (UNITS.includes(/** @type {string} */ (value))) return value;
  throw new Refused(field, value, `is one of ${UNITS.join(', ')}`);
}

/** @param {unknown} value @param {string} field */
function seed(value, field) {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : text(field, value, LONGEST_SEED);
}

/** @param {unknown} value @param {string} field */
const part = (value, field) => (value === undefined ? undefined : text(field, value, LONGEST_PART));

/** A hash, a link, or values by key: a copy of them, without anything else. @param {unknown} value @param {string} field */
function state(value, field) {
  if (typeof value === 'string') return text(field, value, LONGEST_STATE);
  if (value === null || typeof value !== 'object' || Array.isArray(value) || ArrayBuffer.isView(value)) throw new Refused(field, value, 'is a hash, a link, or an object of values by key');
  const keys = Object.keys(value);
  if (keys.length > MAX_KEYS) throw new Refused(field, value, `has at most ${MAX_KEYS} keys`);
  let room = LONGEST_STATE;
  const pairs = keys.map((key) => {
    if (!/^[a-zA-Z][\w-]{0,63}$/.test(key)) throw new Refused(field, key, 'has keys of letters, digits, _ and -');
    const given = /** @type {Record<string, unknown>} */ (value)[key];
    const isPlain = given === null || ['string', 'boolean'].includes(typeof given) || (typeof given === 'number' && Number.isFinite(given));
    if (!isPlain) throw new Refused(key, given, 'is text, a finite number, true, false or null');
    room -= key.length + String(given).length;
    if (room < 0) throw new Refused(field, value, `is at most ${LONGEST_STATE} characters in all`);
    return /** @type {[string, unknown]} */ ([key, given]);
  });
  return Object.fromEntries(pairs);
}

/** @param {unknown} value @param {string} field */
function eventName(value, field) {
  if (EVENTS.includes(/** @type {string} */ (value))) return value;
  throw new Refused(field, value, `is one of ${EVENTS.join(', ')}`);
}

/** What each call takes: a reader for each argument; `rest`: any number of the last. */
const METHODS = new Map(Object.entries({
  ping: {takes: []},
  version: {takes: []},
  subscribe: {takes: [eventName], rest: true},
  play: {takes: []},
  pause: {takes: []},
  step: {takes: [steps, unit]},
  reset: {takes: [seed]},
  getState: {takes: []},
  setState: {takes: [state]},
  network: {takes: []},
  toSVG: {takes: [part]},
  toPNG: {takes: [part]},
}));

/** @param {unknown} given @param {string} method */
function readArguments(given = [], method) {
  const {takes, rest = false} = /** @type {{takes: ((value: any, field: string) => any)[], rest?: boolean}} */ (METHODS.get(method));
  if (!Array.isArray(given)) throw new Refused('arguments', given, 'is a list');
  const most = rest ? EVENTS.length : takes.length;
  if (given.length > most) throw new Refused('arguments', given, `are at most ${most} for ${method}`);
  const count = rest ? given.length : takes.length;
  return Array.from({length: count}, (_, i) => takes[Math.min(i, takes.length - 1)](given[i], `arguments[${i}]`));
}

/** @param {unknown} error @returns {Refusal} */
function refusalOf(error) {
  if (error instanceof Refused) return {field: error.field, value: brief(error.value), message: error.message};
  return {field: 'arguments', value: '', message: 'cannot be read'};
}

/**
 * @param {unknown} data Of a message, whoever sent it.
 * @returns {Call | {id: string | number, refusal: Refusal} | null} Null for what is no call of ours, and for one that has no id to answer to.
 */
export function readCall(data) {
  if (data === null || typeof data !== 'object') return null;
  /** @type {string | number} */
  let id;
  let method;
  let given;
  try {
    // Each is read once: what is checked is what is used.
    const all = /** @type {Record<string, unknown>} */ (data);
    if (!Object.hasOwn(all, 'type') || all.type !== CALL || !Object.hasOwn(all, 'id')) return null;
    const named = all.id;
    if (!(typeof named === 'string' && named.length <= LONGEST_ID) && !(typeof named === 'number' && Number.isFinite(named))) return null;
    id = named;
    method = Object.hasOwn(all, 'method') ? all.method : undefined;
    given = Object.hasOwn(all, 'arguments') ? all.arguments : undefined;
  } catch {
    return null;
  }
  try {
    if (typeof method !== 'string' || !METHODS.has(method)) throw new Refused('method', method, `is one of ${[...METHODS.keys()].join(', ')}`);
    return {id, method, arguments: readArguments(given, method)};
  } catch (error) {
    return {id, refusal: refusalOf(error)};
  }
}

/** @param {string | number} id @param {unknown} value */
export const reply = (id, value) => ({type: REPLY, id, ok: true, value});

/** @param {string | number} id @param {Refusal} error */
export const refuse = (id, error) => ({type: REPLY, id, ok: false, error});

/** What an element threw, for whoever asked. @param {unknown} error @returns {Refusal} */
export function failure(error) {
  if (!(error instanceof Error)) return {field: '', value: '', message: brief(error)};
  const {field = '', value = '', message} = /** @type {Error & {field?: unknown, value?: unknown}} */ (error);
  return {field: brief(field), value: brief(value), message};
}

/** @param {string} event @param {unknown} detail */
export const eventMessage = (event, detail) => ({type: EVENT, event, detail});

/** The height of what is shown, in our form and in Embedly's, which is a text. @param {number} height @param {string} src */
export const resizeMessages = (height, src) => [{type: RESIZE, height}, JSON.stringify({src, context: 'iframe.resize', height})];
