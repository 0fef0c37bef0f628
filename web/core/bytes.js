// @ts-check
// Where the WebAssembly lies, and its bytes. Apart from core.js, so that a page that carries its own may answer in its place.

/** Each is written out, since bundlers look for such addresses and do not compute them. @param {string} name of a build */
export const wasmAddress = (name) => String(name === 'playground' ?
  new URL('../wasm/playground.wasm', import.meta.url) :
  new URL('../wasm/playground-scalar.wasm', import.meta.url));

/** @param {string} url @returns {Promise<ArrayBuffer | Uint8Array>} */
export async function readBytes(url) {
  if (url.startsWith('file:') && typeof process === 'object') {
    const {readFile} = await import(/* webpackIgnore: true */ 'node:fs/promises');
    return readFile(new URL(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}
