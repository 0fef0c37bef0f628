// Writes the page as static files for any host: node tests/tools/dist.mjs DIR (serve.py --dist DIR calls it).
//
// DIR/v1/ holds everything. Names that others rely on stay as they are: index.html, and what web/package.json exports,
// for embeds. The rest is named by its content, so that a host may let browsers keep it for ever. DIR/index.html is the
// same page. Beside each file that compresses lie its .br and .gz forms, and dist.json lists all sizes.

import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {build} from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WEB = path.join(ROOT, 'web/');
const VERSION = 'v1/';
const MANIFEST = 'dist.json';
const WASM = ['wasm/playground.wasm', 'wasm/playground-scalar.wasm'];

// Bytes after brotli, cold cache.
const BUDGETS = {wasm: 45_000, page: 90_000};

const slashes = (name) => name.split(path.sep).join('/');
const inWeb = (name) => slashes(path.relative(WEB, path.resolve(name)));

function hashOf(...contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 8);
}

/** main.js -> main-0123abcd.js */
const hashed = (name, hash) => name.replace(/(\.[^./]+)$/, `-${hash}$1`);

/** core/bytes.js finds either build by one pattern, so both get the hash of the two together. */
function namedWasm() {
  const contents = WASM.map((name) => readFileSync(WEB + name));
  const hash = hashOf(...contents);
  const pattern = '../wasm/${name}.wasm';
  const plugin = {
    name: 'wasm',
    setup({onLoad}) {
      onLoad({filter: /web[\\/]core[\\/]bytes\.js$/}, ({path: file}) => {
        const parts = readFileSync(file, 'utf8').split(pattern);
        if (parts.length !== 2) throw new Error(`core/bytes.js does not name ${pattern} exactly once`);
        return {contents: parts.join(hashed(pattern.slice(1), hash)), loader: 'js'};
      });
    },
  };
  return {plugin, files: new Map(WASM.map((name, i) => [hashed(name, hash), contents[i]]))};
}

/** Minified code by name, and what each file of it imports: {path, kind}. */
async function bundle(entries, plugin) {
  const {outputFiles, metafile} = await build({
    entryPoints: entries.map((name) => WEB + name),
    outdir: WEB,
    outbase: WEB,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    external: ['node:*'],
    chunkNames: '[name]-[hash]',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [plugin],
  });
  const files = new Map(outputFiles.map((file) => [inWeb(file.path), Buffer.from(file.contents)]));
  const imports = new Map();
  for (const [name, output] of Object.entries(metafile.outputs)) {
    const own = output.imports.filter(({external}) => !external);
    imports.set(inWeb(name), own.map(({path: target, kind}) => ({path: inWeb(target), kind})));
  }
  return {files, imports};
}

