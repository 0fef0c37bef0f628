// What all elements have in common once they are near: the core, the texts, the style, a state, a view in a shadow root.

import {loadCore} from '../core.js';
import {resolveLanguage, translator} from '../i18n/index.js';
import {onNextFrame} from '../scheduler.js';
import {decode, encode, update} from '../state.js';
import {accepted} from '../view/accept.js';
import {withOwn} from '../view/formula/own.js';
import {make} from '../view/make.js';
import {inLanguage} from '../view/named.js';
import {createNotice, createVoice, problemText} from '../view/notice.js';
import {partsKey} from '../view/parts.js';
import {Store} from '../view/store.js';
import {changed, keysOf, misspelt, pairsOf, wished} from './attributes.js';
import {ownFrame} from './near.js';
import {styleSheets} from './style.js';
import {isDark, onPageChange} from './theme.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Problem} Problem */
/** @typedef {import('../view/functions.js').Context} Context */
/** @typedef {import('../i18n/index.js').Translate} Translate */

/** What makes one kind of element; `initial` by key, where its attributes say nothing. `create` is called again for another language and other parts.
 * @typedef {{view: 'play' | 'functions' | 'softmax', initial: Readonly<Record<string, string>>,
 *   create(context: Context, say: (text: string) => void): MountedView}} Kind
 * @typedef {{element: HTMLElement, update(before: State, after: State): void, destroy(): void, picture?: (which?: string) => Promise<string>}} MountedView
 * @typedef {import('./widget.js').Left} Left
 * @typedef {(host: HTMLElement, left: Left | null, isWanted: () => boolean) => Promise<Mounted | null>} Show */

/** Of its own: there is a new view, and whoever looked at the last one must look again. Not for pages. */
export const BUILT = 'activation-playground:built';

/** The language of the text around. @param {Element} element */
export function languageAround(element) {
  for (let node = /** @type {Node | null} */ (element); node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.getAttribute('lang')) return resolveLanguage({hash: node.getAttribute('lang'), navigatorLanguages: navigator.languages});
  }
  return resolveLanguage({navigatorLanguages: navigator.languages});
}

/** What attributes say, with the word for all parts. @param {Iterable<{name: string, value: string}>} attributes */
function said(attributes) {
  const pairs = pairsOf(attributes);
  if (pairs.get('show') === 'all') pairs.set('show', null);
  return pairs;
}

/** The link that an element's attributes make. @param {HTMLElement} host @param {Kind} kind */
function linkOf(host, {view, initial}) {
  const state = host.getAttribute('state') ?? '';
  const defaults = Object.entries(initial).filter(([key]) => !new RegExp(`(^|[#&])${key}=`).test(state));
  return changed(state, [...defaults, ...said(host.attributes), ['view', view]]);
}

/** Loads what every element needs, and waits for a frame of its own. @param {HTMLElement} host @param {Kind['view']} view */
export async function prepare(host, view) {
  const [core, t, sheets] = await Promise.all([loadCore(), translator(languageAround(host), view), styleSheets()]);
  await ownFrame();
  return {core, t, sheets};
}

/**
 * @param {HTMLElement} host @param {Kind} kind
 * @param {Left | null} left where an earlier one was left; null: what its attributes say
 * @param {() => boolean} isWanted false: it was removed meanwhile
 */
export async function mount(host, kind, left, isWanted) {
  const prepared = await prepare(host, kind.view);
  return isWanted() ? new Mounted(host, kind, left?.link ?? null, prepared) : null;
}

/** The state of one view. What leads to another one goes on in the page itself. */
class WidgetStore extends Store {
  /** @override @param {Partial<State>} changes */
  set(changes) {
    const next = update(this.state, changes);
    if (next.view === this.state.view) super.set(changes);
    else window.open(pageWith(next), '_blank', 'noopener');
  }

  /** @override @param {string} link */
  visit(link) {
    this.open(changed(link, [['view', this.state.view], ['show', this.state.show?.join(',') ?? null], ['locked', this.state.locked.join(',') || null]]));
  }
}

/** The page with a state; it shows every part, of this view or of another. @param {State} state */
const pageWith = (state) => new URL(encode(update(state, {show: null, locked: []})), new URL(/* @vite-ignore */ '../index.html', import.meta.url)).href;

export class Mounted {
  #host;
  #kind;
  #sheets;
  #shadow;
  #own;
  #t;
  #wrapper = make('div', {class: 'widget'});
  #notices = make('div', {class: 'widget-notices'});
  #voice = createVoice();
  /** @type {MountedView | null} */
  #view = null;
  /** What the view was made for. */
  #built = '';
  /** @type {readonly Problem[]} */
  #problems = [];
  #endPage;
  #observer;
  #isGone = false;
  #tellState = () => this.tell('statechange', {state: encode(this.store.state)});

