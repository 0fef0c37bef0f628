// What an author pastes to show a state of the page elsewhere: one text for each place that takes it. Pure.
//
// Whatever stands in a title or a hash is data in the place it lands in: an attribute, a link of Markdown, an expression
// of JSX, a string of Python. Knows no document; the addresses all begin with the base that it is given.

import {attributeName} from './attribute_name.js';
import {SCHEMA} from '../state.js';
import {FACT_KEYS} from './facts.js';
import {SOFTMAX_KEYS} from './softmax.js';

/** The element that shows a view. @type {Readonly<Record<string, string>>} */
export const ELEMENTS = {play: 'network-playground', functions: 'activation-plot', softmax: 'softmax-explorer'};

/**
 * @typedef {object} Shown What is shown, and how.
 * @property {string} base Where the page is served from, with a slash at its end.
 * @property {string} hash Of the state.
 * @property {string} view
 * @property {boolean} [isSeeded] false: nothing that is shown is drawn by lot.
 * @property {readonly string[]} [show] The parts that are shown, or 'all'; none: what the element shows by itself.
 * @property {readonly string[]} [hide]
 * @property {readonly string[]} [locked] The parts whose controls are off.
 * @property {string | null} [theme]
 * @property {string | null} [lang]
 * @property {number} width The most that it takes, in px.
 * @property {number} height Of the frame.
 * @property {string} title
 */

/** @typedef {(shown: Shown, title: string) => string} Writer */

const LONGEST_TITLE = 200;

/** One line of text: no control signs, none that turn the direction of what follows. @param {string} text */
function plain(text) {
  const characters = [...text.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '')];
  return characters.slice(0, LONGEST_TITLE).join('').trim();
}

/** @type {Record<string, string>} */
const NAMED = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

/** Safe between quotes of an attribute in HTML and in JSX, and for whatever expands braces before. @param {string | number} text */
export const attribute = (text) => String(text).replace(/[&<>"'{}`]/g, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);

/** Only signs that an address may have, and that mean nothing to Markdown, Python and templates; what was escaped stays so.
 * @param {string} text */
function address(text) {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9_\-.~!*+,;:=@/?&#()%]/gu,
      (sign) => (sign === "'" ? '%27' : encodeURIComponent(sign)));
}

/** In a link of Markdown a parenthesis is its end. @param {string} text */
const target = (text) => text.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));

