// @ts-check
// Where the WebAssembly lies, and its bytes. Apart from core.js, so that a page that carries its own may answer in its place.

/** @param {string} name of a build */
export const wasmAddress = (name) => new URL(`../wasm/${name}.wasm`, import.meta.url).href;

/** @param {string} url @returns {Promise<ArrayBuffer | Uint8Array>} */
export async function readBytes(url) {
  if (url.startsWith('file:') && typeof process === 'object') {
    const {readFile} = await import('node:fs/promises');
    return readFile(new URL(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}
