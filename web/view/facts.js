// The view of facts: a table of what is proved of every function, a comparison of a few, advice which to take, and where frameworks
// differ. Puts the parts together and, after a change of the state, makes anew only what shows it.

import {MAX_COMPARED} from '../state.js';
import {marked} from './card.js';
import {createComparison} from './facts/compare.js';
import {COLUMNS, columnsOf} from './facts/columns.js';
import {measureCosts} from './facts/cost.js';
import {createDifferences} from './facts/differences.js';
import {createGuide} from './facts/guide.js';
import {narrowed, rowOf, sorted} from './facts/rows.js';
import {createFactTable} from './facts/table.js';
import {createFactTools} from './facts/tools.js';
import {make} from './make.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./facts/columns.js').Row} Row */

/** Made once: they take some time, and what was measured stays. @type {WeakMap<import('../core.d.ts').Core, Row[]>} */
const known = new WeakMap();

/** @param {import('../core.d.ts').Core} core */
function allRows(core) {
  const rows = known.get(core) ?? core.catalogue().activations.map((activation) => rowOf(core, activation));
  known.set(core, rows);
  return rows;
}

/** @param {import('./functions.js').Context} context @param {(text: string) => void} say Tells a screen reader, politely. */
export function createFacts(context, say) {
  const {core, session, t, entitle} = context;
  const rows = allRows(core);
  const listed = () => sorted(narrowed(rows, session.state), session.state.factSort);
  let isGone = false;
  let isMeasuring = false;

  const table = createFactTable(context, {
    onSort(id) {
      const {factSort} = session.state;
      // Numbers are asked for from the largest, words from the first.
      const first = COLUMNS[id]?.isNumber ? `-${id}` : id;
      const other = first === id ? `-${id}` : id;
      session.set({factSort: factSort === first ? other : first}, {push: true});
    },
    onPick(id, isOn) {
      const {compare} = session.state;
      const next = isOn ? [...compare, {id, parameters: {}}] : compare.filter((spec) => spec.id !== id);
      if (next.length <= MAX_COMPARED) session.set({compare: next}, {push: true});
    },
    onOpen: (id) => session.set({view: 'functions', functions: [{id, parameters: {}}], selected: 0, range: null, rangeY: null}, {push: true}),
  });
  const tools = createFactTools(context, {rows: listed, onMeasure: measure});
  const comparison = createComparison(context);
  const guide = createGuide(context);
  const differences = createDifferences(context);
  const meanings = make('dl', {});
  const meaning = make('details', {class: 'facts-meaning'}, make('summary', {}, t('facts.meaning')), meanings);
  const places = [['to_compare', comparison.element], ['to_guide', guide.element], ['to_differ', differences.element]];
  const jumps = places.map(([key, place]) => make('button', {class: 'button', onclick: () => {
    /** @type {HTMLElement} */ (place).scrollIntoView();
    /** @type {HTMLElement} */ (place).focus({preventScroll: true});
  }}, t(`facts.${key}`)));
  const jump = make('nav', {class: 'facts-jump', 'aria-label': t('facts.jump')}, ...jumps);
  const main = make('section', {class: 'panel facts-main', 'aria-labelledby': 'facts-title'},
      make('div', {class: 'facts-head'}, make('h2', {id: 'facts-title'}, t('facts.title')), jump), make('p', {class: 'hint'}, t('facts.intro')),
      tools.element, table.element, meaning);
  const element = make('div', {class: 'facts-view'}, main, comparison.element, guide.element, differences.element);

  function showList() {
    const list = listed();
    tools.show(list.length, rows.length);
    table.show(list);
    meanings.replaceChildren(...columnsOf(session.state.columns).flatMap(({id}) =>
      [make('dt', {}, t(`column.${id}`)), make('dd', {}, ...marked(t(`meaning.${id}`), t))]));
  }

  /** What is ticked is shown far below. */
  function showCount() {
    const n = session.state.compare.length;
    jumps[0].textContent = n > 0 ? t('facts.to_compare_n', {n}) : t('facts.to_compare');
  }

  async function measure() {
    if (isMeasuring) return;
    isMeasuring = true;
    if (!session.state.columns.includes('cost')) session.set({columns: [...session.state.columns, 'cost']});
    table.reveal('time');
    let done = 0;
    tools.showMeasuring(0, rows.length);
    await measureCosts(core, rows.map(({activation}) => activation.id), {
      isStopped: () => isGone,
      pause: () => new Promise((resume) => setTimeout(resume)),
      onDone(id, time) {
        const row = /** @type {Row} */ (rows.find(({activation}) => activation.id === id));
        row.time = time;
        table.showTime(row);
        tools.showMeasuring(++done, rows.length);
      },
    });
    isMeasuring = false;
    if (isGone) return;
    say(t('facts.measured'));
    if (session.state.factSort.endsWith('time') || session.state.where.some(({fact}) => fact === 'time')) showList();
  }

  entitle(t('shell.view_facts'));
  showList();
  showCount();

  return {
    element,
    focusSearch: tools.focusSearch,
    onKey() {},
    /** @param {State} before @param {State} after */
    update(before, after) {
      const changed = (/** @type {(keyof State)[]} */ keys) => keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
      if (changed(['search', 'filter', 'where', 'columns', 'factSort'])) showList();
      if (changed(['compare', 'own'])) {
        table.showPicks();
        tools.showHint();
        comparison.show();
        showCount();
      }
    },
    destroy() {
      isGone = true;
      table.destroy();
    },
  };
}