/** Text of Markdown, MyST and MDX. @param {string} text */
const markdown = (text) => text.replace(/[\\`*_{}[\]<>#|$~&^@!]/g, '\\$&').replace(/^(\d*)([-+:=.)%])/, '$1\\$2');

/** @param {readonly {key: string}[]} rows */
const keysOf = (rows) => rows.map(({key}) => key);

const KNOWN = keysOf(SCHEMA);
/** Said anew by a snippet, whatever the hash has. */
const PRESENTATION = ['show', 'hide', 'locked', 'theme', 'lang'];
const OF_FUNCTIONS = ['functions', 'selected', 'derivative', 'range', 'rangeY', 'z'];
const OF_SOFTMAX = keysOf(SOFTMAX_KEYS);
const OF_LISTS = ['search', 'sort', 'filter', ...keysOf(FACT_KEYS)];
/** Keys that say nothing to a view. @type {Record<string, (key: string) => boolean>} */
const IS_IDLE = {
  play: (key) => [...OF_FUNCTIONS, ...OF_SOFTMAX, ...OF_LISTS].includes(key),
  functions: (key) => ![...OF_FUNCTIONS, 'own', 'seed', 'view'].includes(key),
  softmax: (key) => ![...OF_SOFTMAX, 'view'].includes(key),
};

/** What a link leaves out because it is usual on the page, and an element would take for something else. @type {Record<string, string[]>} */
const SPOKEN = {functions: ['derivative']};

/** The pairs of the hash that this view looks at, and those that nobody here knows. @param {Shown} shown */
function pairs({hash, view, isSeeded = true}) {
  const given = address(hash.replace(/^#/, '')).replaceAll('#', '%23').split('&').filter((pair) => {
    const [key] = pair.split('=');
    return key !== '' && (isSeeded || key !== 'seed') && !PRESENTATION.includes(key) && !(KNOWN.includes(key) && IS_IDLE[view](key));
  });
  const unsaid = SCHEMA.filter(({key}) => SPOKEN[view]?.includes(key) && !given.some((pair) => pair.split('=')[0] === key));
  return [...given, ...unsaid.map(({key, codec, initial}) => `${key}=${codec.write(initial)}`)];
}

/** How it is shown, by the hash's keys. @param {Shown} shown @returns {[string, string][]} */
function presentation({show = [], hide = [], locked = [], theme, lang}) {
  /** @type {[string, string | null | undefined][]} */
  const all = [['show', show.join(',')], ['hide', hide.join(',')], ['locked', locked.join(',')], ['theme', theme], ['lang', lang]];
  return all.flatMap(([key, value]) => (value ? [/** @type {[string, string]} */ ([key, value])] : []));
}

/** The hash of what is shown, presentation included. @param {Shown} shown */
export const shownHash = (shown) => `#${[...pairs(shown), ...presentation(shown).map(([key, value]) => `${key}=${address(value)}`)].join('&')}`;

/** The page for a frame. @param {Shown} shown */
export const frameUrl = (shown) => `${address(shown.base)}embed.html${shownHash(shown)}`;

/** The same state on the page, with everything. @param {Shown} shown */
export const pageUrl = (shown) => `${address(shown.base)}#${pairs(shown).join('&')}`;

/** As attributes that an author can read and change; where a pair is none of the page's, the hash as it is.
 * @param {Shown} shown @returns {[string, string][]} */
function stateAttributes(shown) {
  const list = pairs(shown).filter((pair) => !pair.startsWith('view='));
  /** @type {[string, string][]} */
  const values = [];
  for (const pair of list) {
    const equals = pair.indexOf('=');
    const key = pair.slice(0, equals);
    if (equals < 0 || !KNOWN.includes(key) || values.some(([name]) => name === attributeName(key))) return [['state', `#${list.join('&')}`]];
    try {
      values.push([attributeName(key), plainValue(decodeURIComponent(pair.slice(equals + 1)))]);
    } catch {
      return [['state', `#${list.join('&')}`]];
    }
  }
  return values;
}

/** A value that a line cannot hold goes in as a hash does. @param {string} text */
function plainValue(text) {
  if (/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text)) throw new RangeError('not on one line');
  return text;
}

/** @param {readonly (readonly [string, string | number])[]} list */
const written = (list) => list.map(([name, value]) => ` ${name}="${attribute(value)}"`).join('');

/** What embed.html has above and below its figure, and the line with the link, in px. */
const EDGES = 16;
const CREDIT = 28;

/** The height of the figure alone. @param {Pick<Shown, 'height' | 'hide'>} shown */
export const figureHeight = ({height, hide = []}) => Math.max(0, height - EDGES - (hide.includes('credit') ? 0 : CREDIT));

/** @type {Writer} */
function element(shown, title) {
  const name = ELEMENTS[shown.view];
  const style = `display: block; max-width: ${shown.width}px; min-height: ${figureHeight(shown)}px`;
  return [
    `<script type="module" src="${attribute(`${address(shown.base)}elements.js`)}"></script>`,
    `<${name}${written([...stateAttributes(shown), ...ofElement(shown), ['style', style]])}>`,
    `  <a href="${attribute(pageUrl(shown))}">${attribute(title)}</a>`,
    `</${name}>`,
  ].join('\n');
}

/** @type {Writer} */
function frame(shown, title) {
  const style = `width: 100%; max-width: ${shown.width}px; border: 0`;
  const size = written([['title', title], ['width', shown.width], ['height', shown.height]]);
  return `<iframe src="${attribute(frameUrl(shown))}"\n ${size}\n  loading="lazy" allow="clipboard-write; fullscreen" style="${style}"></iframe>`;
}

/** A frame alone, for whoever sets its height. @param {Shown} shown */
export const frameHtml = (shown) => frame(shown, plain(shown.title));

/** The frame, and what makes it as tall as what it shows. @type {Writer} */
const growing = (shown, title) => `${frame(shown, title)}\n<script async src="${attribute(`${address(shown.base)}embed.js`)}"></script>`;

/** @param {string} text @param {string} space */
const indented = (text, space) => text.split('\n').map((line) => space + line).join('\n');

/** Texts of JSON are texts of Python, but for signs that end a line. @param {unknown} value */
const quoted = (value) => JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The credit stands around a figure in a frame, not in the figure. @param {Shown} shown */
const ofElement = (shown) => presentation({...shown, hide: shown.hide?.filter((name) => name !== 'credit')});

/** The traits that widget.mjs reads. @param {Shown} shown @returns {[string, string | Record<string, string>][]} */
const traits = (shown) => [
  ['element', ELEMENTS[shown.view]],
  ['state', `#${pairs(shown).filter((pair) => !pair.startsWith('view=')).join('&')}`],
  ['attributes', Object.fromEntries(ofElement(shown))],
];

/** What the picture that goes with a link is called. @param {Pick<Shown, 'view'>} shown @param {string} ending */
export const pictureName = ({view}, ending) => `${ELEMENTS[view]}.${ending}`;

/** By format, in the order in which they are offered. @type {Readonly<Record<string, Writer>>} */
const WRITERS = {
  html: element,
  iframe: growing,
  markdown: (shown, title) => `<div>\n${growing(shown, title)}\n</div>`,
  sphinx: (shown, title) => `.. raw:: html\n\n${indented(element(shown, title), '   ')}`,
  jupyterbook: (shown, title) => `\`\`\`{raw} html\n${element(shown, title)}\n\`\`\``,
  myst_widget: (shown) => `\`\`\`{anywidget} ${address(shown.base)}widget.mjs\n${JSON.stringify(Object.fromEntries(traits(shown)), null, 2)}\n\`\`\``,
  myst_frame: (shown, title) => `:::{iframe} ${frameUrl(shown)}\n:width: 100%\n${markdown(title)}\n:::`,
  quarto: (shown, title) => `\`\`\`{=html}\n${element(shown, title)}\n\`\`\``,
  docusaurus: (shown, title) => [
    `<iframe src="${attribute(frameUrl(shown))}"`,
    `  title="${attribute(title)}" width="${shown.width}" height="${shown.height}"`,
    `  loading="lazy" allow="clipboard-write; fullscreen" style={{width: '100%', maxWidth: ${shown.width}, border: 0}} />`,
  ].join('\n'),
  mkdocs: (shown, title) => `<div>\n${element(shown, title)}\n</div>`,
  wordpress: (shown, title) => `<!-- wp:html -->\n${frame(shown, title)}\n<!-- /wp:html -->`,
  notebook: (shown) => [
    '# pip install anywidget',
    'import anywidget, traitlets',
    '',
    'class ActivationPlayground(anywidget.AnyWidget):',
    `    _esm = ${quoted(`${address(shown.base)}widget.mjs`)}`,
    ...traits(shown).map(([name, value]) => `    ${name} = traitlets.${typeof value === 'string' ? 'Unicode' : 'Dict'}(${quoted(value)}).tag(sync=True)`),
    '',
    'ActivationPlayground()',
  ].join('\n'),
  picture_markdown: (shown, title) => `[![${markdown(title)}](${pictureName(shown, 'png')})](${target(pageUrl(shown))})`,
  picture_html: (shown, title) =>
    `<a href="${attribute(pageUrl(shown))}"><img src="${pictureName(shown, 'svg')}" alt="${attribute(title)}" width="${shown.width}"></a>`,
};

export const FORMATS = Object.keys(WRITERS);

/** @param {string} format One of FORMATS. @param {Shown} shown */
export const snippet = (format, shown) => WRITERS[format](shown, plain(shown.title));
