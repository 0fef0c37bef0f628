// What esbuild makes of web/: modules that share their parts, one script that needs no other file, classic scripts, style sheets.

import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {deflateRawSync} from 'node:zlib';
import {build, transform} from 'esbuild';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const WEB = path.join(ROOT, 'web/');
export const WASM = ['wasm/playground.wasm', 'wasm/playground-scalar.wasm'];

const BYTES = /web[\\/]core[\\/]bytes\.js$/;
const COMMON = {bundle: true, minify: true, target: 'es2022', charset: 'utf8', write: false, logLevel: 'warning'};

const slashes = (name) => name.split(path.sep).join('/');
const inWeb = (name) => slashes(path.relative(WEB, path.resolve(name)));

export function hashOf(...contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 8);
}

/** main.js -> main-0123abcd.js */
export const hashed = (name, hash) => name.replace(/(\.[^./]+)$/, `-${hash}$1`);

/** Both builds under names made from their contents, and core/bytes.js with these names. */
export function namedWasm() {
  const contents = WASM.map((name) => readFileSync(WEB + name));
  const names = WASM.map((name, i) => hashed(name, hashOf(contents[i])));
  const plugin = {
    name: 'wasm',
    setup({onLoad}) {
      onLoad({filter: BYTES}, ({path: file}) => {
        const source = readFileSync(file, 'utf8');
        const renamed = WASM.reduce((text, name, i) => {
          const parts = text.split(`'../${name}'`);
          if (parts.length !== 2) throw new Error(`core/bytes.js does not name ../${name} exactly once`);
          return parts.join(`'./${names[i]}'`);
        }, source);
        return {contents: renamed, loader: 'js'};
      });
    },
  };
  return {plugin, files: new Map(names.map((name, i) => [name, contents[i]]))};
}

/** Minified modules by name, what each of them imports: {path, kind}, and which holds what a file of web/ is, where one is. */
export async function modules(entries, plugins) {
  const {outputFiles, metafile} = await build({
    ...COMMON,
    entryPoints: entries.map((name) => WEB + name),
    outdir: WEB,
    outbase: WEB,
    splitting: true,
    format: 'esm',
    external: ['node:*'],
    chunkNames: '[name]-[hash]',
    metafile: true,
    plugins,
  });
  // esbuild names every module .js; whoever wrote .mjs has it so.
  const named = (name) => (entries.includes(inWeb(name).replace(/\.js$/, '.mjs')) ? inWeb(name).replace(/\.js$/, '.mjs') : inWeb(name));
  const files = new Map(outputFiles.map((file) => [named(file.path), Buffer.from(file.contents)]));
  const imports = new Map(), homes = new Map();
  for (const [name, {entryPoint, imports: all}] of Object.entries(metafile.outputs)) {
    const own = all.filter(({external}) => !external);
    imports.set(named(name), own.map(({path: target, kind}) => ({path: named(target), kind})));
    if (entryPoint) homes.set(inWeb(entryPoint), named(name));
  }
  return {files, imports, homes};
}

/** Style sheets as one: they compress better together. */
export async function styles(names) {
  const contents = names.map((name) => `@import ${JSON.stringify(`./${name}`)};`).join('\n');
  const {outputFiles} = await build({...COMMON, stdin: {contents, loader: 'css', resolveDir: WEB}});
  return outputFiles[0].text.trim();
}

/** elements/sheets.js fetches the style sheets that it names; bundled it holds their text, which is one request less. */
export const sheetsInside = {
  name: 'sheets',
  setup({onLoad}) {
    onLoad({filter: /web[\\/]elements[\\/]sheets\.js$/}, async ({path: file}) => {
      const names = [...readFileSync(file, 'utf8').matchAll(/'([\w-]+\.css)'/g)].map((match) => match[1]);
      if (names.length === 0) throw new Error('elements/sheets.js names no style sheet');
      return {contents: `const text = ${JSON.stringify(await styles(names))};\nexport const styleText = async () => text;`, loader: 'js'};
    });
  },
};

/** A classic script, alone. */
export async function classic(name) {
  const {code} = await transform(readFileSync(WEB + name, 'utf8'), {minify: true, target: COMMON.target, charset: COMMON.charset});
  return Buffer.from(code);
}

// What stands in for core/bytes.js and for the build without vector instructions where a page carries its WebAssembly.
const CARRIED = `
export const wasmAddress = (name) => name;
export async function readBytes() {
  const bytes = Uint8Array.from(atob(document.getElementById('wasm').textContent), (letter) => letter.charCodeAt(0));
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(whole).arrayBuffer();
}`;
const NO_SCALAR = `
export default function create() {
  throw new Error("This file needs a browser with WebAssembly's vector instructions (SIMD), as all have had since 2023.");
}`;

/** A classic script of everything that an entry may ever load, and the WebAssembly as a text for its element of id "wasm". */
export async function carried(entry) {
  const plugin = {
    name: 'carried',
    setup({onLoad}) {
      onLoad({filter: BYTES}, () => ({contents: CARRIED, loader: 'js'}));
      onLoad({filter: /playground-scalar\.mjs$/}, () => ({contents: NO_SCALAR, loader: 'js'}));
    },
  };
  const {outputFiles} = await build({
    ...COMMON,
    entryPoints: [WEB + entry],
    format: 'iife',
    // Emscripten's module asks for its own address, makes one of it, and never uses that.
    define: {'import.meta.url': '"file:///"'},
    plugins: [plugin],
  });
  return {code: outputFiles[0].text.trim(), wasm: deflateRawSync(readFileSync(WEB + WASM[0]), {level: 9}).toString('base64')};
}
