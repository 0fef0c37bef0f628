// Names that a programming language takes: of functions that people may have named as they like, and of parameters.

/** @param {string} text What a reader calls it. @param {string} fallback If nothing of it can stand in a name. */
export function identifier(text, fallback) {
  const plain = text.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '').toLowerCase();
  if (plain === '') return fallback;
  return /^\d/.test(plain) ? `${fallback}_${plain}` : plain;
}

/** A parameter's name, with a line behind it where the language has the word for itself, or the code: z1, z2 are z in a piece.
 * What has such lines already gets one more, so that no two names become one.
 * @param {Set<string>} taken @param {RegExp} [pattern] Of more names that are taken. */
export const avoiding = (taken, pattern = /^z\d+$/) => (/** @type {string} */ name) => {
  const word = name.replace(/_+$/, '');
  return taken.has(word) || /^z\d+$/.test(word) || pattern.test(word) ? `${name}_` : name;
};

/** The parameters with the values that they have now.
 * @param {Record<string, number>} parameters @param {(name: string) => string} name @param {(text: string) => string} number @param {string} [type] */
export const defaults = (parameters, name, number, type = '') =>
  Object.entries(parameters).map(([parameter, value]) => `${type}${name(parameter)} = ${number(Object.is(value, -0) ? '-0.0' : String(value))}`);