  /** @param {HTMLElement} host @param {Kind} kind @param {string | null} link @param {Awaited<ReturnType<typeof prepare>>} prepared */
  constructor(host, kind, link, {core, t, sheets}) {
    this.#host = host;
    this.#kind = kind;
    this.#sheets = sheets;
    this.#shadow = /** @type {ShadowRoot} */ (host.shadowRoot);
    this.#own = withOwn(core);
    this.#t = t;
    const {state, problems} = decode(link ?? linkOf(host, kind));
    this.store = new WidgetStore((said, found) => this.#accept(said, found), state, [...misspelt(host.attributes), ...problems]);
    this.#applyTheme();
    this.#wrapper.append(this.#notices, this.#voice.element);
    this.#shadow.replaceChildren(this.#wrapper);
    this.#build();
    this.store.subscribe((before, after) => this.#update(before, after));
    this.#endPage = onPageChange(() => {
      this.#applyTheme();
      this.#applyLanguage();
    });
    this.#observer = new MutationObserver((records) => this.#read(records));
    this.#observer.observe(host, {attributes: true});
  }

  get view() {
    return /** @type {MountedView} */ (this.#view);
  }

  get link() {
    return encode(this.store.state);
  }

  /** @param {string} type @param {object} [detail] */
  tell(type, detail) {
    // Whoever watches a page for errors of its scripts means others.
    if (!this.#isGone) this.#host.dispatchEvent(new CustomEvent(type, {detail, bubbles: type !== 'error'}));
  }

  /** @param {unknown} wish @returns {readonly Problem[]} */
  setState(wish) {
    const {link, problems} = wished(wish, this.link);
    this.#open(changed(link, [['view', this.#kind.view]]), problems);
    return this.#problems;
  }

  /** What is seen, as an SVG file. @param {string} [which] */
  async picture(which) {
    return this.view.picture?.(which) ?? '';
  }

  /** @returns {Left} */
  destroy() {
    const {link} = this;
    this.#isGone = true;
    this.#observer.disconnect();
    this.#endPage();
    this.#view?.destroy();
    this.#shadow.replaceChildren(document.createElement('slot'));
    return {link};
  }

  /** @param {string} link @param {Problem[]} [problems] found before */
  #open(link, problems = []) {
    this.#earlier = problems;
    this.store.open(link);
  }

  /** Problems that the reading of a link does not see. @type {Problem[]} */
  #earlier = [];

  /** @param {State} state @param {readonly Problem[]} found */
  #accept(state, found) {
    const known = accepted(this.#own, state, [...this.#earlier, ...found]);
    this.#earlier = [];
    this.#problems = known.problems;
    this.#showProblems();
    return known.state;
  }

  #showProblems() {
    const problems = this.#problems;
    this.#notices.replaceChildren(...(problems.length > 0 ? [createNotice(problems, this.#t, {
      onDismiss: () => this.#notices.replaceChildren(),
      onChoose: (choice) => this.store.follow(choice),
    })] : []));
    if (problems.length === 0) return;
    const message = problems.map((problem) => problemText(problem, this.#t)).join(' ');
    queueMicrotask(() => this.tell('error', {message, problems}));
  }

  #build() {
    const t = this.#t;
    const {core, activations} = inLanguage(this.#own.core, this.#own.activations, t.lang);
    this.#view?.destroy();
    this.#view?.element.remove();
    this.#wrapper.lang = t.lang;
    /** @type {Context} */
    const context = {
      core, activations, measures: this.#own.measures, session: this.store, t, place: this.#wrapper,
      entitle: (names) => this.#entitle(names),
      address: pageWith,
    };
    this.#view = this.#kind.create(context, this.#voice.say);
    this.#notices.after(this.#view.element);
    this.#built = partsKey(this.store.state);
    this.#host.dispatchEvent(new CustomEvent(BUILT));
  }

  /** @param {string} names */
  #entitle(names) {
    this.#wrapper.role = 'group';
    this.#wrapper.ariaLabel = this.#t('shell.document_title', {names});
  }

  /** @param {State} before @param {State} after */
  #update(before, after) {
    this.#own.define(after.own);
    if (before.theme !== after.theme) this.#applyTheme();
    if (partsKey(after) !== this.#built) this.#build();
    else this.#view?.update(before, after);
    onNextFrame(this.#tellState);
  }

  #applyTheme() {
    const {usual, dark} = this.#sheets;
    const isNowDark = isDark(this.#host, this.store.state.theme);
    const theme = isNowDark ? 'dark' : 'light';
    if (this.#wrapper.dataset.theme === theme) return;
    this.#shadow.adoptedStyleSheets = isNowDark ? [usual, dark] : [usual];
    this.#wrapper.dataset.theme = theme;
  }

  async #applyLanguage() {
    const lang = languageAround(this.#host);
    if (lang === this.#t.lang) return;
    const t = await translator(lang, this.#kind.view);
    if (this.#isGone || lang !== languageAround(this.#host) || lang === this.#t.lang) return;
    this.#t = t;
    this.#build();
    this.#showProblems();
  }

  /** Attributes were changed from outside: what they say now, and whatever else was as it is. @param {MutationRecord[]} records */
  #read(records) {
    const names = new Set(records.map(({attributeName}) => attributeName ?? ''));
    const problems = misspelt([...this.#host.attributes].filter(({name}) => names.has(name)));
    if (names.has('state')) return this.#open(linkOf(this.#host, this.#kind), problems);
    if (names.has('lang')) this.#applyLanguage();
    const pairs = said(this.#host.attributes);
    /** @type {[string, string | null][]} */
    const changes = [...names].flatMap(keysOf).map((key) => [key, pairs.has(key) ? pairs.get(key) ?? null : this.#kind.initial[key] ?? null]);
    if (changes.length > 0 || problems.length > 0) this.#open(changed(this.link, changes), problems);
  }
}
