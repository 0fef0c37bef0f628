// Which function is meant by what is typed into the menu of a layer.
import assert from 'node:assert/strict';
import test from 'node:test';
import {loadCore} from '../../web/core.js';
import {translator} from '../../web/i18n/index.js';
import {longName} from '../../web/i18n/names.js';
import {decode} from '../../web/state.js';
import {entriesFor, meant} from '../../web/view/play/diagram_entries.js';

const core = await loadCore();
const t = await translator('zh-Hans', 'play');
Object.assign(globalThis, {localStorage: {getItem: () => null, setItem: () => {}}});

/** @param {string} typed */
function chosen(typed) {
  const context = /** @type {any} */ ({core, session: {state: decode('#seed=0.5').state}, t});
  const entries = entriesFor(context, typed, []).flatMap((group) => group.entries);
  return entries[meant(entries, typed)]?.value;
}

test('every name in any case, every id and every Chinese name means its own function', () => {
  for (const row of core.catalogue().activations) {
    const {id, name} = row;
    for (const typed of [name, name.toLowerCase(), ` ${name} `, longName(row, 'zh-Hans'), id]) {
      // What is searched are names: an id finds its function only where it is one of them.
      if (typed !== id || chosen(typed) !== undefined) assert.equal(chosen(typed), id, typed);
    }
  }
});

test('otherwise the first that begins so, or else the first', () => {
  assert.equal(chosen('quick'), 'quick_gelu');
  assert.equal(chosen('gel'), 'gelu');
  const entry = (/** @type {string} */ name) => ({value: name, name, words: '', spec: null});
  assert.equal(meant([entry('a x'), entry('b xy')], 'x'), 0);
  assert.equal(meant([entry('a x'), entry('xy')], 'x'), 1);
  assert.equal(meant([], 'x'), 0);
});
