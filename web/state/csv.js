// Points as comma-separated text: read with or without a header, however spreadsheets write it, and written.
//
// Two columns are x1 and the answer, three are x1, x2 and the answer. The separator is a tab, a semicolon or a comma,
// narrow or wide; with all but the narrow comma, numbers may have a decimal comma. All mistakes are found, each with its line and column, both
// counted from 1 as an editor counts them (the column as a spreadsheet does).

import {MAX_WORD} from './codecs.js';

export const MAX_ROWS = 5000;
export const MAX_NAMES = 6;
const MAX_ERRORS = 50;
const SEPARATORS = ['\t', ';', '；', '，', ','];

/** The text of a file. Spreadsheets on a Chinese Windows write GB 18030, and UTF-16 where "Unicode text" is asked for.
 * @param {ArrayBuffer} bytes @returns {{text: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'}} */
export function decodeText(bytes) {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (marked) return {text: new TextDecoder(marked).decode(bytes), encoding: marked};
  try {
    return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes), encoding: 'utf-8'};
  } catch {
    return {text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030'};
  }
}

/** @typedef {{line: number, column: number, code: string, detail: Record<string, string | number>}} CsvError */
/** @typedef {{cells: string[], line: number}} Row */
/** @typedef {[number, number, number]} Triple */
/**
 * @typedef {{ok: true, points: Triple[], problem: 'classification' | 'regression', classes: number, names: string[]}} CsvPoints
 * names: of the classes, in order; none where the labels are -1 and 1, or values
 */

/** The cells of all rows that are not empty; quoted cells may hold separators, line ends and doubled quotes.
 * @param {string} text @param {string} separator @returns {{rows: Row[], error: CsvError | null}} */
function split(text, separator) {
  const rows = /** @type {Row[]} */ ([]);
  let cells = /** @type {string[]} */ ([]);
  let cell = '';
  let line = 1;
  let first = 1;
  let quoteLine = 0;
  let isQuoted = false;
  let wasQuoted = false;
  const endRow = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    // Spreadsheets end rows with separators where another row is longer.
    while (cells.length > 1 && cells[cells.length - 1] === '') cells.pop();
    if (cells.length > 1 || cells[0] !== '') rows.push({cells, line: first});
    [cells, cell, wasQuoted, first] = [[], '', false, line];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    const isEnd = sign === '\n' || sign === '\r';
    if (isEnd && !(sign === '\n' && text[i - 1] === '\r')) line++;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '' && !wasQuoted) {
      [isQuoted, wasQuoted, cell, quoteLine] = [true, true, '', line];
    } else if (sign === separator) {
      cells.push(wasQuoted ? cell : cell.trim());
      [cell, wasQuoted] = ['', false];
    } else if (isEnd) {
      if (!(sign === '\n' && text[i - 1] === '\r')) endRow();
    } else if (!wasQuoted || sign.trim() !== '') {
      cell += sign;
    }
  }
  const error = isQuoted ? {line: quoteLine, column: cells.length + 1, code: 'open_quote', detail: {}} : null;
  endRow();
  return {rows, error};
}

/** The one that gives most of the first rows two or three cells. @param {string} text */
function separatorOf(text) {
  let best = ',';
  let most = 0;
  for (const separator of SEPARATORS) {
    const {rows} = split(text.slice(0, 20_000), separator);
    const good = rows.slice(0, 50).filter(({cells}) => cells.length === 2 || cells.length === 3).length;
    if (good > most) [best, most] = [separator, good];
  }
  return best;
}

/** @param {string} cell @param {boolean} hasComma whether a comma is a decimal point @returns {number} NaN if it is none */
function numberOf(cell, hasComma) {
  const plain = (hasComma ? cell.replace(',', '.') : cell).normalize('NFKC').replace('−', '-');
  return plain.length <= 100 && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) + 0 : NaN;
}

/**
 * @param {string} text
 * @param {'classification' | 'regression'} problem of the page, for labels that may be either
 * @returns {CsvPoints | {ok: false, errors: CsvError[], count: number}} count: of all mistakes, the first of which are listed
 */
