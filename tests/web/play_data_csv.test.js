// Points as comma-separated text: what people paste is read, what is wrong is named where it is.
import assert from 'node:assert/strict';
import test from 'node:test';

import {decodeText, MAX_ROWS, parseCsv, writeCsv} from '../../web/state/csv.js';

/** @param {string} text @param {'classification' | 'regression'} [problem] */
function read(text, problem = 'classification') {
  const result = parseCsv(text, problem);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

/** @param {string} text @param {'classification' | 'regression'} [problem] */
function mistakes(text, problem = 'classification') {
  const result = parseCsv(text, problem);
  assert.ok(!result.ok, JSON.stringify(result));
  return result.errors.map(({line, column, code}) => `${line}:${column} ${code}`);
}

const TWO = [[1.5, 2, -1], [-3, 0.25, 1]];

for (const [name, text] of Object.entries({
  'plain': '1.5,2,-1\n-3,.25,1\n',
  'a header': 'x1,x2,label\n1.5,2,-1\n-3,0.25,1',
  'a Chinese header': '横,纵,标签\n1.5,2,-1\n-3,0.25,1',
  'tabs': '1.5\t2\t-1\n-3\t0.25\t1\n',
  'semicolons': '1.5;2;-1\n-3;0.25;1\n',
  'decimal commas': '1,5;2;-1\n-3;0,25;1\n',
  'decimal commas with tabs': 'a\tb\tc\n1,5\t2\t-1\n-3\t0,25\t1',
  'a byte order mark and CRLF': '\ufeffx;y;z\r\n1.5;2;-1\r\n-3;0.25;1\r\n',
  'old line ends': '1.5,2,-1\r-3,0.25,1\r',
  'quotes': '"x, first","y ""second""",label\n"1.5","2",-1\n"-3" , 0.25 ,"1"\n',
  'blank lines, spaces and empty cells at the end': '\n\n  1.5 , 2 , -1 ,,\n , , \n-3,0.25,1,\n\n',
  'a plus, exponents and true minus signs': '+1.5,2e0,−1\n−3,25E-2,1\n',
  'full-width digits': '１.５;２;-１\n-３;0.25;1\n',
})) {
  test(`reads ${name}`, () => assert.deepEqual(read(text).points, TWO));
}

test('quoted cells may span lines', () => {
  const {points, names} = read('x,y,kind\n1,2,"a\nb"\n3,4,"c ""d"""\n');
  assert.deepEqual(points, [[1, 2, -1], [3, 4, 1]]);
  assert.deepEqual(names, ['a\nb', 'c "d"']);
});

test('two columns are one input and the answer', () => {
  assert.deepEqual(read('1,0.5\n2,0.75\n', 'regression').points, [[1, 0, 0.5], [2, 0, 0.75]]);
  assert.deepEqual(read('x;y\n1,5;-1\n2;1\n').points, [[1.5, 0, -1], [2, 0, 1]]);
});

test('labels are signs, names in the order of their coming, or numbers in their own', () => {
  assert.deepEqual(read('1,2,1\n3,4,-1').names, []);
  const named = read('1,2,dog\n3,4,cat\n5,6,dog\n7,8,cow');
  assert.deepEqual([named.names, named.classes, named.points.map(([, , label]) => label)], [['dog', 'cat', 'cow'], 3, [0, 1, 0, 2]]);
  const numbered = read('1,2,10\n3,4,2\n5,6,2.0');
  assert.deepEqual([numbered.names, numbered.points.map(([, , label]) => label)], [['2', '10'], [1, -1, -1]]);
  assert.equal(read('1,2,3').classes, 2);
});

test('what the answers are decides what is predicted, where they leave no choice', () => {
  assert.equal(read('1,2,1\n3,4,-1', 'regression').problem, 'regression');
  assert.equal(read('1,2,a\n3,4,b', 'regression').problem, 'classification');
  assert.equal(read([1, 2, 3, 4, 5, 6, 7].map((n) => `0,0,${n / 10}`).join('\n')).problem, 'regression');
});

test('mistakes have their line and column, all of them', () => {
  assert.deepEqual(mistakes('1,2,1\n1,x,1\n\n"a",2,1\n1,,1\n1,2\n1,2,3,4\n1,2, \n1e999,2,1'),
      ['2:2 not_a_number', '4:1 not_a_number', '5:2 missing', '6:3 ragged', '7:4 ragged', '8:3 ragged', '9:1 not_a_number']);
  assert.deepEqual(mistakes('1,2,a\n1,2,"b\n3,4,5'), ['2:3 open_quote']);
  assert.deepEqual(mistakes('1\n2\n'), ['1:1 columns']);
  assert.deepEqual(mistakes('1,2,3,4\n1,2,3,4\n'), ['1:4 columns']);
  assert.deepEqual(mistakes(''), ['1:1 empty']);
  assert.deepEqual(mistakes('x,y,label\n'), ['1:1 empty']);
  assert.deepEqual(mistakes('x,y,label\n1,2,"a\nb"\nq,2,c'), ['4:1 not_a_number']);
});

test('a header is words only: a row with a number in it is a row with a mistake', () => {
  assert.deepEqual(mistakes('1.2x,3,1\n1,2,1'), ['1:1 not_a_number']);
});

test('six classes fit, a seventh is named', () => {
  const rows = [...'abcdef'].map((name) => `1,2,${name}`);
  assert.equal(read(rows.join('\n')).classes, 6);
  const result = parseCsv([...rows, '1,2,g'].join('\n'), 'classification');
  assert.deepEqual(!result.ok && result.errors[0], {line: 7, column: 3, code: 'too_many_names', detail: {n: 7, limit: 6, value: 'g'}});
});

test('a name that no link would hold is a mistake', () => {
  assert.equal(read(`1,2,${'n'.repeat(64)}\n3,4,m`).names[0].length, 64);
  const result = parseCsv(`1,2,m\n3,4,${'n'.repeat(65)}`, 'classification');
  assert.deepEqual(!result.ok && result.errors, [{line: 2, column: 3, code: 'long_name', detail: {value: `${'n'.repeat(30)}…`, limit: 64}}]);
});

test('commas and semicolons may be wide, and one line that is no point is no header', () => {
  assert.deepEqual(read('1，2，a\n3，4，b').points, [[1, 2, -1], [3, 4, 1]]);
  assert.deepEqual(read('1,5；2；a\n3；4；b').points, [[1.5, 2, -1], [3, 4, 1]]);
  assert.deepEqual(mistakes('hello'), ['1:1 columns']);
  assert.deepEqual(mistakes('x;y'), ['1:1 empty']);
});

test('a word among many values is a mistake, not a class', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7].map((n) => `0,0,${n}`);
  assert.deepEqual(mistakes([...rows, '0,0,n/a'].join('\n'), 'regression'), ['8:3 not_a_number']);
});

