// The page that a frame shows: one figure, made from the hash as an element is made from its attributes, without storage.
//
// It may stand in a sandbox, where it has no origin: it asks for nothing that such a page has not. It tells the page
// around it how tall it is, and answers that page's calls (elements/messages.js says which); nobody else is heard.

import {API, EVENTS, MAX_UNANSWERED, eventMessage, failure, readCall, refuse, reply, resizeMessages} from './elements/messages.js';
import {resolveLanguage, translator} from './i18n/index.js';
import {decode} from './state.js';
import {HEIGHT} from './state/message_types.js';
import {ELEMENTS, pageUrl} from './state/snippets.js';
import {make} from './view/make.js';

const BASE = new URL('.', import.meta.url).href;
const main = /** @type {HTMLElement} */ (document.querySelector('main'));

/** What the elements do; typed where they are. @typedef {HTMLElement & Record<string, any>} Figure */
/** @type {Promise<Figure>} */
let figure = Promise.reject(new Error('nothing is shown'));
figure.catch(() => {});
/** Rejected if it cannot be shown, and then says so in its place. @type {Promise<never>} */
let failed;

/** @param {import('./state.js').State} state */
const wordsOf = (state) => translator(resolveLanguage({hash: state.lang, navigatorLanguages: navigator.languages}), 'frame');

/** Where the page shows the same, with everything that it has. @param {import('./state.js').State} state @param {string} hash @param {string} lang */
const wayOut = ({view}, hash, lang) => `${pageUrl({base: BASE, hash, view, width: 0, height: 0, title: ''})}&lang=${lang}`;

/** @param {string} href @param {string} text */
const link = (href, text) => make('a', {href, target: '_blank', rel: 'noopener'}, text);

/** @param {...Node} content */
const show = (...content) => main.replaceChildren(...content);

