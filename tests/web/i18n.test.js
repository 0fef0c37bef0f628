// The texts of the page: the same keys in both languages, and nothing empty, shouted or left over.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import test from 'node:test';

import {flatten} from '../../web/i18n/flatten.js';
import {createTranslator, languages, resolveLanguage, translator} from '../../web/i18n/index.js';
import {longName, NAMES, searchText} from '../../web/i18n/names.js';
import {formatNumber} from '../../web/i18n/numbers.js';
import {en, zhHans} from './texts.js';

const texts = {en, 'zh-Hans': zhHans};
const WEB = new URL('../../web/', import.meta.url);

/** @param {string} text */
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
/** @param {string} text */
const markup = (text) => [...text.matchAll(/`([^`]+)`|\]\((\w+)\)/g)].map(([, code, id]) => code ?? id).sort();

test('both languages have the same keys', () => {
  assert.deepEqual(Object.keys(en).filter((key) => !(key in zhHans)), [], 'only in English');
  assert.deepEqual(Object.keys(zhHans).filter((key) => !(key in en)), [], 'only in Chinese');
  assert.ok(Object.keys(en).length > 250);
});

test('a text has the same placeholders, code and glossary terms in both languages', () => {
  for (const key of Object.keys(en)) {
    assert.deepEqual(placeholders(zhHans[key]), placeholders(en[key]), key);
    assert.deepEqual(markup(zhHans[key]), markup(en[key]), key);
  }
});

test('glossary terms in running text exist', () => {
  for (const [key, text] of Object.entries(en)) {
    for (const [, id] of text.matchAll(/\]\((\w+)\)/g)) assert.ok(`glossary.${id}.text` in en, `${key}: ${id}`);
  }
});

test('no text is empty, shouts, or has stray spaces', () => {
  for (const [lang, messages] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(messages)) {
      assert.match(text, /\S/, `${lang} ${key}`);
      assert.doesNotMatch(text, /[!！]/, `${lang} ${key}`);
      if (/[\p{L}]/u.test(text)) assert.doesNotMatch(text, /^\s|\s$| {2}/, `${lang} ${key}`);  // else it joins a list
    }
  }
});

test('numbers in texts have a true minus sign, and the English has no straight apostrophes', () => {
  for (const [lang, messages] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(messages)) {
      // Code has the keyboard's minus sign, and so have the links that problems speak of.
      const prose = key.startsWith('problem.') ? '' : text.replace(/`[^`]*`/g, '');
      assert.doesNotMatch(prose, /(^|[\s(（])-\d/, `${lang} ${key}`);
      assert.doesNotMatch(prose, /\w'\w/, `${lang} ${key}`);
    }
  }
});

test('Chinese texts are Chinese, with Chinese punctuation', () => {
  for (const [key, text] of Object.entries(zhHans)) {
    if (!/\p{Script=Han}/u.test(text)) continue;
    assert.doesNotMatch(text, /\p{Script=Han}[,;:?.]/u, key);
    assert.doesNotMatch(text, /\p{Script=Han} \p{Script=Han}(?!\S*=)/u, key);
  }
  for (const key of Object.keys(en).filter((candidate) => /\.(use|trouble|text)$/.test(candidate) && /^(functions|glossary)/.test(candidate))) {
    assert.match(zhHans[key], /\p{Script=Han}/u, key);
  }
});

test('every literal key that the page asks for exists', () => {
  const files = ['.', 'view', 'elements'].flatMap((folder) => {
    const url = new URL(`${folder}/`, WEB);
    try {
      return readdirSync(url).filter((name) => name.endsWith('.js')).map((name) => new URL(name, url));
    } catch {
      return [];  // not every folder exists in every version
    }
  });
  const asked = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bt\('([^'$]+)'/g)].map(([, key]) => key));
  assert.ok(asked.length > 20);
  assert.deepEqual(asked.filter((key) => !(key in en)), []);
});

test('the glossary and the functions have whole entries', () => {
  for (const key of Object.keys(en)) {
    const [, group, id, part] = /^(glossary|functions)\.(\w+)\.(\w+)/.exec(key) ?? [];
    if (group === 'glossary') assert.ok(['name', 'text'].includes(part), key);
    if (group === 'functions') {
      assert.ok(['use', 'trouble', 'frameworks', 'smooth'].includes(part), key);
      assert.ok(`functions.${id}.use` in en && `functions.${id}.trouble` in en, key);
      assert.ok(id in NAMES, key);
    }
  }
});

test('a translator fills placeholders and complains of what is missing', () => {
  /** @type {string[]} */
  const problems = [];
  const t = createTranslator({greet: '{a} and {b}'}, 'en', (problem) => problems.push(problem));
  assert.equal(t('greet', {a: 1, b: '{a}'}), '1 and {a}');
  assert.deepEqual(problems, []);
  assert.equal(t('greet', {a: 1}), '1 and {b}');
  assert.equal(t('toString'), 'toString');
  assert.equal(problems.length, 2);
  assert.equal(t.has('greet'), true);
  assert.equal(t.has('toString'), false);
});