test('as many rows as a trainer takes, and not one more', () => {
  const rows = (/** @type {number} */ n) => Array.from({length: n}, (_, i) => `${i},0,1`).join('\n');
  assert.equal(read(rows(MAX_ROWS)).points.length, MAX_ROWS);
  assert.deepEqual(mistakes(`x,y,z\n${rows(MAX_ROWS + 1)}`), [`${MAX_ROWS + 2}:1 too_many_rows`]);
});

test('only the first mistakes are listed, and all are counted', () => {
  const result = parseCsv(`1,2,1\n${'1,x,1\n'.repeat(300)}`, 'classification');
  assert.ok(!result.ok && result.count === 300 && result.errors.length === 50);
});

test('what is written is read again', () => {
  const points = /** @type {[number, number, number][]} */ ([[1.5, -2, -1], [1e-7, 1 / 3, 1]]);
  assert.deepEqual(read(writeCsv(points, {classes: 2, names: []})).points, points);
  const three = /** @type {[number, number, number][]} */ ([[0, 1, 0], [1, 0, 1], [1, 1, 2]]);
  const names = ['a, b', 'c "d"', 'e\nf'];
  const back = read(writeCsv(three, {classes: 3, names}));
  assert.deepEqual([back.points, back.names], [three, names]);
  const values = /** @type {[number, number, number][]} */ ([[0, 1, 0.25], [1, 0, -3]]);
  assert.deepEqual(read(writeCsv(values, {classes: 0, names: []}), 'regression').points, values);
});

test('any text gives points or mistakes, quickly', () => {
  for (const text of ['"', '""', '",",', ',,,', ';;;\n;;', '\r\r\n', 'a'.repeat(1e5), '"'.repeat(1e5), ','.repeat(1e5), '\n'.repeat(1e5), '1,2,3\0', '𝟙,2,3']) {
    const result = parseCsv(text, 'classification');
    assert.ok(result.ok ? result.points.length > 0 : result.errors.length > 0, text.slice(0, 20));
  }
});

test('files are read in the encoding that they are written in: UTF-8, GB 18030 of Chinese Windows, UTF-16 with its mark', () => {
  const bytes = (/** @type {number[]} */ ...list) => Uint8Array.from(list).buffer;
  assert.deepEqual(decodeText(/** @type {any} */ (new TextEncoder().encode('1,2,猫').buffer)), {text: '1,2,猫', encoding: 'utf-8'});
  assert.deepEqual(decodeText(bytes(0x31, 0x2c, 0xc3, 0xa8)), {text: '1,è', encoding: 'utf-8'});
  assert.deepEqual(decodeText(bytes(0x31, 0x2c, 0xc3, 0xa8, 0x0a, 0x32, 0x2c, 0xb9, 0xb7)), {text: '1,猫\n2,狗', encoding: 'gb18030'});
  assert.deepEqual(decodeText(bytes(0xff, 0xfe, 0x31, 0x00, 0x2b, 0x73)), {text: '1猫', encoding: 'utf-16le'});
  assert.deepEqual(decodeText(bytes()), {text: '', encoding: 'utf-8'});
});