async function build() {
  const {hash} = location;
  const {state} = decode(hash);
  const t = await wordsOf(state);
  document.documentElement.lang = t.lang;
  document.documentElement.dataset.theme = state.theme ?? 'auto';
  document.title = main.ariaLabel = t('frame.title', {name: t(`frame.${state.view}`)});
  if (!Object.hasOwn(ELEMENTS, state.view)) {
    show(make('section', {class: 'panel embed-words'}, make('p', {}, t('frame.only_page')), make('p', {}, link(`${BASE}${hash}`, t('frame.to_page')))));
    throw new Error(t('frame.only_page'));
  }
  await import('./elements.js');
  if (hash !== location.hash) return figure;  // another was asked for meanwhile
  const element = /** @type {Figure} */ (make(ELEMENTS[state.view], {
    class: 'embed-figure', state: hash, loading: 'eager', show: state.show?.includes('all') && 'all',
    // A link leaves out what is usual on the page; an element shows less by itself.
    derivative: state.view === 'functions' && !/[#&]derivative=/.test(hash) && state.derivative.join(),
  }, ...main.querySelectorAll('.embed-loading')));
  const out = link(wayOut(state, hash, t.lang), t('frame.open'));
  // What it shows by now, not what it began with.
  element.addEventListener('statechange', () => {
    out.href = wayOut(state, element.getState(), t.lang);
  });
  failed = new Promise((_, reject) => {
    element.addEventListener('error', (/** @type {any} */ {detail: {message, problems}}) => problems.length === 0 && reject(new Error(message)));
  });
  failed.catch(() => {});
  for (const name of EVENTS) element.addEventListener(name, (event) => forward(name, /** @type {CustomEvent} */ (event).detail));
  show(element, ...(state.hide.includes('credit') ? [] : [make('p', {class: 'embed-credit'}, out)]));
  return element;
}

/** @param {unknown} error */
async function fail(error) {
  console.error(error);
  const t = await wordsOf(decode(location.hash).state).catch(() => null);
  show(make('section', {class: 'panel embed-words', role: 'alert'}, make('p', {}, t ? t('frame.not_loaded') : String(error))));
}

/** What is shown, once it is. */
const shown = async () => {
  const element = await figure;
  await Promise.race([element.ready, failed]);
  return element;
};

async function start() {
  isReady = false;
  sizes.disconnect();  // what is loading has no height worth telling
  clearTimeout(settling);
  isSettled = false;
  figure = build();
  const now = figure;
  try {
    await shown();
  } catch (error) {
    if (now === figure && !main.querySelector('.embed-words, .embed-figure')) await fail(error);
  }
  if (now === figure && window.parent !== window) sizes.observe(document.body);
}

// The page around this one. Events go to it once it has asked for them.

/** @type {Map<string, (message: unknown) => void>} */
const asked = new Map();
let isReady = false;

/** @param {string} name @param {unknown} detail */
function forward(name, detail) {
  if (name === 'ready') isReady = true;
  asked.get(name)?.(eventMessage(name, detail));
}

/** @param {Blob} blob @returns {Promise<string>} */
const dataUrl = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(/** @type {string} */ (reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});

/** @param {string[]} names @param {(message: unknown) => void} answer */
async function subscribe(names, answer) {
  const isLate = isReady;
  for (const name of names) asked.set(name, answer);
  await shown();
  if (isLate && names.includes('ready')) forward('ready', null);
  return names;
}

/** @param {import('./elements/messages.js').Call} call @param {(message: unknown) => void} answer @returns {Promise<unknown>} */
async function run({method, arguments: given}, answer) {
  if (method === 'ping') return 'pong';
  if (method === 'version') return API;
  if (method === 'subscribe') return subscribe(given.length > 0 ? given : EVENTS, answer);
  const element = await shown();
  if (typeof element[method] !== 'function') throw Object.assign(new Error(`is nothing that <${element.localName}> does`), {field: 'method', value: method});
  const value = await element[method](...given);
  return method === 'toPNG' ? dataUrl(value) : value;
}

/** Calls that have no answer yet: begun in their order, answered when each is done, so that a long step can be paused. */
let unanswered = 0;

addEventListener('message', async ({data, source, origin}) => {
  if (window.parent === window || source !== window.parent) return;
  if (data?.type === HEIGHT && told > 0) return send();  // a script that came after this was told
  const call = readCall(data);
  if (!call) return;
  const answer = (/** @type {unknown} */ message) => window.parent.postMessage(message, origin === 'null' ? '*' : origin);
  if ('refusal' in call) return answer(refuse(call.id, call.refusal));
  if (unanswered >= MAX_UNANSWERED) return answer(refuse(call.id, {field: 'method', value: call.method, message: `waits: ${MAX_UNANSWERED} calls have no answer yet`}));
  unanswered++;
  try {
    answer(reply(call.id, await run(call, answer)));
  } catch (error) {
    answer(refuse(call.id, failure(error)));
  }
  unanswered--;
});

// How tall this is. A style sheet may make something as tall as the window; the frame would then grow for ever. So what
// grows by what its frame has just grown, again and again, is not told any more.

const MAX_ECHOES = 2;
/** In ms; a page that obeys does so at once. */
const ECHO_TIME = 1000;
let told = 0;
let echoes = 0;
let last = {frame: window.innerHeight, time: 0};

/** @param {number} tall */
function tell(tall) {
  const next = Math.ceil(tall);
  if (next === told || window.innerWidth === 0) return;  // a frame that is not shown has no size
  const now = {frame: window.innerHeight, time: performance.now()};
  const byFrame = now.frame - last.frame;
  const isEcho = byFrame > 0 && next - told >= byFrame && now.time - last.time < ECHO_TIME;
  echoes = isEcho ? echoes + 1 : 0;
  if (echoes > MAX_ECHOES) return;
  last = now;
  told = next;
  send();
}

function send() {
  for (const message of resizeMessages(told, location.href)) window.parent.postMessage(message, '*');
}

/** In ms. A figure grows in its first frames: what stands below it in the page moves once, when that is over. */
const CALM = 250;
let isSettled = false;
let settling = 0;

const sizes = new ResizeObserver(([{borderBoxSize: [{blockSize}]}]) => {
  if (isSettled) return tell(blockSize);
  clearTimeout(settling);
  settling = window.setTimeout(() => {
    isSettled = true;
    tell(blockSize);
  }, CALM);
});

addEventListener('hashchange', start);
start();
