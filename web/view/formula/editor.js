// The box of a formula of the reader's own: text with its error underlined at its place, the formula as printed, its name, and
// whether this device keeps it. What cannot be read yet leaves the last curve as it is.

import {MAX_NAME} from '../../state.js';
import {HIDDEN, redefined} from '../../state/own.js';
import {equation, fit, marked} from '../card.js';
import {make, setAttribute} from '../make.js';
import {setHint, withHint} from '../play/hint.js';
import {activeElement} from '../root.js';
import {FUNCTIONS, errorWords, inOneLine} from './language.js';
import {without} from './model.js';
import {completed} from './own.js';
import {forget, isSaved, save} from './saved.js';

/** @typedef {import('../functions.js').Context} Context */
/** @typedef {import('../../state.js').OwnFunction} OwnFunction */

const F_IS = '<mi>f</mi><mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo><mo>=</mo>';
const SIGNS = ['x', '+', '-', '*', '/', '^', '(', ')', ',', '<', '<=', '>', '>=', '==', '!=', 'pi', 'e'];

/** @param {Context} context @param {(text: string) => void} say @param {{onKept: () => void, onDeleted: () => void}} hooks onKept: what this device keeps has changed;
 * onDeleted: the editor goes away, with whoever is in it */
export function createEditor({core, session, t}, say, {onKept, onDeleted}) {
  const name = make('input', {type: 'text', class: 'formula-name', id: 'formula-name', maxlength: MAX_NAME, autocomplete: 'off', 'aria-describedby': 'formula-name-hint'});
  const box = make('textarea', {class: 'formula-text', id: 'formula-text', rows: 1, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off',
    'aria-describedby': 'formula-text-hint formula-error'});
  const echo = make('div', {class: 'formula-echo', 'aria-hidden': 'true'});
  const wrong = make('span', {class: 'error'});
  const status = make('p', {class: 'formula-status', id: 'formula-error', role: 'status'}, wrong);
  const printed = make('div', {class: 'formula-printed'});
  const keep = make('button', {type: 'button', class: 'button', onclick: () => keepIt()});
  const keepHint = withHint(keep, t('formula.save_hint'));
  const remove = withHint(make('button', {type: 'button', class: 'button', onclick: () => deleteIt()}, t('formula.delete')), t('formula.delete_hint'));
  const element = make('section', {class: 'formula-editor', 'aria-label': t('formula.section'), hidden: true},
      make('div', {class: 'formula-row'}, make('label', {for: 'formula-text'}, t('formula.text')), make('div', {class: 'formula-box'}, echo, box)),
      make('div', {class: 'formula-notes'}, make('p', {class: 'hint', id: 'formula-text-hint'}, ...marked(t('formula.text_hint'), t)), status),
      printed,
      make('details', {class: 'formula-words'}, make('summary', {}, t('formula.words')), make('p', {class: 'hint'}, ...marked(t('formula.words_hint'), t)),
          make('div', {class: 'chips'}, ...SIGNS.map((text) => chip(text, text, text.length)),
              ...Object.entries(FUNCTIONS).map(([word, count]) => chip(word, `${word}(${', '.repeat(count - 1)})`, word.length + 1)))),
      make('div', {class: 'formula-row'}, make('label', {for: 'formula-name'}, t('formula.name')), name,
          make('span', {class: 'hint visually-hidden', id: 'formula-name-hint'}, t('formula.name_hint')),
          make('span', {class: 'formula-actions'}, keepHint, remove)));

  /** What the box was last filled with, or what it gave. */
  let [shownId, taken] = ['', ''];
  /** Of names that are not in the text just now: typing `beta` anew brings its slider back as it was. @type {Map<string, OwnFunction['parameters'][number]>} */
  const remembered = new Map();

  const current = () => {
    const {functions, selected, own} = session.state;
    return own.find(({id}) => id === functions[selected].id) ?? null;
  };

  /** @param {string} word @param {string} text @param {number} caret where the cursor is after it */
  function chip(word, text, caret) {
    return make('button', {type: 'button', class: 'chip', 'aria-label': t('formula.insert', {text: word}), onclick: () => {
      const at = box.selectionStart;
      box.setRangeText(text, at, box.selectionEnd, 'end');
      box.setSelectionRange(at + caret, at + caret);
      box.focus({preventScroll: true});
      read();
    }}, word);
  }

  /** @param {{offset: number, length: number} | null} blamed */
  function underline(blamed) {
    const text = box.value;
    const [from, to] = blamed ? [blamed.offset, blamed.offset + blamed.length] : [text.length, text.length];
    echo.replaceChildren(text.slice(0, from), ...(to > from ? [make('mark', {}, text.slice(from, to))] : []), `${text.slice(to)}\u200b`);
  }

  /** @param {string} mathml */
  function print(mathml) {
    const box = equation(F_IS, mathml, t('card.definition'), t);
    printed.replaceChildren(box);
    fit(box);
  }

  function read() {
    const own = current();
    if (!own) return;
    const text = inOneLine(box.value);
    for (const parameter of own.parameters) remembered.set(parameter.name, parameter);
    const result = completed(core, {...own, formula: text, parameters: [...remembered.values()]});
    if (!result.own) {
      underline(result.error);
      wrong.textContent = t('formula.last_good', {error: errorWords(result.error, text, t)});
      setAttribute(box, 'aria-invalid', true);
      return;
    }
    taken = text;
    clear();
    print(result.mathml);
    session.set(redefined(session.state, result.own));
  }

  function clear() {
    underline(null);
    wrong.textContent = '';
    setAttribute(box, 'aria-invalid', false);
  }

  function keepIt() {
    const own = current();
    if (!own) return;
    const isDone = isSaved(own) === 'yes' ? forget(own.name) : save(own);
    if (!isDone) wrong.textContent = t('formula.not_kept');
    showKept();
    onKept();
  }

  function deleteIt() {
    const own = current();
    const changes = own && without(session.state, own.id, {id: 'elu', parameters: {}});
    if (!changes) return void say(wrong.textContent = t('formula.in_network'));
    session.set(changes, {push: true});
    onDeleted();
  }

  function showKept() {
    const own = current();
    if (!own) return;
    const kept = isSaved(own);
    keep.textContent = t({no: 'formula.save', changed: 'formula.save_changes', yes: 'formula.forget'}[kept]);
    setHint(keepHint, t(kept === 'yes' ? 'formula.forget_hint' : 'formula.save_hint'));
  }

  box.addEventListener('input', read);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();  // a formula has one line
  });
  name.addEventListener('input', () => {
    const own = current();
    const text = name.value.replace(HIDDEN, ' ').trim();
    setAttribute(name, 'aria-invalid', text === '');
    if (own && text !== '') session.set(redefined(session.state, {...own, name: text}));
  });
  name.addEventListener('blur', () => {
    name.value = current()?.name ?? '';
    setAttribute(name, 'aria-invalid', false);
  });

  function update() {
    const own = current();
    element.hidden = own === null;
    if (!own) return;
    if (own.id !== shownId) remembered.clear();
    if (own.id !== shownId || own.formula !== taken) {
      [shownId, taken] = [own.id, own.formula];
      box.value = own.formula;
      clear();
      const compiled = core.compileFormula(own.formula);
      if (compiled.ok) print(compiled.mathml);
    }
    if (activeElement() !== name) name.value = own.name;
    showKept();
  }

  return {
    element,
    update,
    /** Puts the cursor into the box, which may have been away until now. */
    focus() {
      update();
      box.focus({preventScroll: true});
      box.select();
    },
  };
}
