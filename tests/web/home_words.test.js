// Every mistake in a network's file has a sentence, and all that the sentence needs is there.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {en, zhHans} from './texts.js';

/** @param {string} file */
const source = (file) => readFileSync(new URL(`../../web/${file}`, import.meta.url), 'utf8');

test('every code has a sentence in both languages, and every sentence a code', () => {
  const code = ['state/json_checks.js', 'state/network_json.js', 'view/play/home_read.js'].map(source).join('\n');
  // One code, or one of two: FileError(low === high ? 'wrong_length' : 'wrong_lengths', ...)
  const codes = new Set([...code.matchAll(/new FileError\(([^,]+),/g)].flatMap(([, first]) => /\? '(\w+)' : '(\w+)'$/.exec(first)?.slice(1) ?? [first.replaceAll("'", '')]));
  assert.ok(codes.size > 15);
  for (const one of codes) for (const texts of [en, zhHans]) assert.ok(`home.error_${one}` in texts, one);
  const ofState = ['choice', 'range'];
  for (const key of Object.keys(en)) if (key.startsWith('home.error_')) assert.ok(codes.has(key.slice(11)) || ofState.includes(key.slice(11)), key);
});
