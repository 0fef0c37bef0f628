// Errors of formulas in the reader's words, and the words of the language that a press puts in.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {createTranslator} from '../../web/i18n/index.js';
import {FUNCTIONS, advice, errorWords, inOneLine} from '../../web/view/formula/language.js';
import {en, zhHans} from './texts.js';

const core = await loadCore();
const [english, chinese] = [[en, 'en'], [zhHans, 'zh-Hans']].map(([texts, lang]) =>
  createTranslator(/** @type {any} */ (texts), /** @type {string} */ (lang), (problem) => assert.fail(problem)));

/** @param {string} text */
function refused(text) {
  const result = core.compileFormula(text);
  assert.ok(!result.ok, text);
  return result;
}

test('every function takes as many values as it is said to', () => {
  for (const [name, count] of Object.entries(FUNCTIONS)) {
    assert.ok(core.compileFormula(`${name}(${Array(count).fill('x').join(',')})`).ok, name);
    assert.equal(refused(`${name}(${Array(count + 1).fill('x').join(',')})`).code, 'wrong_argument_count', name);
  }
});

/** A text, what is underlined, and what the English sentence says. @type {[string, string, string, RegExp][]} */
const CASES = [
  ['', '', 'empty', /Type a formula/],
  ['x+', '+', 'unexpected_end', /missing after \+/],
  ['*x', '*', 'unexpected_token', /cannot start with \*/],
  ['x+/2', '/', 'unexpected_token', /missing before \//],
  ['x**2', '**', 'unexpected_token', /Write \^/],
  ['x,2', ',', 'unexpected_token', /comma stands only/],
  ['(x', '(', 'not_closed', /not closed/],
  ['x)', ')', 'not_opened', /closes nothing/],
  ['2x', '2x', 'implicit_product', /Write 2\*x/],
  ['sin x', 'sin x', 'missing_bracket', /Write sin\(x\)/],
  ['ln(x)', 'ln', 'unknown_function', /Did you mean log\?/],
  ['relu(x)', 'relu', 'unknown_function', /Did you mean max\(0, x\)\?/],
  ['foobar(x)', 'foobar', 'unknown_function', /foobar\*\(/],
  ['x(2)', 'x(', 'implicit_product', /Write x\*/],
  ['max(x)', 'max(x)', 'wrong_argument_count', /two values/],
  ['0<x<1', '<', 'chained_comparison', /Write if\(/],
  ['x×2', '×', 'unexpected_character', /Write \*/],
  ['x$', '$', 'unexpected_character', /\$ is not part/],
  ['1e999', '1e999', 'number_too_large', /1e999 is larger/],
  [`${'('.repeat(40)}x${')'.repeat(40)}`, '(', 'too_deep', /32/],
  ['x+'.repeat(101), '+', 'too_long', /200/],
];

test('an error is underlined at its place and said in words, in both languages', () => {
  for (const [text, blamed, code, words] of CASES) {
    const error = refused(text);
    assert.equal(error.code, code, text);
    if (code !== 'too_long' && code !== 'too_deep') assert.equal(text.slice(error.offset, error.offset + error.length), blamed, text);
    assert.match(errorWords(error, text, english), words, text);
    assert.match(errorWords(error, text, chinese), /\p{Script=Han}/u, text);
    const instead = advice(error.message);
    if (instead) assert.ok(errorWords(error, text, chinese).includes(instead), `${text}: ${instead}`);
  }
});

test('a pasted formula is in one line', () => {
  assert.equal(inOneLine('x +\n  1'), 'x + 1');
});
