// The menu of a layer's function: one list for all layers, by family, that is searched by typing. Arrows move, Enter chooses,
// Escape goes back.

import {make, setAttribute} from '../make.js';
import {pointOn} from '../pointer.js';
import {isInside} from '../root.js';
import {stamp} from '../stamp.js';
import {chosenId, entriesFor, meant} from './diagram_entries.js';

/** @typedef {import('./diagram_entries.js').Entry} Entry */
/**
 * opener: the button that it opens under. said: what is chosen for, as a screen reader says it.
 * @typedef {{opener: HTMLElement, said: string, chosen: string, first: Entry[], choose(value: string): void}} Question
 */

const WIDTH = 300;
const GAP = 4;

/** @param {import('./parts.d.ts').PlayContext} context @param {HTMLElement} holder what the menu stands in and is placed by */
export function createMenu(context, holder) {
  const {core, t} = context;
  const search = make('input', {type: 'search', class: 'search', role: 'combobox', 'aria-expanded': 'true', 'aria-autocomplete': 'list', 'aria-controls': 'play-menu-list',
    autocomplete: 'off', spellcheck: 'false', maxlength: 64, 'aria-label': t('diagram.menu_search'), placeholder: t('diagram.menu_search')});
  const list = make('div', {class: 'play-menu-list', id: 'play-menu-list', role: 'listbox', tabindex: '-1'});
  const none = make('p', {class: 'hint', role: 'status'});
  const element = make('div', {class: 'panel play-menu', role: 'dialog', hidden: true}, search, none, list);
  /** Each is drawn once, when it is first seen: by what is drawn, since a formula may change. @type {Map<string, SVGSVGElement>} */
  const stamps = new Map();
  /** What the picture of an option shows. @type {WeakMap<Element, import('../../core.d.ts').Spec>} */
  const specs = new WeakMap();
  /** @type {Question | null} */
  let asked = null;
  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;

  const observer = new IntersectionObserver((entries) => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      const spec = specs.get(target);
      if (!spec) continue;
      const key = JSON.stringify([spec, context.session.state.own.find(({id}) => id === spec.id)]);
      const picture = stamps.get(key) ?? stamp(core, spec);
      stamps.set(key, picture);
      target.querySelector('.play-stamp')?.replaceChildren(picture);
    }
  }, {root: list, rootMargin: '120px'});

  /** @param {Entry} entry @param {number} i */
  function makeOption({value, name, words, spec}, i) {
    const option = make('div', {class: 'play-menu-option', role: 'option', id: `play-menu-option-${i}`, 'data-value': value, 'aria-selected': String(value === asked?.chosen)},
        make('span', {class: 'play-stamp'}), make('span', {}, make('b', {}, name), make('small', {}, words === name ? '' : words)));
    if (spec) {
      specs.set(option, spec);
      observer.observe(option);
    }
    return option;
  }

  /** Of what is typed. */
  function show() {
    if (!asked) return;
    observer.disconnect();
    options = [];
    const groups = entriesFor(context, search.value, asked.first);
    list.replaceChildren(...groups.map(({title, entries}, g) => {
      const made = entries.map((entry, i) => makeOption(entry, options.length + i));
      options.push(...made);
      return make('div', {role: 'group', 'aria-labelledby': `play-menu-group-${g}`}, make('div', {class: 'play-menu-title', id: `play-menu-group-${g}`}, title), ...made);
    }));
    none.textContent = options.length === 0 ? t('diagram.menu_none') : '';
    const chosen = search.value === '' ? options.findIndex(({dataset}) => dataset.value === asked?.chosen) : meant(groups.flatMap(({entries}) => entries), search.value);
    move(Math.min(Math.max(0, chosen), options.length - 1), 'center');
  }

  /** @param {number} to @param {ScrollLogicalPosition} [block] */
  function move(to, block = 'nearest') {
    options[active]?.classList.remove('is-active');
    active = to;
    const option = options[active];
    option?.classList.add('is-active');
    option?.scrollIntoView({block});
    setAttribute(search, 'aria-activedescendant', option?.id ?? null);
  }

  /** @param {HTMLElement | undefined} option */
  function choose(option) {
    const question = asked;
    if (!option || !question) return;
    const {value = ''} = option.dataset;
    close(true);
    const id = chosenId(context, value);
    if (id !== null && id !== question.chosen) question.choose(id);
  }

  /** @param {boolean} hasFocus Whether the button gets it back. */
  function close(hasFocus) {
    if (!asked) return;
    const {opener} = asked;
    asked = null;
    element.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', onPress);
    if (hasFocus) opener.focus();
  }

  /** @param {Event} event */
  function onPress(event) {
    if (!isInside(event, element) && !(asked && isInside(event, asked.opener))) close(false);
  }

  search.addEventListener('input', show);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') choose(options[active]);
    const page = 8;
    const to = {ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page}[event.key];
    if (to !== undefined) move(Math.min(options.length - 1, Math.max(0, to)));
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
  });
  element.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();  // a dialog around it stays open
    close(true);
  });
  element.addEventListener('focusout', ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close(false);
  });
  list.addEventListener('click', ({target}) => choose(options.find((option) => option.contains(/** @type {Node} */ (target)))));

  return {
    element,
    /** Opens for a button, or closes if it is open for it. @param {Question} question */
    toggle(question) {
      const isSame = asked?.opener === question.opener;
      close(isSame);
      if (isSame) return;
      asked = question;
      element.hidden = false;
      element.setAttribute('aria-label', question.said);
      question.opener.setAttribute('aria-expanded', 'true');
      const {left, bottom} = question.opener.getBoundingClientRect();
      const {x, y} = pointOn(holder, {clientX: left, clientY: bottom});
      const room = holder.offsetWidth;
      const width = Math.min(WIDTH, room - 2 * GAP);
      element.style.cssText = `width:${width}px;top:${y + GAP}px;left:${Math.max(GAP, Math.min(x, room - width - GAP))}px`;
      search.value = '';
      show();
      search.focus({preventScroll: true});
      document.addEventListener('pointerdown', onPress);
    },
    /** The button may have gone: its layer was made anew. */
    close: () => close(false),
    destroy() {
      close(false);
      observer.disconnect();
    },
  };
}
