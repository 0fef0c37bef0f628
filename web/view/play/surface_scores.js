// How many answers are right: accuracy or R², and which class is taken for which.

import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {classMark, className} from './class_marks.js';
import {scoreText} from './figures.js';

const INTERVAL = 200;
const REQUEST = {confusion: true};

/** @param {import('./parts.d.ts').PlayContext} context @param {() => readonly string[]} names of own classes */
export function createScores({run, t}, names) {
  const score = make('span', {class: 'play-score'});
  const tables = make('div', {class: 'play-confusion'});
  const note = make('p', {class: 'hint'});
  const details = make('details', {class: 'play-scores'}, make('summary', {}, score), note, tables);
  /** @type {HTMLTableCellElement[]} */
  let cells = [];

  function showScore() {
    const text = t(run.classes > 0 ? 'surface.accuracy' : 'surface.r2', {train: scoreText(run.losses, 'train'), test: scoreText(run.losses, 'test')});
    if (score.textContent !== text) score.textContent = text;
  }

  function build() {
    const {classes} = run;
    const name = (/** @type {number} */ c) => className(t, run.config.data?.id, c, classes, names());
    const head = (/** @type {number} */ c) => [classMark(c), make('span', {class: classes > 2 ? 'visually-hidden' : ''}, name(c))];
    cells = [];
    note.textContent = t(classes > 0 ? 'surface.confusion_hint' : 'surface.r2_hint');
    tables.replaceChildren(...(classes === 0 ? [] : /** @type {const} */ (['train', 'test']).map((part) => make('table', {class: 'values'},
        make('caption', {}, t(part === 'train' ? 'surface.of_training' : 'surface.of_test')),
        make('thead', {}, make('tr', {}, make('td', {}), ...Array.from({length: classes}, (_, c) => make('th', {scope: 'col'}, ...head(c))))),
        make('tbody', {}, ...Array.from({length: classes}, (_, c) => make('tr', {}, make('th', {scope: 'row'}, ...head(c)),
            ...Array.from({length: classes}, (_, other) => {
              const cell = make('td', {class: c === other ? 'right' : ''});
              cells.push(cell);
              return cell;
            }))))))));
  }

  /** @type {import('./parts.d.ts').Watcher} */
  const watcher = {
    request: () => (details.open && run.classes > 0 ? REQUEST : null),
    show({parts}) {
      for (const [i, cell] of cells.entries()) {
        const text = formatNumber(parts.confusion[i]);
        if (cell.textContent !== text) cell.textContent = text;
      }
    },
    interval: INTERVAL,
  };
  details.addEventListener('toggle', () => run.refresh(watcher));
  const ends = [run.watch(watcher), run.on('measured', showScore), run.on('rebuilt', () => {
    build();
    showScore();
  })];
  build();
  showScore();
  return {
    element: details,
    destroy() {
      for (const end of ends) end();
    },
  };
}
