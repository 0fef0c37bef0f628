// What shows <layer-health>: how the layers of a playground elsewhere on the page are doing.

import {translator} from '../i18n/index.js';
import {make} from '../view/make.js';
import {createVoice} from '../view/notice.js';
import {createHealth} from '../view/play/health.js';
import {asPart} from '../view/parts.js';
import {asGroups} from './groups.js';
import {languageAround, prepare} from './mount.js';
import {dress, onPageChange} from './theme.js';
import {BUILT} from './widget.js';

/** What it needs of the playground: see elements.js. @typedef {HTMLElement & {playground: import('./playground.js').Playground | null, load(): void}} Host */

/** @param {HTMLElement} host @param {unknown} _left @param {() => boolean} isWanted */
export async function show(host, _left, isWanted) {
  const prepared = await prepare('play', languageAround(host));
  return isWanted() ? new Health(host, prepared) : null;
}

class Health {
  #host;
  #t;
  #sheets;
  #shadow;
  #wrapper;
  #voice = createVoice();
  /** @type {Host | null} */
  #network = null;
  /** @type {ReturnType<typeof createHealth> | null} */
  #part = null;
  #ends;
  #endObserving = () => {};

  /** @param {HTMLElement} host @param {Awaited<ReturnType<typeof prepare>>} prepared */
  constructor(host, {t, sheets}) {
    this.#host = host;
    this.#t = t;
    this.#sheets = sheets;
    this.#shadow = /** @type {ShadowRoot} */ (host.shadowRoot);
    this.#wrapper = make('div', {class: 'widget', lang: languageAround(host)});
    this.#applyTheme();
    this.#shadow.replaceChildren(this.#wrapper);
    const look = () => this.#look();
    const root = host.getRootNode();
    root.addEventListener('ready', look);
    const observer = new MutationObserver(() => this.moved());
    observer.observe(host, {attributes: true, attributeFilter: ['for', 'theme', 'lang']});
    this.#ends = [() => root.removeEventListener('ready', look), () => observer.disconnect(), onPageChange(() => this.#follow())];
    this.#look();
  }

  /** It stands elsewhere, or its attributes say something else. */
  moved() {
    this.#follow();
    this.#look();
  }

  #follow() {
    this.#applyTheme();
    this.#applyLanguage();
  }

  destroy() {
    for (const end of this.#ends) end();
    this.#leave();
    this.#shadow.replaceChildren(document.createElement('slot'));
    return null;
  }

  /** The network it speaks of may have come, or another is meant. */
  #look() {
    const id = this.#host.getAttribute('for') ?? '';
    const root = /** @type {Document | ShadowRoot} */ (this.#host.getRootNode());
    const found = id === '' ? null : root.getElementById(id);
    const network = found?.localName === 'network-playground' ? /** @type {Host} */ (found) : null;
    if (network && network === this.#network && this.#part) return;
    this.#leave();
    this.#network = network;
    network?.addEventListener(BUILT, this.#rebuild);
    this.#build();
  }

  #rebuild = () => {
    this.#endObserving();
    this.#part?.destroy?.();
    this.#part = null;
    // The view is there, but not yet what the element shows.
    queueMicrotask(() => this.#build());
  };

  #leave() {
    this.#network?.removeEventListener(BUILT, this.#rebuild);
    this.#endObserving();
    this.#part?.destroy?.();
    this.#part = null;
  }

  #build() {
    const playground = this.#network?.playground;
    if (!playground) {
      // What the page says in its place stays until there is more to say.
      const id = this.#host.getAttribute('for') ?? '';
      this.#wrapper.replaceChildren(make('slot', {}), ...(this.#network ? [] : [make('p', {class: 'panel hint', role: 'status'}, this.#t('health.no_network', {id}))]));
      this.#network?.load();
      return;
    }
    const {context, run} = playground.view;
    this.#endObserving = run.observe(this.#host);
    this.#part = createHealth({...context, t: this.#t, place: this.#wrapper, say: this.#voice.say});
    asPart(context.session.state, 'health', this.#part.element);
    this.#part.element.hidden = false;
    asGroups(this.#part.element);
    this.#wrapper.replaceChildren(this.#part.element, this.#voice.element);
  }

  async #applyLanguage() {
    const lang = languageAround(this.#host);
    if (lang === this.#t.lang) return;
    const t = await translator(lang, 'play');
    if (lang !== languageAround(this.#host) || !this.#shadow.contains(this.#wrapper)) return;
    this.#t = t;
    this.#wrapper.lang = lang;
    this.#rebuild();
  }

  #applyTheme() {
    dress(this.#host, this.#wrapper, this.#sheets, this.#host.getAttribute('theme'));
  }
}
