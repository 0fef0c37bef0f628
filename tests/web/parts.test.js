// Which parts of a view are shown, and what is said of names that are none.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode} from '../../web/state.js';
import {PARTS} from '../../web/state/parts.js';
import {isPartShown, unknownParts} from '../../web/view/parts.js';

const shown = (hash) => {
  const {state} = decode(hash, () => '1');
  return PARTS[/** @type {keyof typeof PARTS} */ (state.view)].filter((name) => isPartShown(state, name)).join(' ');
};
const all = PARTS.play.join(' ');

for (const [hash, expected] of [
  ['', all], ['#show=surface,network', 'network surface'], ['#show=nothing,of,this', all], ['#show=surface,nothing', 'surface'],
  ['#hide=health,links', all.replace('health ', '').replace(' links', '')], ['#links_hide=true&show=links,loss', 'loss'],
  ['#view=softmax&show=jacobian', 'jacobian'], ['#view=functions&show=plot,surface', 'plot'],
]) {
  test(`${hash || 'nothing'} shows ${expected.length > 40 ? `${expected.slice(0, 40)}…` : expected}`, () => assert.equal(shown(hash), expected));
}

test('names that are no parts of the view are told, with those that are', () => {
  const {state} = decode('#show=surface,legend&locked=all,curve,moon', () => '1');
  const problems = unknownParts(state);
  assert.deepEqual(problems.map(({key, value, code}) => [key, value, code]), [['show', 'legend', 'not_a_choice'], ['locked', 'moon', 'not_a_choice']]);
  assert.match(String(problems[0].detail.accepted), /surface/);
});
