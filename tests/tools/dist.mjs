// Writes the page as static files for any host: node tests/tools/dist.mjs DIR [SITE] (serve.py --dist DIR --site SITE calls it).
//
// DIR/v1/ holds everything. Names that others rely on stay as they are: the pages, and what web/package.json exports, for
// embeds. The rest is named by its content, so that a host may let browsers keep it for ever. DIR/index.html is the same
// page. Where SITE, the address of DIR, is known, there are pages for oEmbed too. Beside each file that compresses lie its
// .br and .gz forms, and dist.json lists all sizes.

import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {ROOT, WEB, classic, hashOf, hashed, modules, namedWasm, sheetsInside, styles} from './bundle.mjs';
import {PAGES_LIST, oembedFiles} from './oembed.mjs';
import {standalone} from './standalone.mjs';

const VERSION = 'v1/';
const MANIFEST = 'dist.json';
const PAGES = ['index.html', 'embed.html', 'examples.html', 'examples.zh-Hans.html'];
/** For pages of others, which load it without asking for a module. */
const CLASSIC = 'embed.js';

// Bytes after brotli, cold cache: the WebAssembly, and all that is loaded for a first <activation-plot> on a page of someone
// else's, and for a view of ours.
const BUDGETS = {wasm: 45_000, widget: 75_000, functions: 90_000, play: 120_000};