const LOCAL = /(\b(?:src|href)=")(?:\.\/)?([^"#:?]+)"/g;

/** A page whose references carry their new names, and which asks at once for what it will need. */
function rewriteHtml(html, names, preload, prefix) {
  const links = preload.map((name) => {
    const kind = name.endsWith('.wasm') ? 'rel="preload" as="fetch" crossorigin' : 'rel="modulepreload"';
    return `<link ${kind} href="${prefix}${name}">\n`;
  });
  const page = html.replace(LOCAL, (whole, start, name) => (names.has(name) ? `${start}${prefix}${names.get(name)}"` : whole));
  return page.replace('</head>', `${links.join('')}</head>`);
}

/** Everything that the entries load, directly or not, where `follows` says so of an import. */
function reach(entries, imports, follows) {
  const found = new Set(entries);
  for (const name of found) {
    for (const item of (imports.get(name) ?? []).filter(follows)) found.add(item.path);
  }
  return [...found];
}

const isScalar = (name) => name.includes('playground-scalar');
const isSheet = (name) => name.endsWith('.css');
const isGlue = (name) => name.startsWith('playground-') && !isScalar(name);

/** The whole site in memory: content by name; and by name what every visitor of the page loads, and the languages, of which
 * a visitor loads one. */
async function site() {
  const {plugin, files: wasm} = namedWasm();
  const source = readFileSync(`${WEB}index.html`, 'utf8');
  const local = [...source.matchAll(LOCAL)].map((match) => match[2]).filter((name) => existsSync(WEB + name));
  const pageEntries = local.filter((name) => /\.(js|css)$/.test(name));
  const {exports} = JSON.parse(readFileSync(`${WEB}package.json`, 'utf8'));
  const stable = Object.values(exports).map((target) => (target.default ?? target).slice(2)).filter((name) => name.endsWith('.js'));
  const {files: code, imports} = await bundle([...new Set([...pageEntries, ...stable])], plugin);

  const simd = [...wasm.keys()].find((name) => !isScalar(name));
  const atOnce = reach(pageEntries, imports, ({path: name, kind}) => kind === 'import-statement' || isGlue(name));
  const preload = [...atOnce.filter((name) => name.endsWith('.js') && !pageEntries.includes(name)), simd];
  const languages = reach(atOnce, imports, ({path: name}) => !isScalar(name)).filter((name) => !atOnce.includes(name));

  const names = new Map(local.map((name) => [name, name]));
  // One style sheet for all: they compress better together.
  const [sheet, ...sheets] = pageEntries.filter(isSheet);
  code.set(sheet, Buffer.concat([sheet, ...sheets].map((name) => code.get(name))));
  for (const name of sheets) code.delete(name);
  const html = sheets.reduce((text, name) => text.replace(`<link rel="stylesheet" href="${name}">\n`, ''), source);
  for (const name of pageEntries.filter((entry) => code.has(entry) && !stable.includes(entry))) {
    const content = code.get(name);
    code.delete(name);
    names.set(name, hashed(name, hashOf(content)));
    code.set(names.get(name), content);
  }
  const files = new Map([['LICENSE', readFileSync(`${ROOT}LICENSE`)]]);
  const put = (name, content) => files.set(VERSION + name, content);
  for (const name of local.filter((name) => !pageEntries.includes(name))) put(name, readFileSync(WEB + name));
  for (const [name, content] of [...code, ...wasm]) put(name, content);
  for (const name of WASM) put(name, readFileSync(WEB + name));  // exported, so an embed may point at it
  put('index.html', Buffer.from(rewriteHtml(html, names, preload, '')));
  files.set('index.html', Buffer.from(rewriteHtml(html, names, preload, VERSION)));
  const served = (list) => list.map((name) => VERSION + (names.get(name) ?? name));
  const page = ['index.html', ...atOnce, simd].filter((name) => !sheets.includes(name));
  return {files, wasm: VERSION + simd, page: served(page), languages: served(languages)};
}

function write(directory, files) {
  // Only an earlier site is replaced: a wrong DIR must not cost anyone a folder.
  if (existsSync(directory) && readdirSync(directory).length && !existsSync(path.join(directory, MANIFEST))) {
    throw new Error(`${directory} is not empty and holds no earlier site: name another folder`);
  }
  rmSync(directory, {recursive: true, force: true});
  const sizes = {};
  for (const [name, content] of files) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, content);
    sizes[name] = {bytes: content.length};
    if (!/\.(html|js|css|svg|json|txt|wasm)$/.test(name)) continue;
    const brotli = brotliCompressSync(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}});
    const gzip = gzipSync(content, {level: 9});
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, gzip);
    Object.assign(sizes[name], {brotli: brotli.length, gzip: gzip.length});
  }
  writeFileSync(path.join(directory, MANIFEST), `${JSON.stringify(sizes, null, 2)}\n`);
  return sizes;
}

/** Prints all sizes, then those that have a budget. */
function report(sizes, {wasm, page, languages}) {
  const line = (name, ...numbers) => console.log(name.padEnd(44), ...numbers.map((number) => String(number).padStart(8)));
  line('', 'bytes', 'gzip', 'brotli');
  for (const [name, {bytes, gzip, brotli}] of Object.entries(sizes)) line(name, bytes, gzip ?? '', brotli ?? '');
  const brotli = (names) => names.reduce((sum, name) => sum + (sizes[name].brotli ?? sizes[name].bytes), 0);
  const totals = {wasm: brotli([wasm]), page: brotli(page) + Math.max(...languages.map((name) => brotli([name])))};
  console.log();
  line('compressed with brotli', 'is', 'may be');
  for (const [name, budget] of Object.entries(BUDGETS)) line(name, totals[name], budget);
}

const [directory] = process.argv.slice(2);
if (!directory) throw new Error('usage: node dist.mjs DIR');
const {files, ...parts} = await site();
report(write(directory, files), parts);
