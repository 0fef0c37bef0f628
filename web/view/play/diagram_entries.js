// What a layer's menu offers: the one place that knows. Families of the catalogue, found by name in both languages.

import {MAX_OWN} from '../../state.js';
import {longName} from '../../i18n/names.js';
import {added, draftSpec} from '../formula/model.js';
import {others} from '../formula/tiles.js';
import {matching} from '../order.js';

/**
 * value: what choosing it means to who opened the menu. words: said under the name. spec: what its stamp shows; null: nothing to draw.
 * @typedef {{value: string, name: string, words: string, spec: import('../../core.d.ts').Spec | null}} Entry
 * @typedef {{title: string, entries: Entry[]}} Group
 */

/** What stands before the name of a function that this device keeps and the link does not have. */
const KEPT = 'kept:';

/** The reader's own functions: those of the link, then those that this device keeps. @param {import('./parts.d.ts').PlayContext} context @returns {Entry[]} */
function ownEntries({core, session, t}) {
  const kept = others(session.state).flatMap((draft) => {
    const spec = draftSpec(core, draft);
    return spec ? [{value: KEPT + draft.name, name: draft.name, words: t('own_function.kept'), spec}] : [];
  });
  return [
    ...session.state.own.map(({id, name}) => ({value: id, name, words: t('own_function.about'), spec: {id}})),
    ...kept,
  ];
}

/** The id of what was chosen: a function that only this device kept is in the link from now on.
 * @param {import('./parts.d.ts').PlayContext} context @param {string} value @returns {string | null} null: there is no room for it */
export function chosenId({core, session, say, t}, value) {
  const draft = value.startsWith(KEPT) ? others(session.state).find(({name}) => KEPT + name === value) : undefined;
  if (!draft) return value;
  const result = added(core, session.state, draft);
  if (result) session.set({own: result.own});
  else say(t('own_function.full', {limit: MAX_OWN}));
  return result && result.id;
}

/** Which of these is meant most likely: the one of that very name, or else the first that begins so, or else the first.
 * @param {readonly Entry[]} entries @param {string} search what was typed */
export function meant(entries, search) {
  const typed = search.trim().toLowerCase();
  /** @type {((entry: Entry) => boolean)[]} */
  const ranks = [
    ({name, value, words}) => [name, value, words].some((text) => text.toLowerCase() === typed),
    ({name, value}) => [name, value].some((text) => text.toLowerCase().startsWith(typed)),
    ({words}) => words.toLowerCase().startsWith(typed),
  ];
  return Math.max(0, ranks.map((fits) => entries.findIndex(fits)).find((index) => index >= 0) ?? 0);
}

/**
 * @param {import('./parts.d.ts').PlayContext} context
 * @param {string} search what was typed
 * @param {Entry[]} first what stands before all families
 * @returns {Group[]} without those of which nothing is found
 */
export function entriesFor(context, search, first) {
  const {core, t} = context;
  const {activations, families} = core.catalogue();
  const found = matching(activations, {search, filter: []});
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  /** @param {Entry[]} entries */
  const fitting = (entries) => entries.filter(({name, words: about}) => words.every((word) => `${name} ${about}`.toLowerCase().includes(word)));
  return [{title: t('diagram.menu_first'), entries: fitting(first)}, {title: t('own_function.title'), entries: fitting(ownEntries(context))}, ...families.map((family) => ({
    title: t(`family.${family}`),
    entries: found.filter((row) => row.family === family).map((row) => ({value: row.id, name: row.name, words: longName(row, t.lang), spec: {id: row.id}})),
  }))].filter(({entries}) => entries.length > 0);
}
