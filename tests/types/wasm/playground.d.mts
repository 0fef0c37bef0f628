// What Emscripten's module looks like to web/core.js; tsc takes this for the built one, which nobody wrote by hand.
export default function createPlayground(options: {wasmBinary: ArrayBuffer | Uint8Array}): Promise<any>;
