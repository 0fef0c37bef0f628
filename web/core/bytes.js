// @ts-check
// Where the WebAssembly lies, and its bytes. Apart from core.js, so that a page that carries its own may answer in its place.

/** Each is written out, since bundlers look for such addresses and do not compute them. @param {string} name of a build */
export const wasmAddress = (name) => String(name === 'playground' ?
  new URL('../wasm/playground.wasm', import.meta.url) :
  new URL('../wasm/playground-scalar.wasm', import.meta.url));

const MAGIC = [0, 97, 115, 109];

/** @param {string} url @returns {Promise<Uint8Array>} */
export async function readBytes(url) {
  if (url.startsWith('file:') && typeof process === 'object') {
    const {readFile} = await import(/* webpackIgnore: true */ 'node:fs/promises');
    return readFile(new URL(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A server may answer with a page in place of a file that it does not have.
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new Error(`${url}: what is there is no WebAssembly`);
  return bytes;
}
