// Own points as text and as a table: paste, drop, open or save comma-separated values, or type one point after another.

import {decodeText, parseCsv, writeCsv} from '../../state/csv.js';
import {make} from '../make.js';
import {createOwnTable} from './own_points_table.js';
import {PLANE} from '../../draw/plane.js';

const MAX_BYTES = 2e6;
const LISTED = 8;

/** @param {import('../../core.d.ts').Points} points @returns {[number, number, number][]} */
const triplesOf = ({x, y, label}) => [...x].map((value, i) => [value, y[i], label[i]]);

/** @param {import('./parts.d.ts').PlayContext} context @param {import('./own_points.js').OwnPoints} own */
export function createOwnDialog({session, run, t, say}, own) {
  const area = make('textarea', {class: 'play-csv', id: 'play-csv', rows: 8, spellcheck: 'false', autocomplete: 'off', placeholder: 'x1,x2,label\n1.5,-2,1\n-0.5,3,-1',
    'aria-describedby': 'play-csv-hint play-csv-errors'});
  const errors = make('div', {class: 'play-csv-errors', id: 'play-csv-errors', role: 'alert'});
  const table = createOwnTable({t}, own);
  const file = make('input', {type: 'file', accept: '.csv,.tsv,.txt,text/csv', class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true', onchange: () => {
    accept(file.files?.[0]);
    file.value = '';
  }});
  const button = (/** @type {string} */ words, /** @type {() => void} */ onclick, kind = '') => make('button', {type: 'button', class: `button ${kind}`.trim(), onclick}, words);
  const element = make('dialog', {class: 'play-own-dialog panel', 'aria-labelledby': 'play-own-title', onclose: () => table.hide()},
      make('div', {class: 'play-own-head'}, make('h2', {id: 'play-own-title'}, t('own.table_title')), button(t('own.close'), () => element.close())),
      make('label', {for: area.id}, make('h3', {}, t('own.csv'))), make('p', {class: 'hint', id: 'play-csv-hint'}, t('own.csv_hint')), area, errors,
      make('div', {class: 'play-own-buttons'}, button(t('own.csv_use'), () => take(), 'play-primary'), button(t('own.csv_open'), () => file.click()), file, button(t('own.csv_save'), save)),
      make('h3', {}, t('own.typed')), table.element);
  const endDrop = listenDrop(element, accept);

  /** @param {string[]} lines */
  function showErrors(lines) {
    errors.replaceChildren(...(lines.length === 0 ? [] : [make('p', {}, t('own.csv_kept')), make('ul', {}, ...lines.map((line) => make('li', {}, line)))]));
  }

  /** @param {string[]} [first] what to say before the rest */
  function take(first = []) {
    const result = parseCsv(area.value, session.state.problem);
    if (!result.ok) {
      const lines = result.errors.slice(0, LISTED).map(({line, column, code, detail}) => t('own.csv_error', {line, column, what: t(`own.csv_${code}`, detail)}));
      lines.unshift(...first);
      if (result.count > LISTED) lines.push(t('own.csv_more', {n: result.count - LISTED}));
      showErrors(lines);
      return;
    }
    showErrors([]);
    const {points, problem, classes, names} = result;
    const isBeyond = points.some(([x, y]) => [x, y].some((value) => value < PLANE[0] || value > PLANE[1]));
    const changesProblem = problem !== session.state.problem;
    own.put(points, classes, {problem, classNames: names, scale: isBeyond ? 'fit' : 'none', ...(changesProblem ? {output: null, loss: 'half_squared'} : {})});
    const told = [t('own.csv_taken', {n: points.length}), ...first];
    // Numbers may be either; names and signs may not.
    if (names.length > 0 && names.every((name) => Number.isFinite(Number(name)))) told.push(t('own.csv_classes', {n: classes, names: names.join(t('notices.and'))}));
    if (isBeyond) told.push(t('own.csv_fitted'));
    if (changesProblem) told.push(t(problem === 'regression' ? 'own.csv_regression' : 'own.csv_classification'));
    if (own.draft) told.push(own.tooFew(t));
    say(told.join(' '));
    errors.replaceChildren(make('p', {class: 'hint'}, told.join(' ')));
  }

  /** @param {File | string | undefined} source */
  async function accept(source) {
    if (source === undefined) return;
    if (typeof source !== 'string' && source.size > MAX_BYTES) {
      showErrors([t('own.csv_too_large')]);
      return;
    }
    const {text, encoding} = typeof source === 'string' ? {text: source, encoding: 'utf-8'} : decodeText(await source.arrayBuffer());
    area.value = text;
    take(encoding === 'gb18030' ? [t('own.csv_gb18030')] : []);
  }

  function save() {
    const {train, test} = run.data;
    // Own points as they were given; of a dataset all that are shown.
    const points = session.state.points ?? [...triplesOf(train), ...triplesOf(test)];
    const text = writeCsv(points, {classes: run.classes, names: own.names});
    const url = URL.createObjectURL(new Blob([text], {type: 'text/csv'}));
    make('a', {href: url, download: 'points.csv'}).click();
    URL.revokeObjectURL(url);
  }

  return {
    element,
    /** @param {File | string} [source] dropped on the page */
    open(source) {
      if (!element.open) element.showModal();
      table.show();
      accept(source);
    },
    destroy() {
      endDrop();
      table.destroy();
      element.close();
    },
  };
}

/** Files and text that are dropped here. @param {HTMLElement} element @param {(source: File | string) => void} take @returns {() => void} ends it */
export function listenDrop(element, take) {
  /** @param {DragEvent} event */
  const over = (event) => {
    if (!event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain')) return;
    event.preventDefault();
    element.classList.add('play-dropping');
  };
  const out = () => element.classList.remove('play-dropping');
  /** @param {DragEvent} event */
  const drop = (event) => {
    out();
    const {dataTransfer} = event;
    const isTyped = /** @type {Element} */ (event.target).closest('textarea') !== null;
    if (!dataTransfer || (isTyped && dataTransfer.files.length === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    take(dataTransfer.files[0] ?? dataTransfer.getData('text/plain'));
  };
  const listeners = /** @type {const} */ ([['dragover', over], ['dragleave', out], ['drop', drop]]);
  for (const [name, listener] of listeners) element.addEventListener(name, /** @type {EventListener} */ (listener));
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, /** @type {EventListener} */ (listener));
  };
}
