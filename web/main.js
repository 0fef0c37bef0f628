// Starts the page: the language, the core, the state in the URL, and the view.

import {loadCore} from './core.js';
import {resolveLanguage, translator} from './i18n/index.js';
import {decode, encode} from './state.js';
import {accepted} from './view/accept.js';
import {withOwn} from './view/formula/own.js';
import {keepFocus, make} from './view/make.js';
import {inLanguage} from './view/named.js';
import {createNotice, createVoice} from './view/notice.js';
import {partsKey} from './view/parts.js';
import {Session} from './view/session.js';
import {THEMES, createHeader} from './view/shell.js';

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
  const t = await translator(languageOf(decode(location.hash).state)).catch(() => null);
  const message = error instanceof Error ? error.message : String(error);
  if (!t) return void document.querySelector('main')?.replaceChildren(make('p', {class: 'panel failure', role: 'alert'}, message));
  const hasWebAssembly = typeof WebAssembly === 'object';
  document.documentElement.lang = t.lang;
  document.querySelector('main')?.replaceChildren(make('section', {class: 'panel failure', role: 'alert'},
      make('h2', {}, t('failure.title')),
      make('p', {}, t(hasWebAssembly ? 'failure.not_loaded' : 'failure.no_webassembly')),
      make('p', {class: 'hint'}, message)));
}

/** @typedef {typeof import('./view/functions.js').createFunctions | typeof import('./view/play.js').createPlay | typeof import('./view/softmax.js').createSoftmax | typeof import('./view/facts.js').createFacts} Create */
/** Loaded when they are first seen. @type {Record<State['view'], () => Promise<Create>>} */
const VIEWS = {
  play: async () => (await import('./view/play.js')).createPlay,
  functions: async () => (await import('./view/functions.js')).createFunctions,
  softmax: async () => (await import('./view/softmax.js')).createSoftmax,
  facts: async () => (await import('./view/facts.js')).createFacts,
};

/** What a state is shown with. @param {State} state */
async function load(state) {
  const [t, create] = await Promise.all([translator(languageOf(state), state.view), VIEWS[state.view]()]);
  return {t, create};
}

async function start() {
  const first = decode(location.hash).state;
  applyTheme(first);
  let [loaded, {t, create}] = await Promise.all([loadCore(), load(first)]);
  const withOwns = withOwn(loaded);
  const {core, activations, measures, define} = withOwns;
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  const voice = createVoice();
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
    const known = accepted(withOwns, state, found);
    ({problems} = known);
    return known.state;
  });

  function buildHeader() {
    header?.remove();
    header = createHeader(t, {
      theme: themeOf(session.state),
      view: session.state.view,
      onView: (shown) => session.set({view: shown}, {push: true}),
      // Play begins at its network.
      onSkip: () => (/** @type {HTMLElement | null} */ (main.querySelector('.play-unit[tabindex="0"]')) ?? main).focus(),
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

  /** What is on the page. @type {State} */
  let built = first;
  function build() {
    document.documentElement.lang = t.lang;
    buildHeader();
    view?.destroy();
    view = create({
      ...inLanguage(core, activations, t.lang), measures, session, t, place: document.body,
      entitle: (names) => void (document.title = t('shell.document_title', {names})),
      address: (state) => new URL(encode(state), location.href).href,
    }, voice.say);
    built = session.state;
    main.replaceChildren(notices, view.element);
    showProblems();
  }

  /** @param {State} state */
  const isBuilt = (state) => partsKey(built) === partsKey(state) && t.lang === languageOf(state);

  /** Another view or language; what is on the page stays until it is here. @param {State} state */
  async function change(state) {
    try {
      const loaded = await load(state);
      // Meanwhile something else may have been asked for.
      if (isBuilt(session.state) || session.state.view !== state.view || languageOf(session.state) !== loaded.t.lang) return;
      ({t, create} = loaded);
      const wasInside = main.contains(document.activeElement);
      keepFocus(() => header?.element, build);
      if (wasInside) main.focus({preventScroll: true});
    } catch (error) {
      console.error(error);
      const {view: to, lang} = state;
      session.set({view: built.view, lang: /** @type {State['lang']} */ (t.lang)});
      problems = [{key: to === built.view ? 'lang' : 'view', value: to === built.view ? String(lang) : to, code: 'not_loaded', detail: {}}];
      showProblems();
    }
  }

  session.subscribe((before, after) => {
    define(after.own);
    if (before.theme !== after.theme) {
      applyTheme(after);
      keepFocus(() => header?.element, buildHeader);
    }
    view?.update(before, after);
    if (!isBuilt(after)) change(after);
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
