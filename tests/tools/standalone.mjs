// The whole page in one file: it opens from a disk and in the frame of a learning platform, and asks no network for anything.
//
// The script stands in the file as a classic one, since modules do not load from a disk, and in plain text, since mail and
// platforms distrust pages that unpack their code. Only the WebAssembly is packed. The policy in the file allows this script
// and this style by their hashes and forbids every request.

import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {WEB, carried, styles} from './bundle.mjs';

const SHEET = /<link rel="stylesheet" href="([^"]+)">\n/g;
const SCRIPT = /<script type="module" src="([^"]+)"><\/script>\n/;
const ICON = /(<link rel="icon" href=")([^"]+)/;
const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/;

const allowed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts a text where a pattern stands, which has to stand there: a page that changed must not lose a part unnoticed. */
function replaced(html, pattern, text) {
  if (html.search(pattern) < 0) throw new Error(`index.html has no ${pattern}`);
  return html.replace(pattern, (...found) => text(...found));
}

export async function standalone() {
  const source = readFileSync(`${WEB}index.html`, 'utf8');
  const [, entry] = source.match(SCRIPT) ?? [];
  const style = await styles([...source.matchAll(SHEET)].map((match) => match[1]));
  const {code, wasm} = await carried(entry);
  if (/<\/(script|style)/i.test(code + style)) throw new Error('the code or the style would end its element');
  const policy = `default-src 'none'; script-src ${allowed(code)} 'wasm-unsafe-eval'; style-src ${allowed(style)}; ` +
    `img-src data:; base-uri 'none'; form-action 'none'`;
  const icon = (whole, start, name) => `${start}data:image/svg+xml,${encodeURIComponent(readFileSync(WEB + name, 'utf8'))}`;

  let html = source.replace(SHEET, '');
  html = replaced(html, SCRIPT, () => '');
  html = replaced(html, ICON, icon);
  html = replaced(html, POLICY, (whole, start) => start + policy);
  html = replaced(html, /<\/head>/, (end) => `<style>${style}</style>\n${end}`);
  return replaced(html, /<\/body>/, (end) =>
    `<script type="application/octet-stream" id="wasm">${wasm}</script>\n<script>${code}</script>\n${end}`);
}
