// Numbers as bytes, lowest byte first as on every machine with WebAssembly, and bytes as text.

/** At most so many arguments of a call. */
const CHUNK = 0x2000;

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}

/** @param {string} text @returns {Uint8Array | null} null: it is none */
export function fromBase64(text) {
  // What atob would heal or skip is a mistake.
  if (text.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(text)) return null;
  const characters = atob(text);
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/** For addresses: no sign that means something there. @param {Uint8Array} bytes */
export const toBase64Url = (bytes) => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** @param {string} text */
export function fromBase64Url(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/').padEnd(Math.ceil(text.length / 4) * 4, '='));
}

/** @param {Float64Array} numbers */
export const bytesOf = (numbers) => new Uint8Array(/** @type {ArrayBuffer} */ (numbers.buffer), numbers.byteOffset, numbers.byteLength);

/** @param {Uint8Array} bytes as many as numbers need */
export const numbersOf = (bytes) => new Float64Array(bytes.slice().buffer);
