// @ts-check
// What is checked before a call into WebAssembly, and the error that says what is wrong.

/** A wrong input: which field, which value, and in the message what is accepted. */
export class CoreError extends Error {
  /** @param {{field: string, value: unknown, message: string, code: string, offset?: number, length?: number, suggestions?: string[]}} error */
  constructor({field, value, message, code, offset, length, suggestions = []}) {
    super(message);
    this.name = 'CoreError';
    this.field = field;
    this.value = value;
    this.code = code;
    this.offset = offset;
    this.length = length;
    this.suggestions = suggestions;
  }
}

/** An object of data alone, of whatever realm: no Map, Date, typed array or class. @param {any} value */
export function isPlain(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** @param {any} object @param {string} field @param {string[]} accepted */
export function checkKeys(object, field, accepted) {
  if (!isPlain(object)) throw wrongType(field, object, `an object with ${accepted.join(', ')}`);
  for (const key of Object.keys(object)) {
    if (!accepted.includes(key)) {
      throw new CoreError({code: 'unknown_field', field: key, value: object[key], message: `"${key}" is not a field of ${field}; accepted: ${accepted.join(', ')}.`});
    }
  }
}

/** @param {any} vector @param {string} field @returns {Float64Array} */
export function checkVector(vector, field) {
  if (!(vector instanceof Float64Array)) throw wrongType(field, vector, 'a Float64Array');
  return vector;
}

/** @param {string} field @param {unknown} value @param {string} accepted */
export function wrongType(field, value, accepted) {
  return new CoreError({code: 'wrong_type', field, value, message: `${field} must be ${accepted}, not ${describe(value)}.`});
}

/** @param {unknown} value */
function describe(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? `a ${value.constructor?.name ?? 'object'}` : String(value);
}

/** @param {any} result */
export function thrown(result) {
  if (!result.ok) throw new CoreError(result);
  return result;
}
