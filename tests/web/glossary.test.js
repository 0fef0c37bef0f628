// The glossary: every entry is listed once, and stands alone.
import assert from 'node:assert/strict';
import test from 'node:test';

import {TERMS} from '../../web/view/glossary.js';
import {en, zhHans} from './texts.js';

test('the glossary lists every entry of the texts, once', () => {
  const ids = Object.keys(en).flatMap((key) => /^glossary\.(\w+)\.name$/.exec(key)?.[1] ?? []);
  assert.deepEqual([...TERMS].sort(), ids.sort());
});

test('definitions are short', () => {
  for (const id of TERMS) {
    assert.ok(en[`glossary.${id}.text`].length <= 200, `${id}: ${en[`glossary.${id}.text`].length} characters`);
    assert.ok(zhHans[`glossary.${id}.text`].length <= 80, `${id}: ${zhHans[`glossary.${id}.text`].length} characters`);
  }
});

test('a Chinese name gives the English term as well', () => {
  for (const id of TERMS) assert.match(zhHans[`glossary.${id}.name`], /\p{Script=Han}.*（[a-z -]+）$/u, id);
});
