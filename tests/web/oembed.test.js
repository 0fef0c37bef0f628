// The pages that name a frame by oEmbed: every preset is a state without problems, and each page leads to its frame.
import assert from 'node:assert/strict';
import test from 'node:test';

import {loadCore} from '../../web/core.js';
import {decode, trainerConfig} from '../../web/state.js';
import {PARTS} from '../../web/state/parts.js';
import {PAGES_LIST, oembedFiles} from '../tools/oembed.mjs';
import {PRESETS} from '../tools/oembed_presets.mjs';

const BASE = 'https://example.org/a%20b/v1/';
const core = await loadCore();
const files = oembedFiles(BASE);
const unescaped = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replace(/&(lt|gt|quot|amp);/g, (_, name) => ({lt: '<', gt: '>', quot: '"', amp: '&'})[name]);
const attributes = (html, name) => [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => unescaped(value));

for (const {name, hash, show, en, 'zh-Hans': zh} of PRESETS) {
  test(`${name} is a state without problems, told in both languages`, () => {
    const {state, problems} = decode(hash);
    assert.deepEqual(problems, []);
    assert.ok(hash.includes('&seed=') || state.view === 'softmax', 'the same run for every reader');
    for (const part of show) assert.ok(PARTS[state.view].includes(part), part);
    for (const {id, parameters} of [...state.functions, ...state.layers.map(({activation}) => activation)]) core.evaluate({id, parameters}, Float64Array.of(0));
    core.createTrainer(trainerConfig(state)).delete();
    for (const words of [en, zh]) assert.ok(words.title.length > 3 && words.description.length > 20 && !/[!！]/.test(words.title + words.description));
    assert.match(zh.description, /\p{Script=Han}/u);
  });
}

test('a page names its frame, its picture and the playground', () => {
  assert.ok(PRESETS.length >= 8 && PRESETS.length <= 12);
  assert.equal(new Set(PRESETS.map(({name}) => name)).size, PRESETS.length);
  for (const {name, hash} of PRESETS) {
    for (const [file, lang] of [[name, 'en'], [`${name}-zh-Hans`, 'zh-Hans']]) {
      const html = String(files.get(`oembed/${file}.html`));
      const alternate = attributes(html, 'href')[0];
      assert.equal(alternate, `${BASE}oembed/${file}.json`);
      const answer = JSON.parse(String(files.get(`oembed/${file}.json`)));
      const [refresh] = attributes(html, 'content').filter((content) => content.startsWith('0; url='));
      for (const address of [refresh.slice('0; url='.length), attributes(answer.html, 'src')[0]]) {
        const there = decode(address, () => '1');
        assert.deepEqual(there.problems, [], address);
        assert.equal(there.state.lang, lang);
        assert.deepEqual({...there.state, lang: null, show: null}, {...decode(hash, () => '1').state, lang: null, show: null});
      }
      assert.match(answer.html, /^<iframe src="[^"]+"[^<>]*><\/iframe>$/, 'the outermost element is the frame');
      assert.ok(attributes(answer.html, 'src')[0].startsWith(`${BASE}embed.html#`));
      assert.deepEqual([answer.version, answer.type, answer.width, typeof answer.height], ['1.0', 'rich', 720, 'number']);
      assert.ok(files.has(answer.thumbnail_url.slice(BASE.length)), answer.thumbnail_url);
      assert.ok(html.includes(`<html lang="${lang}">`));
    }
  }
});

test('the pictures have the size that is told of them', () => {
  for (const [name, content] of files) {
    if (name.endsWith('.png')) assert.deepEqual([content.readUInt32BE(16), content.readUInt32BE(20)], [1440, 900], name);
  }
});

test('the list has every page', () => {
  const list = JSON.parse(String(files.get(PAGES_LIST)));
  assert.deepEqual(Object.keys(list), ['en', 'zh-Hans']);
  for (const pages of Object.values(list)) {
    assert.equal(pages.length, PRESETS.length);
    for (const {url} of pages) assert.ok(files.has(url.slice(BASE.length)), url);
  }
});

test('an address that is none is refused, one without its last slash is mended', () => {
  assert.throws(() => oembedFiles('example.org'), /Invalid URL/);
  assert.throws(() => oembedFiles('file:///tmp/'), /https/);
  const mended = String(oembedFiles('https://example.org/v1').get('oembed/spiral.html'));
  assert.match(mended, /https:\/\/example\.org\/v1\/oembed\/spiral\.json/);
});