const LOCAL = /(\b(?:src|href)=")(?:\.\/)?([^"#:?]+)"/g;
const isScript = (name) => /\.m?js$/.test(name);
const isSheet = (name) => name.endsWith('.css');
const isScalar = (name) => name.includes('playground-scalar');

/** The files of web/ that a page names. */
function named(html) {
  return [...new Set([...html.matchAll(LOCAL)].map((match) => match[2]).filter((name) => existsSync(WEB + name)))];
}

/** A page whose references carry their new names, and which asks at once for what it will need.
 * @param {string} prefix of the folder, for a page beside it @param {Record<string, string>} metas contents by name */
function rewriteHtml(html, names, preload, prefix, metas) {
  const links = preload.map((name) => {
    const kind = name.endsWith('.wasm') ? 'rel="preload" as="fetch" crossorigin' : 'rel="modulepreload"';
    return `<link ${kind} href="${prefix}${name}">\n`;
  });
  const more = Object.entries(metas).map(([name, content]) => `<meta name="${name}" content="${content}">\n`);
  const page = html.replace(LOCAL, (whole, start, name) => (names.has(name) ? `${start}${prefix}${names.get(name)}"` : whole));
  return page.replace('</head>', `${[...more, ...links].join('')}</head>`);
}

/** Everything that the entries load, directly or not, where `follows` says so of an import. */
function reach(entries, imports, follows) {
  const found = new Set(entries);
  for (const name of found) {
    for (const item of (imports.get(name) ?? []).filter(follows)) found.add(item.path);
  }
  return [...found];
}

/** What package.json exports, as files of web/. */
function exported() {
  const {exports} = JSON.parse(readFileSync(`${WEB}package.json`, 'utf8'));
  return Object.values(exports).map((target) => (target.default ?? target).slice(2));
}

/** The whole site in memory: content by name, and what a visitor loads. @param {string} [address] where it is served from */
async function site(address) {
  const {plugin, files: wasm} = namedWasm();
  const stable = exported().filter(isScript);
  const sources = new Map(PAGES.map((name) => [name, readFileSync(WEB + name, 'utf8')]));
  const references = new Map([...sources].map(([name, html]) => [name, named(html)]));
  const scripts = new Set([...stable, ...[...references.values()].flat().filter((name) => isScript(name) && name !== CLASSIC)]);
  const {files: code, imports, homes} = await modules([...scripts], [plugin, sheetsInside]);
  const simd = [...wasm.keys()].find((name) => !isScalar(name));

  const files = new Map([['LICENSE', readFileSync(`${ROOT}LICENSE`)]]);
  const put = (name, content) => files.set(VERSION + name, content);
  const names = new Map();
  for (const [name, content] of code) {
    names.set(name, scripts.has(name) && !stable.includes(name) ? hashed(name, hashOf(content)) : name);
    put(names.get(name), content);
  }
  for (const [name, content] of wasm) put(name, content);
  for (const name of exported().filter((name) => !isScript(name) && name !== 'package.json')) put(name, readFileSync(WEB + name));
  put(CLASSIC, await classic(CLASSIC));
  const glue = homes.get('wasm/playground.mjs');
  const atOnce = (entries) => reach(entries, imports, (item) => !item.isLater || item.path === glue);

  const loads = new Map();
  for (const [name, source] of sources) {
    const local = references.get(name);
    const [sheet, ...more] = local.filter(isSheet);
    const style = sheet && Buffer.from(await styles([sheet, ...more]));
    const own = new Map(local.filter((other) => !PAGES.includes(other)).map((other) => [other, names.get(other) ?? other]));
    if (sheet) own.set(sheet, hashed(sheet, hashOf(style)));
    if (sheet) put(own.get(sheet), style);
    for (const other of local.filter((other) => !isScript(other) && !isSheet(other) && !PAGES.includes(other))) put(other, readFileSync(WEB + other));
    const entries = local.filter((other) => scripts.has(other));
    const scriptsAtOnce = atOnce(entries);
    const preload = [...scriptsAtOnce.filter((other) => !entries.includes(other)), ...(scriptsAtOnce.includes(glue) ? [simd] : [])];
    const html = more.reduce((text, other) => text.replace(`<link rel="stylesheet" href="${other}">\n`, ''), source);
    const isFront = name === 'index.html';
    const metas = (prefix) => (isFront && address ? {'oembed-pages': prefix + PAGES_LIST} : {});
    put(name, Buffer.from(rewriteHtml(html, own, preload, '', metas(''))));
    if (isFront) files.set(name, Buffer.from(rewriteHtml(html, own, preload, VERSION, {'embed-folder': VERSION, ...metas(VERSION)})));
    loads.set(name, [name, own.get(sheet), ...scriptsAtOnce.map((other) => names.get(other)), simd].filter(Boolean));
  }
  put('standalone.html', Buffer.from(await standalone()));
  if (address) for (const [name, content] of oembedFiles(new URL(VERSION, address).href)) put(name, content);

  /** All that is loaded to show a module of a view, in the language that takes more. */
  const shown = (first, module, view, size) => {
    const parts = (lang) => [module, `i18n/${lang}.js`, `i18n/view_${view}.${lang}.js`].map((name) => homes.get(name));
    const needed = (lang) => [...new Set([...first, simd, ...atOnce(parts(lang))])].map((name) => size(VERSION + name));
    return Math.max(...['en', 'zh-Hans'].map((lang) => needed(lang).reduce((sum, bytes) => sum + bytes)));
  };
  const totals = (size) => ({
    wasm: size(VERSION + simd),
    widget: shown(atOnce(['elements.js']), 'elements/plot.js', 'functions', size),
    functions: shown(loads.get('index.html'), 'view/functions.js', 'functions', size),
    play: shown(loads.get('index.html'), 'view/play.js', 'play', size),
  });
  return {files, totals};
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
    if (!/\.(html|m?js|css|svg|json|txt|wasm)$/.test(name)) continue;
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
function report(sizes, totals) {
  const line = (name, ...numbers) => console.log(name.padEnd(44), ...numbers.map((number) => String(number).padStart(8)));
  line('', 'bytes', 'gzip', 'brotli');
  for (const [name, {bytes, gzip, brotli}] of Object.entries(sizes)) line(name, bytes, gzip ?? '', brotli ?? '');
  const found = totals((name) => sizes[name].brotli ?? sizes[name].bytes);
  console.log();
  line('compressed with brotli', 'is', 'may be');
  for (const [name, budget] of Object.entries(BUDGETS)) line(name, found[name], budget);
}

const [directory, address] = process.argv.slice(2);
if (!directory) throw new Error('usage: node dist.mjs DIR [SITE]');
const {files, totals} = await site(address && address.replace(/\/?$/, '/'));
report(write(directory, files), totals);