test('each language loads', async () => {
  assert.deepEqual(languages, ['en', 'zh-Hans']);
  for (const lang of languages) {
    const t = await translator(lang);
    assert.equal(t.lang, lang);
    assert.equal(t('dialog.close'), texts[lang]['dialog.close']);
  }
});

test('groups become flat keys', () => {
  assert.deepEqual(flatten({a: {b: {c: '1'}, d: '2'}}, {'a.e': '3'}), {'a.b.c': '1', 'a.d': '2', 'a.e': '3'});
});

test('the language comes from the link, then the stored choice, then the browser', () => {
  assert.equal(resolveLanguage({hash: 'zh-Hans', stored: 'en', navigatorLanguages: ['en']}), 'zh-Hans');
  assert.equal(resolveLanguage({hash: null, stored: 'en', navigatorLanguages: ['zh-CN']}), 'en');
  assert.equal(resolveLanguage({hash: 'xx', stored: null, navigatorLanguages: ['fr', 'zh-CN', 'en']}), 'zh-Hans');
  assert.equal(resolveLanguage({navigatorLanguages: ['fr-FR', 'de']}), 'en');
  assert.equal(resolveLanguage({}), 'en');
});

for (const tag of ['zh', 'zh-CN', 'zh-SG', 'zh-Hans', 'zh-Hans-CN', 'zh-TW', 'zh-HK', 'ZH-hant']) {
  test(`${tag} is read in Simplified Chinese`, () => assert.equal(resolveLanguage({navigatorLanguages: [tag]}), 'zh-Hans'));
}

const NUMBERS = [
  [0, '0'], [-0, '0'], [1, '1'], [-1.5, '−1.5'], [0.1 + 0.2, '0.3'], [-0.27846454276107380, '−0.2785'], [1234.5, '1235'],
  [Infinity, '∞'], [-Infinity, '−∞'], [NaN, 'NaN'], [1e-9, '1×10⁻⁹'], [-2.0612e-9, '−2.061×10⁻⁹'], [1e6, '1×10⁶'],
  [1.25e300, '1.25×10³⁰⁰'], [999999, '1000000'], [5e-324, '4.941×10⁻³²⁴'],
];
for (const [value, text] of NUMBERS) {
  test(`${value} is written ${text}`, () => assert.equal(formatNumber(/** @type {number} */ (value)), text));
}

test('a fixed number of decimals keeps the width of a read-out', () => {
  assert.equal(formatNumber(1, {decimals: 2}), '1.00');
  assert.equal(formatNumber(-0.34941, {decimals: 4}), '−0.3494');
  assert.equal(formatNumber(-0.001, {decimals: 2}), '0.00');
  assert.equal(formatNumber(1e-9, {decimals: 4}), '0.0000');
  assert.equal(formatNumber(-2.5e7, {decimals: 4}), '−2.5×10⁷');
  assert.equal(formatNumber(Math.PI, {significant: 17}), '3.141592653589793');
});

test('a function is found by its names and nicknames in both languages', () => {
  const elu = {id: 'elu', name: 'ELU', aliases: ['exp linear']};
  for (const word of ['elu', '指数线性', 'exponential linear unit', 'exp linear']) assert.ok(searchText(elu).includes(word), word);
  assert.ok(searchText({id: 'relu', name: 'ReLU'}).includes('整流'));
  assert.equal(searchText({id: 'my_row', name: 'My Row'}), 'my_row my row my row');
  assert.equal(longName(elu, 'en'), 'exponential linear unit');
  assert.equal(longName(elu, 'zh-Hans'), '指数线性单元');
  assert.equal(longName({id: 'my_row', name: 'My Row'}, 'zh-Hans'), 'My Row');
});

test('no text of the page or of the facts is left over', () => {
  const sources = (folder, kind) => readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const url = new URL(entry.name + (entry.isDirectory() ? '/' : ''), folder);
    if (entry.isDirectory()) return /^(i18n|wasm)$/.test(entry.name) ? [] : sources(url, kind);
    return kind.test(entry.name) ? [readFileSync(url, 'utf8')] : [];
  });
  const web = sources(WEB, /\.js$/).join('\n');
  const core = sources(new URL('../src/', WEB), /\.(cpp|h)$/).join('\n');
  const prefixes = [...new Set([...web.matchAll(/`(\w+\.\w*)\$\{\w/g)].map(([, prefix]) => prefix))];
  const isId = (word) => /^\d$/.test(word) || [`'${word}'`, `"${word}"`, `${word}:`].some((quoted) => web.includes(quoted) || core.includes(quoted));
  const isAsked = (key) => web.includes(`'${key}'`) || prefixes.some((prefix) => key.startsWith(prefix) && isId(key.slice(prefix.length)));
  const keys = Object.keys(en).filter((key) => !/^(functions|glossary|parameters)\./.test(key));
  assert.ok(keys.length > 150);
  assert.deepEqual(keys.filter((key) => !isAsked(key)), []);
});