export function parseCsv(text, problem) {
  const clean = text.replace(/^\ufeff/, '');
  const separator = separatorOf(clean);
  const {rows, error} = split(clean, separator);
  if (error) return {ok: false, errors: [error], count: 1};
  /** @type {CsvError[]} */
  const errors = [];
  const number = (/** @type {string} */ cell) => numberOf(cell, separator !== ',');
  // A row of words on top is a header; one with a number among them is a row with a mistake.
  const [top] = rows;
  const width = (rows[1] ?? top)?.cells.length ?? 0;
  const isAlone = rows.length === 1 && (width < 2 || width > 3);
  const isHeader = rows.length > 0 && !isAlone && top.cells.slice(0, Math.max(1, width - 1)).every((cell) => Number.isNaN(number(cell)) && cell !== '');
  const body = isHeader ? rows.slice(1) : rows;
  if (body.length === 0) return {ok: false, errors: [{line: 1, column: 1, code: 'empty', detail: {}}], count: 1};
  if (body.length > MAX_ROWS) {
    return {ok: false, errors: [{line: body[MAX_ROWS].line, column: 1, code: 'too_many_rows', detail: {n: body.length, limit: MAX_ROWS}}], count: 1};
  }
  const columns = body[0].cells.length;
  if (columns !== 2 && columns !== 3) {
    return {ok: false, errors: [{line: body[0].line, column: Math.min(columns, 4), code: 'columns', detail: {n: columns}}], count: 1};
  }
  /** @type {[number, number, string, Row][]} */
  const read = [];
  for (const row of body) {
    const {cells, line} = row;
    if (cells.length !== columns) {
      errors.push({line, column: Math.min(cells.length, columns) + 1, code: 'ragged', detail: {n: cells.length, expected: columns}});
      continue;
    }
    const coordinates = cells.slice(0, -1).map(number);
    for (const [i, value] of coordinates.entries()) {
      if (!Number.isFinite(value)) errors.push({line, column: i + 1, code: cells[i] === '' ? 'missing' : 'not_a_number', detail: {value: shortened(cells[i])}});
    }
    const label = cells[columns - 1];
    if (label === '') errors.push({line, column: columns, code: 'missing', detail: {value: ''}});
    read.push([coordinates[0], coordinates[1] ?? 0, label, row]);
  }
  const answers = answersOf(read, columns, number, problem, errors);
  if (errors.length > 0) return {ok: false, errors: errors.slice(0, MAX_ERRORS), count: errors.length};
  const {labelOf, ...rest} = answers;
  return {ok: true, ...rest, points: read.map(([x, y, label]) => [x, y, labelOf(label)])};
}

/** @param {string} cell */
const shortened = (cell) => (cell.length > 30 ? `${cell.slice(0, 30)}…` : cell);

/** What the last column says: values, or names of classes. Few numbers are classes where the page has a classification.
 * @param {[number, number, string, Row][]} read @param {number} columns @param {(cell: string) => number} number
 * @param {'classification' | 'regression'} problem @param {CsvError[]} errors */
function answersOf(read, columns, number, problem, errors) {
  const words = read.filter(([, , label]) => label !== '' && !Number.isFinite(number(label)));
  const distinct = new Set(read.map(([, , label]) => (words.length > 0 ? label : String(number(label)))));
  const isNumeric = words.length === 0;
  // A few words among numbers are mistakes, not names.
  if (!isNumeric && words.length * 2 < read.length && distinct.size > MAX_NAMES) {
    for (const [, , label, {line}] of words) errors.push({line, column: columns, code: 'not_a_number', detail: {value: shortened(label)}});
    return {problem, classes: 2, names: [], labelOf: () => 0};
  }
  if (isNumeric && (problem === 'regression' || distinct.size > MAX_NAMES)) {
    return {problem: /** @type {const} */ ('regression'), classes: 2, names: [], labelOf: number};
  }
  const names = [...distinct].filter((name) => name !== '');
  if (isNumeric) names.sort((a, b) => Number(a) - Number(b));
  if (names.length > MAX_NAMES) {
    const late = /** @type {[number, number, string, Row]} */ (read.find(([, , label]) => label === names[MAX_NAMES]));
    errors.push({line: late[3].line, column: columns, code: 'too_many_names', detail: {n: names.length, limit: MAX_NAMES, value: shortened(late[2])}});
  }
  for (const long of names.filter(({length}) => length > MAX_WORD)) {
    const {line} = /** @type {[number, number, string, Row]} */ (read.find(([, , label]) => label === long))[3];
    errors.push({line, column: columns, code: 'long_name', detail: {value: shortened(long), limit: MAX_WORD}});
  }
  const isSigns = isNumeric && names.every((name) => name === '-1' || name === '1');
  const classes = Math.max(2, names.length);
  const index = (/** @type {string} */ label) => names.indexOf(isNumeric ? String(number(label)) : label);
  return {
    problem: /** @type {const} */ ('classification'), classes, names: isSigns ? [] : names,
    labelOf: (/** @type {string} */ label) => (isSigns ? number(label) : classes === 2 ? 2 * index(label) - 1 : index(label)),
  };
}

/** @param {string} name */
const quoted = (name) => (/[",;\t\r\n]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** What a spreadsheet and parseCsv read. @param {readonly (readonly [number, number, number])[]} points
 * @param {{classes: number, names: readonly string[]}} answers classes: 0 of a regression */
export function writeCsv(points, {classes, names}) {
  const index = (/** @type {number} */ label) => (classes === 2 ? Number(label > 0) : label);
  const answer = (/** @type {number} */ label) => (classes > 0 ? quoted(names[index(label)] ?? String(label)) : String(label));
  return `x1,x2,label\n${points.map(([x, y, label]) => `${x},${y},${answer(label)}\n`).join('')}`;
}
