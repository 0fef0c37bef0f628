// What all elements have in common once they are near: the core, the texts, the style, a state, a view in a shadow root.

import {loadCore} from '../core.js';
import {resolveLanguage, translator} from '../i18n/index.js';
import {onNextFrame} from '../scheduler.js';
import {decode, encode, update} from '../state.js';
import {attributeName} from '../state/attribute_name.js';
import {accepted} from '../view/accept.js';
import {withOwn} from '../view/formula/own.js';
import {make} from '../view/make.js';
import {inLanguage} from '../view/named.js';
import {createNotice, createVoice, problemText} from '../view/notice.js';
import {partsKey} from '../view/parts.js';
import {Store} from '../view/store.js';
import {changed, keysOf, misspelt, pairsOf, says, wished} from './attributes.js';
import {ownFrame} from './near.js';
import {styleSheets} from './style.js';
import {dress, onPageChange} from './theme.js';
import {BUILT} from './widget.js';

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

/** The language of the text around. @param {Element} element */
export function languageAround(element) {
  for (let node = /** @type {Node | null} */ (element); node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.getAttribute('lang')) return resolveLanguage({hash: node.getAttribute('lang'), navigatorLanguages: navigator.languages});
  }
  return resolveLanguage({navigatorLanguages: navigator.languages});
}

/** What an element says itself, then its link, then the text around. @param {Element} element @param {State['lang']} lang */
const languageOf = (element, lang) => (element.getAttribute('lang') ? languageAround(element) : lang ?? languageAround(element));

/** What attributes say, with the word for all parts. @param {Iterable<{name: string, value: string}>} attributes */
function said(attributes) {
  const pairs = pairsOf(attributes);
  if (pairs.get('show') === 'all') pairs.set('show', null);
  return pairs;
}

/** The link that an element's attributes make. @param {HTMLElement} host @param {Kind} kind */
function linkOf(host, {view, initial}) {
  const state = host.getAttribute('state') ?? '';
  const defaults = Object.entries(initial).filter(([key]) => !says(state, key));
  return changed(state, [...defaults, ...said(host.attributes), ['view', view]]);
}

/** What an element begins with: where it was left, unless another link was given to it since; else what its attributes say.
 * @param {HTMLElement} host @param {Kind} kind @param {Left | null} left @returns {{state: State, problems: Problem[]}} */
function beginning(host, kind, left) {
  return left && left.link === host.getAttribute('state') ? {state: left.state, problems: []} : decode(linkOf(host, kind));
}

/** What the attributes of an element that was away say otherwise by now.
 * @param {HTMLElement} host @param {Kind} kind @param {Left} left @returns {[string, string | null][]} */
function changesSince(host, {initial}, left) {
  const now = said(host.attributes);
  const keys = [...new Set([...now.keys(), ...left.said.keys()])].filter((key) => now.get(key) !== left.said.get(key));
  return keys.map((key) => [key, now.has(key) ? now.get(key) ?? null : initial[key] ?? null]);
}

/** Loads what every element needs, and waits for a frame of its own. @param {Kind['view']} view @param {string} lang */
export async function prepare(view, lang) {
  const [core, t, sheets] = await Promise.all([loadCore(), translator(lang, view), styleSheets()]);
  await ownFrame();
  return {core, t, sheets};
}

/**
 * @param {HTMLElement} host @param {Kind} kind
 * @param {Left | null} left where an earlier one was left; null: what its attributes say
 * @param {() => boolean} isWanted false: it was removed meanwhile
 */
export async function mount(host, kind, left, isWanted) {
  const prepared = await prepare(kind.view, languageOf(host, beginning(host, kind, left).state.lang));
  return isWanted() ? new Mounted(host, kind, left, prepared) : null;
}

/** The state of one view. What leads to another one goes on in the page itself. */
class WidgetStore extends Store {
  /** @override @param {Partial<State>} changes */
  set(changes) {
    const next = update(this.state, changes);
    if (next.view === this.state.view) super.set(changes);
    else window.open(pageWith(next), '_blank', 'noopener');
  }

