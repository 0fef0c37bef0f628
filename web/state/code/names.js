// Names that a programming language takes: of functions that people may have named as they like, and of parameters.

/** @param {string} text What a reader calls it. @param {string} fallback If nothing of it can stand in a name. */
export function identifier(text, fallback) {
  const plain = text.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '').toLowerCase();
  if (plain === '') return fallback;
  return /^\d/.test(plain) ? `${fallback}_${plain}` : plain;
}

/** A parameter's name, with a line behind it where the language has the word for itself, or the code: z1, z2 are z in a piece.
 * @param {Set<string>} taken */
export const avoiding = (taken) => (/** @type {string} */ name) => (taken.has(name) || /^z\d+$/.test(name) ? `${name}_` : name);

/** Both languages of one line a statement: the parameters with the values that they have now.
 * @param {Record<string, number>} parameters @param {(name: string) => string} name @param {(value: number) => string} number @param {string} [type] */
export const defaults = (parameters, name, number, type = '') =>
  Object.entries(parameters).map(([parameter, value]) => `${type}${name(parameter)} = ${number(value)}`);
