// Starts the page: the language, the core, the state in the URL, and the view.

import {loadCore} from './core.js';
import {resolveLanguage, translator} from './i18n/index.js';
import {SCHEMA, decode} from './state.js';
import {activationsById} from './view/curves.js';
import {keepFocus, make} from './view/make.js';
import {Session} from './view/session.js';
import {THEMES, createHeader, createNotice, createVoice} from './view/shell.js';
import {checkSpecs} from './view/specs.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Problem} Problem */

/** Storage may be closed to us, as in a sandboxed frame. @param {string} key */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice still holds for this page: it is in the URL.
  }
}

/** @param {Pick<State, 'lang'>} state */
const languageOf = ({lang}) => resolveLanguage({hash: lang, stored: stored('lang'), navigatorLanguages: navigator.languages});
/** @param {Pick<State, 'theme'>} state */
const themeOf = ({theme}) => theme ?? THEMES.find((known) => known === stored('theme')) ?? 'auto';

/** @param {Pick<State, 'theme'>} state */
function applyTheme(state) {
  document.documentElement.dataset.theme = themeOf(state);
}

/** @param {unknown} error */
async function showFailure(error) {
  const t = await translator(languageOf(decode(location.hash).state));
  const hasWebAssembly = typeof WebAssembly === 'object';
  document.documentElement.lang = t.lang;
  document.querySelector('main')?.replaceChildren(make('section', {class: 'panel failure', role: 'alert'},
      make('h2', {}, t('failure.title')),
      make('p', {}, t(hasWebAssembly ? 'failure.not_loaded' : 'failure.no_webassembly')),
      make('p', {class: 'hint'}, error instanceof Error ? error.message : String(error))));
}

/** @typedef {typeof import('./view/functions.js').createFunctions | typeof import('./view/play.js').createPlay} Create */
/** Loaded when they are first seen. @type {Record<State['view'], () => Promise<Create>>} */
const VIEWS = {
  play: async () => (await import('./view/play.js')).createPlay,
  functions: async () => (await import('./view/functions.js')).createFunctions,
};
/** @type {Map<State['view'], Create>} */
const creators = new Map();

/** @param {State['view']} view */
async function loadView(view) {
  creators.set(view, await VIEWS[view]());
}

async function start() {
  const first = decode(location.hash).state;
  applyTheme(first);
  const [core, english] = await Promise.all([loadCore(), translator(languageOf(first)), loadView(first.view)]);
  const activations = activationsById(core);
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  const voice = createVoice();
  let t = english;
  let areKeysOn = stored('keys') !== 'off';
  /** @type {readonly Problem[]} */
  let problems = [];
  let shown = problems;
  const notices = make('div', {class: 'notices'});
  /** @type {ReturnType<typeof createHeader> | null} */
  let header = null;
  /** @type {ReturnType<Create> | null} */
  let view = null;

  function showProblems() {
    shown = problems;
    notices.replaceChildren(...(problems.length > 0 ? [createNotice(problems, t, {
      onDismiss: () => {
        problems = [];
        showProblems();
        main.focus();
      },
      onChoose: (choice) => {
        session.follow(choice);
        main.focus();
      },
    })] : []));
  }

  const session = new Session((state, found) => {
    const {specs, problems: more} = checkSpecs(core, state.functions);
    problems = [...found, ...more];
    const initial = SCHEMA.find(({key}) => key === 'functions')?.initial;
    const functions = specs.length > 0 ? specs : initial;
    return {...state, functions, selected: Math.min(state.selected, functions.length - 1)};
  });

  function buildHeader() {
    header?.remove();
    header = createHeader(t, {
      theme: themeOf(session.state),
      view: session.state.view,
      onView: (shown) => session.set({view: shown}, {push: true}),
      onTheme: (theme) => {
        store('theme', theme);
        session.set({theme});
      },
      onLanguage: (lang) => {
        store('lang', lang);
        session.set({lang});
      },
      areKeysOn,
      onKeys: (areOn) => {
        areKeysOn = areOn;
        store('keys', areOn ? 'on' : 'off');
      },
    });
    main.before(header.element);
  }

  let built = '';
  function build() {
    document.documentElement.lang = t.lang;
    buildHeader();
    view?.destroy();
    const create = /** @type {Create} */ (creators.get(session.state.view));
    view = create({core, activations, session, t}, voice.say);
    built = session.state.view;
    main.replaceChildren(notices, view.element);
    showProblems();
  }

  session.subscribe(async (before, after) => {
    if (languageOf(after) !== t.lang) t = await translator(languageOf(after));
    if (!creators.has(after.view)) await loadView(after.view);
    if (before.theme !== after.theme) {
      applyTheme(after);
      keepFocus(() => header?.element, buildHeader);
    }
    if (document.documentElement.lang !== t.lang || built !== after.view) keepFocus(() => header?.element, build);
    else view?.update(before, after);
    if (shown !== problems) showProblems();
  });

  document.addEventListener('keydown', (event) => {
    const {key, target, ctrlKey, metaKey, altKey} = event;
    const isTyping = (target instanceof HTMLInputElement && !['range', 'checkbox', 'radio'].includes(target.type)) ||
      target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
    if (!areKeysOn || isTyping || ctrlKey || metaKey || altKey || document.querySelector('dialog[open]')) return;
    if (key === '?') header?.showHelp();
    if (key === '/') {
      event.preventDefault();
      view?.focusSearch();
    }
    view?.onKey(event);
  });

  document.body.append(voice.element);
  build();
}

start().catch(showFailure);