  /** A reader's link changes neither which parts there are nor what is locked. @override @param {string} link */
  visit(link) {
    this.open(changed(link, [['view', this.state.view], ...framing(this.state)]));
  }
}

/** With the name that its author may have written: learningRate (learning-rate). @param {Problem} problem @returns {Problem} */
function asAttribute(problem) {
  const name = attributeName(problem.key);
  return name === problem.key ? problem : {...problem, key: `${problem.key} (${name})`};
}

/** What a state says of its parts. @param {State} state @returns {[string, string | null][]} */
const framing = ({show, locked}) => [['show', show?.join(',') ?? null], ['locked', locked.join(',') || null]];

/** What the reader's own points come with, or go with. */
const OF_POINTS = ['points', 'dataset', 'regDataset', 'problem', 'classes', 'classNames'];

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

  /** @param {HTMLElement} host @param {Kind} kind @param {Left | null} left @param {Awaited<ReturnType<typeof prepare>>} prepared */
  constructor(host, kind, left, {core, t, sheets}) {
    this.#host = host;
    this.#kind = kind;
    this.#sheets = sheets;
    this.#shadow = /** @type {ShadowRoot} */ (host.shadowRoot);
    this.#own = withOwn(core);
    this.#t = t;
    const {state, problems} = beginning(host, kind, left);
    this.store = new WidgetStore((said, found) => this.#accept(said, found), state, [...misspelt(host.attributes), ...problems]);
    if (left && state === left.state) this.#change(changesSince(host, kind, left));
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
    this.#applyLanguage();  // it may have been changed while texts were loaded
  }

  /** It stands elsewhere. */
  moved() {
    this.#applyTheme();
    this.#applyLanguage();
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
    if (typeof wish === 'string') {
      this.#open(changed(wish, [['view', this.#kind.view], ...framing(this.store.state).filter(([key]) => !says(wish, key))]));
    } else {
      const {changes, problems} = wished(wish);
      this.#change([...changes, ['view', this.#kind.view]], problems);
    }
    return this.#problems;
  }

  /** What is seen, as an SVG file. @param {string} [which] */
  async picture(which) {
    return this.view.picture?.(which) ?? '';
  }

  /** @returns {Left} */
  destroy() {
    const left = {state: this.store.state, said: said(this.#host.attributes), link: this.#host.getAttribute('state')};
    this.#isGone = true;
    this.#observer.disconnect();
    this.#endPage();
    this.#view?.destroy();
    this.#shadow.replaceChildren(document.createElement('slot'));
    return left;
  }

  /** @param {string} link @param {Problem[]} [problems] found before */
  #open(link, problems = []) {
    this.#earlier = problems;
    this.store.open(link);
  }

  /** Some keys; all else stays as it is, also what a link has no room for. @param {[string, string | null][]} changes @param {Problem[]} [problems] */
  #change(changes, problems = []) {
    const {points, classes, classNames} = this.store.state;
    const isOther = changes.some(([key]) => OF_POINTS.includes(key));
    this.#earlier = problems;
    this.store.open(changed(this.link, changes), (state) => (isOther || state.points || !points ? state : update(state, {points, classes, classNames})));
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
    this.#notices.replaceChildren(...(problems.length > 0 ? [createNotice(problems.map(asAttribute), this.#t, {
      title: this.#t('notice.title_element'),
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
    if (before.lang !== after.lang) this.#applyLanguage();
    if (partsKey(after) !== this.#built) this.#build();
    else this.#view?.update(before, after);
    onNextFrame(this.#tellState);
  }

  #applyTheme() {
    dress(this.#host, this.#wrapper, this.#sheets, this.store.state.theme);
  }

  async #applyLanguage() {
    const wanted = () => languageOf(this.#host, this.store.state.lang);
    const lang = wanted();
    if (lang === this.#t.lang) return;
    const t = await translator(lang, this.#kind.view);
    if (this.#isGone || lang !== wanted() || lang === this.#t.lang) return;
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
    if (changes.length > 0 || problems.length > 0) this.#change(changes, problems);
  }
}
