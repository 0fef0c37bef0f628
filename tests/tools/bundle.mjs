// What Rollup, terser and esbuild make of web/: modules that share their parts, one script that needs no other file, classic scripts, style sheets.

import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {deflateRawSync} from 'node:zlib';
import {build, transform} from 'esbuild';
import {rollup} from 'rollup';
import {minify} from 'terser';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const WEB = path.join(ROOT, 'web/');
export const WASM = ['wasm/playground.wasm', 'wasm/playground-scalar.wasm'];

const BYTES = 'core/bytes.js', STYLE = 'elements/style.js';
const FETCHED = 'styleText().then(forShadow)';
const CSS = {minify: true, target: 'es2022', charset: 'utf8'};

const inWeb = (file) => path.relative(WEB, file).split(path.sep).join('/');

export function hashOf(...contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 8);
}

/** main.js -> main-0123abcd.js */
export const hashed = (name, hash) => name.replace(/(\.[^./]+)$/, `-${hash}$1`);

/** esbuild could do this too; terser leaves a twentieth less. */
async function minified(code, isModule) {
  return (await minify(code, {module: isModule, ecma: 2020, compress: {passes: 2}})).code.trim();
}

/** Both builds under names made from their contents, and core/bytes.js with these names. */
export function namedWasm() {
  const contents = WASM.map((name) => readFileSync(WEB + name));
  const names = WASM.map((name, i) => hashed(name, hashOf(contents[i])));
  const plugin = {
    name: 'wasm',
    load(file) {
      if (inWeb(file) !== BYTES) return null;
      return WASM.reduce((text, name, i) => {
        const parts = text.split(`'../${name}'`);
        if (parts.length !== 2) throw new Error(`${BYTES} does not name ../${name} exactly once`);
        return parts.join(`'./${names[i]}'`);
      }, readFileSync(file, 'utf8'));
    },
  };
  return {plugin, files: new Map(names.map((name, i) => [name, contents[i]]))};
}

/** What Rollup reads, without what nobody uses: only the entries do something by being loaded. */
function read(entries, plugins) {
  return rollup({
    input: Object.fromEntries(entries.map((name) => [name.replace(/\.m?js$/, ''), WEB + name])),
    external: /^node:/,
    plugins,
    treeshake: {moduleSideEffects: (file) => entries.includes(inWeb(file))},
    onwarn: ({code, message}) => {
      if (code !== 'CIRCULAR_DEPENDENCY') throw new Error(message);
    },
  });
}

/** Minified modules by name, what each of them imports: {path, kind}, and by file of web/ the module that holds it. */
export async function modules(entries, plugins) {
  const bundle = await read(entries, plugins);
  const {output} = await bundle.generate({
    format: 'es',
    entryFileNames: ({facadeModuleId}) => inWeb(facadeModuleId),
    chunkFileNames: '[name]-[hash].js',
    hashCharacters: 'hex',
  });
  const files = new Map(), imports = new Map(), homes = new Map();
  for (const {fileName, code, moduleIds, imports: atOnce, dynamicImports} of output) {
    const own = (names, isLater) => names.filter((name) => !name.startsWith('node:')).map((name) => ({path: name, isLater}));
    files.set(fileName, Buffer.from(await minified(code, true)));
    imports.set(fileName, [...own(atOnce, false), ...own(dynamicImports, true)]);
    for (const file of moduleIds) homes.set(inWeb(file), fileName);
  }
  return {files, imports, homes};
}

/** Style sheets as one: they compress better together. */
export async function styles(names) {
  const contents = names.map((name) => `@import ${JSON.stringify(`./${name}`)};`).join('\n');
  const {outputFiles} = await build({...CSS, bundle: true, write: false, stdin: {contents, loader: 'css', resolveDir: WEB}});
  return outputFiles[0].text.trim();
}

/** Elements fetch the page's style sheets and make them fit for a shadow root; bundled they have them, so made, as texts. */
export const sheetsInside = {
  name: 'sheets',
  async load(file) {
    if (inWeb(file) !== STYLE) return null;
    const parts = readFileSync(file, 'utf8').split(FETCHED);
    if (parts.length !== 2) throw new Error(`${STYLE} does not say ${FETCHED} exactly once`);
    const [, list] = readFileSync(`${WEB}elements/sheets.js`, 'utf8').match(/const FILES = \[([^\]]*)\]/);
    const sources = [...list.matchAll(/'([^']+)'/g)].map((match) => readFileSync(`${WEB}${match[1]}.css`, 'utf8'));
    const {forShadow} = await import(pathToFileURL(file).href);
    const {usual, dark} = forShadow(sources.join('\n'));
    const texts = {usual: await minifiedStyle(usual), dark: await minifiedStyle(dark)};
    return parts.join(`Promise.resolve(${JSON.stringify(texts)})`);
  },
};

const minifiedStyle = async (text) => (await transform(text, {...CSS, loader: 'css'})).code.trim();

/** A classic script, alone. */
export async function classic(name) {
  return Buffer.from(await minified(readFileSync(WEB + name, 'utf8'), false));
}

// What stands in where a page carries its WebAssembly: for core/bytes.js, for the build without vector instructions, and for
// the button to embed, since what is embedded comes from a site.
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

/** Each of its functions gives a list of what is shown. */
const noEmbed = () => readFileSync(`${WEB}view/embed.js`, 'utf8').replace(/^(?!export function).*\n/gm, '').replace(/^export function (\w+).*$/gm, 'export const $1 = () => [];');

const standIns = () => new Map(Object.entries({[BYTES]: CARRIED, 'wasm/playground-scalar.mjs': NO_SCALAR, 'view/embed.js': noEmbed()}));

/** A classic script of everything that an entry may ever load, and the WebAssembly as a text for its element of id "wasm". */
export async function carried(entry) {
  const instead = standIns();
  const plugin = {
    name: 'carried',
    load: (file) => instead.get(inWeb(file)) ?? null,
    // Emscripten's module asks for its own address, makes one of it, and never uses that.
    resolveImportMeta: () => '"file:///"',
  };
  const bundle = await read([entry], [plugin]);
  const {output: [{code}]} = await bundle.generate({format: 'iife', inlineDynamicImports: true});
  return {code: await minified(code, false), wasm: deflateRawSync(readFileSync(WEB + WASM[0]), {level: 9}).toString('base64')};
}
