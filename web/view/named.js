// The catalogue as the readers of a language call it: one place gives the rows their names, for all who show them. Everything
// else is the core's.

import {functionName} from '../i18n/names.js';

/** @typedef {import('../core.d.ts').Core} Core */
/** @typedef {import('../core.d.ts').Activation} Activation */
/** @typedef {import('./curves.js').Activations} Activations */

/** By id, with the names of a language; the rows may change meanwhile. @extends {Map<string, Activation>} */
class NamedRows extends Map {
  /** @type {WeakMap<Activation, Activation>} */
  #known = new WeakMap();
  #rows;
  #lang;
  /** @param {Activations} rows @param {string} lang */
  constructor(rows, lang) {
    super();
    this.#rows = rows;
    this.#lang = lang;
  }
  /** @param {Activation} row */
  named(row) {
    const found = this.#known.get(row) ?? {...row, name: functionName(row, this.#lang)};
    this.#known.set(row, found);
    return found;
  }
  /** @param {string} id */
  get(id) {
    const row = this.#rows.get(id);
    return row && this.named(row);
  }
  /** @param {string} id */
  has(id) {
    return this.#rows.has(id);
  }
}

/** One of each language for a core, so that whoever keeps things by the core finds them again.
 * @type {WeakMap<Core, Map<string, {core: Core, activations: Activations}>>} */
const spokenBy = new WeakMap();

/** @param {Core} core @param {Activations} activations @param {string} lang */
export function inLanguage(core, activations, lang) {
  if (lang === 'en') return {core, activations};
  const known = spokenBy.get(core) ?? new Map();
  spokenBy.set(core, known);
  const found = known.get(lang);
  if (found) return found;
  const rows = new NamedRows(activations, lang);
  const catalogue = core.catalogue();
  const spoken = {...catalogue, activations: catalogue.activations.map((row) => rows.named(row))};
  const here = {core: /** @type {Core} */ ({...core, catalogue: () => spoken}), activations: /** @type {Activations} */ (rows)};
  known.set(lang, here);
  return here;
}
