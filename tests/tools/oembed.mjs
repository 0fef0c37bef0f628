// Pages that name a frame by oEmbed, for a static host: WordPress and others turn the bare address of one into the frame.
//
// Such a host cannot answer a question about any address, so each preset has a page of its own, in both languages, with
// the answer beside it. All addresses in them are absolute: without the address of the site there are no such pages.

import {readFileSync} from 'node:fs';
import {decode} from '../../web/state.js';
import {attribute, frameHtml, pageUrl} from '../../web/state/snippets.js';
import {PRESETS} from './oembed_presets.mjs';

/** @typedef {import('./oembed_presets.mjs').Preset} Preset */

const LANGUAGES = /** @type {const} */ (['en', 'zh-Hans']);
const FOLDER = 'oembed/';
const WIDTH = 720;
/** Of the pictures in tests/screenshots. */
const PICTURE = {width: 1440, height: 900};
const PROVIDER = 'Activation Playground';
const NAMES = {en: PROVIDER, 'zh-Hans': '激活函数游乐场'};
const CACHE_SECONDS = 86_400;

/** @param {string} name @param {typeof LANGUAGES[number]} lang */
const inLanguage = (name, lang) => (lang === 'en' ? name : `${name}-${lang}`);

/** @param {Preset} preset @param {typeof LANGUAGES[number]} lang @param {string} base */
function shownOf(preset, lang, base) {
  const {hash, show, height} = preset;
  return {base, hash, view: decode(hash).state.view, show, lang, width: WIDTH, height, title: preset[lang].title};
}

/** @param {Preset} preset @param {typeof LANGUAGES[number]} lang @param {string} base */
const pictureOf = (preset, lang, base) => `${base}${FOLDER}${inLanguage(shownOf(preset, lang, base).view, lang)}.png`;

/** @param {Preset} preset @param {typeof LANGUAGES[number]} lang @param {string} base */
function answer(preset, lang, base) {
  const shown = shownOf(preset, lang, base);
  return {
    version: '1.0', type: 'rich', title: shown.title, provider_name: PROVIDER, provider_url: base, cache_age: CACHE_SECONDS,
    thumbnail_url: pictureOf(preset, lang, base), thumbnail_width: PICTURE.width, thumbnail_height: PICTURE.height,
    width: WIDTH, height: preset.height, html: frameHtml(shown),
  };
}

/** Leads on to the playground; who reads only its head learns of the frame and of a picture. @param {Preset} preset @param {typeof LANGUAGES[number]} lang @param {string} base */
function page(preset, lang, base) {
  const {title, description} = preset[lang];
  const name = inLanguage(preset.name, lang);
  const there = attribute(`${pageUrl(shownOf(preset, lang, base))}&lang=${lang}`);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<meta name="description" content="${attribute(description)}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${PROVIDER}">
<meta property="og:title" content="${attribute(title)}">
<meta property="og:description" content="${attribute(description)}">
<meta property="og:url" content="${attribute(`${base}${FOLDER}${name}.html`)}">
<meta property="og:image" content="${attribute(pictureOf(preset, lang, base))}">
<meta property="og:image:width" content="${PICTURE.width}">
<meta property="og:image:height" content="${PICTURE.height}">
<meta name="twitter:card" content="summary_large_image">
<link rel="alternate" type="application/json+oembed" href="${attribute(`${base}${FOLDER}${name}.json`)}" title="${attribute(title)}">
<meta http-equiv="refresh" content="0; url=${there}">
</head>
<body>
<p>${attribute(description)}</p>
<p><a href="${there}">${NAMES[lang]}</a></p>
</body>
</html>
`;
}

/** Where the dialog of the page finds the addresses. */
export const PAGES_LIST = `${FOLDER}pages.json`;

/**
 * @param {string} address Where the folder with index.html and embed.html will be served from.
 * @returns {Map<string, Buffer>} Contents by name in that folder.
 */
export function oembedFiles(address) {
  const {protocol, href} = new URL(address);
  if (!/^https?:$/.test(protocol)) throw new Error(`the address of the site begins with https://, not with ${protocol}`);
  const base = href.replace(/[?#].*$/, '').replace(/\/?$/, '/');
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const put = (/** @type {string} */ name, /** @type {string} */ text) => files.set(FOLDER + name, Buffer.from(text));
  const json = (/** @type {unknown} */ value) => `${JSON.stringify(value, null, 2)}\n`;
  for (const lang of LANGUAGES) {
    for (const preset of PRESETS) {
      put(`${inLanguage(preset.name, lang)}.html`, page(preset, lang, base));
      put(`${inLanguage(preset.name, lang)}.json`, json(answer(preset, lang, base)));
    }
    for (const view of new Set(PRESETS.map(({hash}) => decode(hash).state.view))) {
      const name = `${inLanguage(view, lang)}.png`;
      files.set(FOLDER + name, readFileSync(new URL(`../screenshots/${name}`, import.meta.url)));
    }
  }
  const pages = (/** @type {typeof LANGUAGES[number]} */ lang) => PRESETS.map((preset) => ({title: preset[lang].title, url: `${base}${FOLDER}${inLanguage(preset.name, lang)}.html`}));
  files.set(PAGES_LIST, Buffer.from(json(Object.fromEntries(LANGUAGES.map((lang) => [lang, pages(lang)])))));
  return files;
}
