// The gallery: every function as a small live plot, to be searched, filtered, sorted and chosen from.

import {longName, nameLanguage} from '../i18n/names.js';
import {onNextFrame} from '../scheduler.js';
import {FILTERS, MAX_FUNCTIONS, SORTS} from '../state.js';
import {createOwnTiles} from './formula/tiles.js';
import {make, setAttribute} from './make.js';
import {grouped, matching} from './order.js';
import {activeElement} from './root.js';
import {stamp} from './stamp.js';

/** @typedef {import('./functions.js').Context} Context */
/** @typedef {import('../core.d.ts').Activation} Activation */

/** @param {Context} context @param {(text: string) => void} say @param {() => void} onChosen A click showed another function.
 * @param {() => void} onNew A click began a formula. */
export function createGallery(context, say, onChosen, onNew) {
  const {core, session, t} = context;
  const {activations, families} = core.catalogue();
  let isComparing = session.state.functions.length > 1;

  const search = make('input', {type: 'search', id: 'search', class: 'search', maxlength: 64, autocomplete: 'off',
    'aria-label': t('gallery.search'), placeholder: t('gallery.search_hint', {n: activations.length})});
  const sort = make('select', {id: 'sort', 'aria-label': t('gallery.sort')}, ...SORTS.map((id) => make('option', {value: id}, t(`gallery.sort_${id}`))));
  const chips = FILTERS.map((id) => make('button', {class: 'chip', 'data-filter': id}, t(`gallery.filter_${id}`)));
  const one = make('button', {class: 'segment'}, t('gallery.one'));
  const several = make('button', {class: 'segment'}, t('gallery.several'));
  const hint = make('p', {class: 'hint'});
  const count = make('p', {class: 'hint count'});
  const own = createOwnTiles(context, say, {choose, onNew});
  const list = make('div', {class: 'families'});
  const element = make('section', {class: 'gallery', tabindex: -1, 'aria-labelledby': 'gallery-title'},
      make('h2', {id: 'gallery-title', class: 'visually-hidden'}, t('gallery.title')),
      make('div', {class: 'gallery-controls'},
          search,
          make('div', {class: 'chips', role: 'group', 'aria-label': t('gallery.filters')}, make('span', {class: 'hint', 'aria-hidden': 'true'}, t('gallery.only')), ...chips),
          make('div', {class: 'gallery-row'}, make('div', {class: 'segments', role: 'group', 'aria-label': t('gallery.mode')}, one, several),
              sort),
          hint, count),
      make('div', {class: 'families'}, own.element), list);

  /** Tiles live as long as the gallery: what they show never changes. @type {Map<string, HTMLButtonElement>} */
  const tiles = new Map(activations.map((activation) => [activation.id, makeTile(activation)]));
  const observer = new IntersectionObserver((entries) => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      unpainted.push(/** @type {HTMLElement} */ (target));
    }
    if (unpainted.length > 0) onNextFrame(paintTiles);
  }, {rootMargin: '200px'});
  /** @type {HTMLElement[]} */
  const unpainted = [];

  function paintTiles() {
    for (const tile of unpainted.splice(0)) {
      tile.prepend(stamp(core, {id: tile.dataset.id ?? ''}));
      tile.querySelector('.blank')?.remove();
    }
  }

  /** @param {Activation} activation */
  function makeTile(activation) {
    const tile = make('button', {class: 'tile', 'data-id': activation.id, title: longName(activation, t.lang)},
        make('span', {class: 'blank'}), make('span', {class: 'name', lang: nameLanguage(activation.name)}, activation.name));
    tile.addEventListener('click', () => choose(activation.id));
    return tile;
  }

  /** @param {string} id */
  function choose(id) {
    const {functions, selected} = session.state;
    if (!isComparing) {
      if (functions.length > 1 || functions[0].id !== id) session.set({functions: [{id, parameters: {}}], selected: 0}, {push: true});
      onChosen();
      return;
    }
    const index = functions.findIndex((spec) => spec.id === id);
    if (index >= 0 && functions.length > 1) {
      session.set({functions: functions.filter((_, i) => i !== index), selected: Math.max(0, selected >= index ? selected - 1 : selected)}, {push: true});
    } else if (index < 0 && functions.length < MAX_FUNCTIONS) {
      session.set({functions: [...functions, {id, parameters: {}}], selected: functions.length}, {push: true});
    } else {
      say(t(index < 0 ? 'gallery.full' : 'gallery.last', {limit: MAX_FUNCTIONS}));
    }
  }

  /** @param {boolean} comparing */
  function setMode(comparing) {
    isComparing = comparing;
    const {functions, selected} = session.state;
    if (!comparing && functions.length > 1) session.set({functions: [functions[selected]], selected: 0}, {push: true});
    showChosen();
  }
  one.addEventListener('click', () => setMode(false));
  several.addEventListener('click', () => setMode(true));

  search.addEventListener('input', () => session.set({search: search.value}));
  sort.addEventListener('change', () => session.set({sort: sort.value}));
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      const {filter} = session.state;
      const id = chip.dataset.filter ?? '';
      session.set({filter: filter.includes(id) ? filter.filter((other) => other !== id) : FILTERS.filter((other) => other === id || filter.includes(other))});
    });
  }

  // Arrows go from tile to tile, as the eye does; Tab works too.
  element.addEventListener('keydown', (event) => {
    const shown = /** @type {HTMLElement[]} */ ([...element.querySelectorAll('.tile')]);
    const at = shown.indexOf(/** @type {HTMLElement} */ (activeElement()));
    const next = at < 0 ? undefined : {ArrowLeft: shown[at - 1], ArrowRight: shown[at + 1], Home: shown[0], End: shown[shown.length - 1],
      ArrowUp: vertical(shown, at, -1), ArrowDown: vertical(shown, at, 1)}[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  function showList() {
    const {state} = session;
    if (search.value !== state.search) search.value = state.search;
    sort.value = state.sort;
    for (const chip of chips) setAttribute(chip, 'aria-pressed', String(state.filter.includes(chip.dataset.filter ?? '')));
    const found = matching(activations, state);
    const groups = grouped(found, state.sort, families, t);
    list.replaceChildren(...groups.map(({title, activations: members}) => make('section', {},
        make('h3', {}, title), make('div', {class: 'tiles'}, ...members.map(({id}) => /** @type {HTMLElement} */ (tiles.get(id)))))));
    const text = found.length === activations.length ? '' : found.length === 0 ? t('gallery.none') :
      t('gallery.found', {n: found.length, all: activations.length});
    count.textContent = text;
    if (text) say(text);
    for (const tile of tiles.values()) if (tile.querySelector('.blank')) observer.observe(tile);
  }

  function showChosen() {
    const {functions, selected} = session.state;
    if (functions.length > 1) isComparing = true;
    setAttribute(one, 'aria-pressed', String(!isComparing));
    setAttribute(several, 'aria-pressed', String(isComparing));
    own.show();
    hint.textContent = isComparing ? t('gallery.hint_several', {limit: MAX_FUNCTIONS}) : t('gallery.hint_one');
    for (const [id, tile] of tiles) {
      setAttribute(tile, 'aria-pressed', String(functions.some((spec) => spec.id === id)));
      tile.classList.toggle('current', functions[selected].id === id);
    }
  }

  return {element, showList, showChosen, showOwn: own.show, focusSearch: () => search.focus(), destroy: () => observer.disconnect()};
}

/** The tile above or below, nearest in the row it is in. @param {HTMLElement[]} tiles @param {number} at @param {1 | -1} direction */
function vertical(tiles, at, direction) {
  const from = tiles[at].getBoundingClientRect();
  const boxes = tiles.map((tile) => ({tile, box: tile.getBoundingClientRect()}))
      .filter(({box}) => (box.top - from.top) * direction > 8);
  const row = Math.min(...boxes.map(({box}) => Math.abs(box.top - from.top)));
  return boxes.filter(({box}) => Math.abs(Math.abs(box.top - from.top) - row) < 8)
      .sort((a, b) => Math.abs(a.box.left - from.left) - Math.abs(b.box.left - from.left))[0]?.tile;
}
