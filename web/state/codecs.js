// How each kind of value is read from a hash and written into it.
//
// What is refused is reported and falls back to the key's initial value. Every reader takes time in proportion to
// its text: a link may come from anywhere.

/** Of the points that a link carries: about 15 kB. */
export const MAX_POINTS = 1000;
/** The z axis may show from a millionth to two million. */
export const MIN_SPAN = 1e-6;
export const MAX_REACH = 1e6;

/** Half an emoji has no UTF-8. @param {string} text */
export const wellFormed = (text) => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

/** @typedef {(code: string, value: string, detail?: Record<string, string | number>) => void} Report */

/**
 * `parse` returns undefined, after a report, for what it refuses. `hasCalls`: what it writes has parentheses.
 * @typedef {{parse: (text: string, report: Report) => any, write: (value: any) => string, hasCalls?: boolean}} Codec
 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NAME = /^[a-z]\w*$/i;

/** @param {string} text @returns {number | undefined} A finite number, never -0, which would read back as 0. */
export function parseNumber(text) {
  const value = text.length <= 100 && NUMBER.test(text) ? Number(text) + 0 : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** @param {{low?: number, high?: number, isAbove?: boolean, isWhole?: boolean}} limits isAbove: low itself is too low.
 * @returns {Codec} */
export function number({low = -Infinity, high = Infinity, isAbove = false, isWhole = false}) {
  return {
    parse(text, report) {
      const value = parseNumber(text.trim());
      if (value === undefined) return void report('not_a_number', text);
      const isInside = value >= low && value <= high && !(isAbove && value === low);
      if (isInside && (!isWhole || Number.isInteger(value))) return value;
      if (isWhole) report('not_whole', text, {low, high});
      else if (value <= high && isAbove) report('not_above', text, {low});
      else if (high === Infinity) report('below', text, {low});
      else report('outside', text, {low, high});
    },
    write: String,
  };
}

/** @returns {Codec} */
export function index() {
  return {
    parse(text, report) {
      return /^\d{1,3}$/.test(text) ? Number(text) : void report('not_an_index', text);
    },
    write: String,
  };
}

/** @returns {Codec} */
export function interval() {
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
export function choice(values, aliases = {}) {
  return {
    parse(text, report) {
      const value = Object.hasOwn(aliases, text) ? aliases[text] : text;
      return values.includes(value) ? value : void report('not_a_choice', text, {accepted: values.join(', ')});
    },
    write: String,
  };
}

/** A set of choices, kept in the order of `values`. @param {any[]} values @param {boolean} mayBeEmpty @returns {Codec} */
export function subset(values, mayBeEmpty) {
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
export function string(limit) {
  return {
    parse(text, report) {
      if (text.length <= limit) return text;
      return void report('too_long', `${text.slice(0, 20)}…`, {limit});
    },
    write: String,
  };
}

/** On by its mere name. @returns {Codec} */
export function flag() {
  const {parse, write} = choice(['true', 'false'], {'': 'true'});
  return {
    parse(text, report) {
      const value = parse(text, report);
      return value && value === 'true';
    },
    write,
  };
}

/** Names of parts of the page, which knows what they mean. @param {string[]} [bare] what the key says without any @returns {Codec} */
export function names(bare = []) {
  return {
    parse(text, report) {
      const items = text.trim() === '' ? bare : text.split(',').map((item) => item.trim());
      const kept = [...new Set(items.filter((item) => isName(item) || void report('not_a_name', item)))];
      if (items.length === 0) report('empty', text);
      return kept.length > 0 ? kept : undefined;
    },
    write: (value) => value.join(','),
  };
}

/** @param {string} text */
export function isName(text) {
  return text.length <= 64 && NAME.test(text);
}

/** A codec of words that other playgrounds have others for: these are written, both are read.
 * @param {Codec} codec @param {Record<string, string>} theirs their word of a value @returns {Codec} */
export function renamed(codec, theirs) {
  const ours = Object.entries(theirs);
  return {
    parse: (text, report) => codec.parse(ours.find(([, word]) => word === text)?.[0] ?? text, report),
    write: (value) => (Object.hasOwn(theirs, value) ? theirs[value] : codec.write(value)),
  };
}

/** x,y,label;x,y,label @returns {Codec} */
export function pointList() {
  return {
    parse(text, report) {
      const items = text === '' ? [] : text.split(';');
      if (items.length > MAX_POINTS) report('too_many_points', String(items.length), {limit: MAX_POINTS});
      const points = [];
      for (const item of items.slice(0, MAX_POINTS)) {
        const point = item.split(',').map((part) => parseNumber(part.trim()));
        if (point.length === 3 && !point.includes(undefined)) points.push(point);
        else report('not_a_point', item);
      }
      return points.length > 0 ? points : undefined;
    },
    write: (points) => points.join(';'),
  };
}

/** Of a name of the reader's own. */
export const MAX_WORD = 64;
const MAX_WORDS = 1200;

/** Any words, in their order; what parts them is escaped within them. @returns {Codec} */
export function words() {
  return {
    parse(text, report) {
      if (text.length > MAX_WORDS) return void report('too_long', `${text.slice(0, 20)}…`, {limit: MAX_WORDS});
      const items = text.split(',').map((item) => item.replaceAll('%2C', ',').replaceAll('%25', '%'));
      const wrong = items.find((item) => item === '' || item.length > MAX_WORD);
      return wrong === undefined ? items : void report('not_a_name', wrong);
    },
    write: (value) => value.map((/** @type {string} */ word) => word.replaceAll('%', '%25').replaceAll(',', '%2C')).join(','),
  };
}

/** Two different ones of Fisher's four. @returns {Codec} */
export function measurements() {
  return {
    parse(text, report) {
      const [, first, second] = /^\s*([0-3])\s*,\s*([0-3])\s*$/.exec(text) ?? [];
      if (first === second) return void report('not_measurements', text);
      return [Number(first), Number(second)];
    },
    write: (value) => value.join(','),
  };
}
