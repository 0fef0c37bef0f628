// A site of another origin for the tests of embeds: pages given as text beside the files of web/, with headers of one's own.

import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));
const TYPES = {'.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.json': 'application/json'};
/** What a host of exercises or a strict intranet sends. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

/**
 * @param {Record<string, string>} [pages] by path, such as '/a.html'
 * @param {Record<string, string>} [headers] of the files of web/
 */
export async function startSite(pages = {}, headers = {}) {
  const site = createServer(async ({url = ''}, response) => {
    const {pathname} = new URL(url, 'http://x');
    if (Object.hasOwn(pages, pathname)) return response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'}).end(pages[pathname]);
    try {
      const content = await readFile(path.join(WEB, path.normalize(pathname)));
      response.writeHead(200, {'Content-Type': TYPES[path.extname(pathname)] ?? 'text/plain', 'Access-Control-Allow-Origin': '*', ...headers}).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  const {port} = /** @type {import('node:net').AddressInfo} */ (site.address());
  return {url: `http://127.0.0.1:${port}/`, pages, close: () => {
    site.closeAllConnections();
    site.close();
  }};
}

/** What a page complains about, but for going to the sites that a test is about. @param {{problems: string[]}} page @param {...{url: string}} sites */
export const troubles = ({problems}, ...sites) => problems.filter((problem) => !sites.some(({url}) => problem.startsWith(`left the site: ${url}`)) && !/favicon/.test(problem));

/** A page around frames: it keeps every message that it gets, and can ask. @param {string} body */
export const around = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><body>
<script>
const heard = [];
addEventListener('message', ({data, source, origin}) => heard.push({data, origin, from: [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source)}));
let count = 0;
const tell = (index, message) => document.querySelectorAll('iframe')[index].contentWindow.postMessage(message, '*');
function ask(index, method, ...given) {
  const id = 'call' + count++;
  return new Promise((resolve) => {
    addEventListener('message', function hear({data}) {
      if (data === null || data.type !== 'activation-playground:reply' || data.id !== id) return;
      removeEventListener('message', hear);
      resolve(data);
    });
    tell(index, {type: 'activation-playground:call', id, method, arguments: given});
  });
}
</script>
${body}`;

/** The frame that shows an embed. @param {import('puppeteer-core').Page} page @param {number} [index] */
export async function embedded(page, index = 0) {
  const found = () => page.frames().filter((frame) => frame.url().includes('embed.html'))[index];
  for (let i = 0; !found() && i < 600; i++) await new Promise((resolve) => setTimeout(resolve, 50));
  return found();
}

/** Something of a view is drawn in the element of a frame. @param {import('puppeteer-core').Frame} frame @param {string} selector */
export const drawn = (frame, selector) => frame.waitForFunction((inner) => document.querySelector('.embed-figure')?.shadowRoot?.querySelector(inner), {}, selector);
