// What Emscripten's module looks like to web/core.js; tests/run puts this beside the built one, so that tsc need not read that.
export default function createPlayground(options: {wasmBinary: ArrayBuffer | Uint8Array}): Promise<any>;
