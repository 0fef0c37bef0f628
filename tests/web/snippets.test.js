// The texts that authors paste: every format says the state, and nothing in a title or a hash leaves its place.
import assert from 'node:assert/strict';
import test from 'node:test';

import {decode, encode} from '../../web/state.js';
import {ELEMENTS, FORMATS, frameUrl, pageUrl, snippet} from '../../web/state/snippets.js';

const SHOWN = {base: 'https://example.org/v1/', hash: '#functions=elu(alpha=0.5),relu&derivative=0&seed=0.5', view: 'functions', show: ['plot', 'legend'],
  locked: ['sliders'], theme: 'dark', lang: 'en', width: 720, height: 480, title: 'ELU beside ReLU'};

const HOSTILE = [
  '"><script>alert(1)</script>', "' onload='alert(1)", '</a></iframe></network-playground><img src=x onerror=alert(1)>', '--> <!-- ', '{alert(1)}', '{{ 7 * 7 }}',
  '{% raw %}', '`code` ${x}', '```\n\n# Heading', '\n\n.. raw:: html\n\n   <b>', ':::\n:::{note}', '](javascript:alert(1))', '![x](y)', '\\" + 1 + "', '"""\nimport os\n"""',
  '&lt;b&gt; &#34; &quot;', '\u2028alert(1)\u2029', '\u202e)1(trela', '\ud800', 'a'.repeat(100_000), '', '   ', '1. one', '- two', '$x$', '*em* _em_ ~~no~~ @who #1', '图像：“修正线性单元”',
];
/** Where the title is shown; elsewhere it has no place. */
const TITLED = FORMATS.filter((format) => !['myst_widget', 'notebook'].includes(format));

/** What a browser reads in an attribute or a text. @param {string} text */
const unescaped = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replace(/&(lt|gt|quot|amp);/g, (_, name) => ({lt: '<', gt: '>', quot: '"', amp: '&'})[name]);
/** @param {string} text @param {string} name */
const valueOf = (text, name) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1] ?? '');

test('every format is written, ends in no space, and says where the page is', () => {
  assert.equal(FORMATS.length, 14);
  for (const format of FORMATS) {
    const text = snippet(format, SHOWN);
    assert.match(unescaped(text), /https:\/\/example\.org\/v1\//, format);
    assert.doesNotMatch(text, /undefined|null|\[object|\s$/, format);
  }
});

test('the element has the state as attributes that can be read, and a link for whoever has no script', () => {
  const text = snippet('html', SHOWN);
  assert.match(text, /^<script type="module" src="https:\/\/example\.org\/v1\/elements\.js"><\/script>\n<activation-plot functions="elu\(alpha=0\.5\),relu" derivative="0" seed="0\.5" show="plot,legend" locked="sliders" theme="dark" lang="en" style="[^"]+">\n {2}<a href="[^"]+">ELU beside ReLU<\/a>\n<\/activation-plot>$/);
  assert.equal(unescaped(/href="([^"]+)"/.exec(text)[1]), 'https://example.org/v1/#functions=elu(alpha=0.5),relu&derivative=0&seed=0.5');
});

test('an element reserves the height of its figure: the frame’s without its edges and its credit', () => {
  assert.match(snippet('html', SHOWN), /min-height: 436px/);
  assert.match(snippet('quarto', {...SHOWN, hide: ['credit']}), /min-height: 464px/);
  assert.match(snippet('iframe', SHOWN), / height="480"/);
});

test('a seed is said where something is drawn by lot', () => {
  for (const format of FORMATS) assert.doesNotMatch(snippet(format, {...SHOWN, isSeeded: false}), /seed/, format);
  assert.match(snippet('html', SHOWN), / seed="0\.5"/);
});

test('names that HTML writes otherwise are written so', () => {
  const text = snippet('html', {...SHOWN, view: 'play', hash: '#learningRate=0.1&xSquared=true&seed=1', show: [], locked: []});
  assert.match(text, /<network-playground learning-rate="0.1" x-squared="true" seed="1" theme/);
  assert.match(snippet('html', {...SHOWN, view: 'softmax', hash: '#logits=1,2&class=1&seed=1'}), /<softmax-explorer logits="1,2" true-class="1" show/);
});

test('what is none of the page’s keys goes in with the whole hash', () => {
  const text = snippet('html', {...SHOWN, view: 'play', hash: '#dataset=xor&batchSize_hide=true&utm=1', show: []});
  assert.equal(valueOf(text, 'state'), '#dataset=xor&batchSize_hide=true&utm=1');
  assert.doesNotMatch(text, / dataset=/);
  for (const hash of ['#tutorial=a%0Ab', '#tutorial=%E0%A4', '#dataset=xor&dataset=spiral']) assert.match(snippet('html', {...SHOWN, view: 'play', hash}), / state="#/, hash);
});

test('only what a view looks at is in its frame, and the frame opens the same', () => {
  const hash = '#functions=relu&z=2&learningRate=0.1&logits=1,2,3&search=x&theme=light&show=curve&lang=zh-Hans&view=VIEW&seed=0.5';
  const keys = (view) => new URL(frameUrl({...SHOWN, view, show: [], locked: [], hash: hash.replace('VIEW', view)})).hash.slice(1).split('&').map((pair) => pair.split('=')[0]);
  assert.deepEqual(keys('play'), ['learningRate', 'view', 'seed', 'theme', 'lang']);
  assert.deepEqual(keys('functions'), ['functions', 'z', 'view', 'seed', 'derivative', 'theme', 'lang']);
  assert.deepEqual(keys('softmax'), ['logits', 'view', 'theme', 'lang']);
});

test('the state comes back from every address as it was', () => {
  for (const hash of ['#functions=prelu(a=0.1),elu&range=-4,4&seed=0.3', '#view=play&layers=4:prelu(a=0.25):unit,2:tanh&optimizer=adam(beta1=0.8)&dataset=spiral&seed=0.2', '#logits=1010,1000,990&class=2&seed=1']) {
    const {state} = decode(hash);
    const shown = {...SHOWN, hash: encode(state), view: state.view, show: [], locked: [], theme: null, lang: null};
    for (const text of [frameUrl(shown), pageUrl(shown), /\]\((\S+)\)$/.exec(snippet('picture_markdown', shown))[1]]) {
      const back = decode(text, () => state.seed);
      assert.deepEqual(back.problems, [], text);
      for (const key of ['view', 'functions', 'range', 'layers', 'optimizer', 'dataset', 'logits', 'class']) assert.deepEqual(back.state[key], state[key], `${text}: ${key}`);
    }
  }
});

/** What a format's own signs are, without what stands in quotes, between tags, and behind a backslash. @param {string} text */
const bones = (text) => text.replace(/\\./g, 'x').replace(/"[^"\n]*"/g, '""').replace(/>[^<>\n]*</g, '><').replace(/\[[^[\]\n]*\]/g, '[]')
    .replace(/\([^()\n]*\)$/, '()').replace(/^(:::\{iframe\} )\S+(\n:width: 100%\n)[^:<>`{}[\]\n][^<>`{}[\]\n]*\n/, '$1$2');

for (const [i, words] of HOSTILE.entries()) {
  test(`hostile words ${i} stay where they belong`, () => {
    for (const format of FORMATS) {
      const title = snippet(format, {...SHOWN, title: words.trim() === '' || words === '\ud800' || words === '\u202e' ? 'T' : words});
      assert.equal(bones(title), bones(snippet(format, {...SHOWN, title: 'T'})), `${format}: a title`);
      const value = {...SHOWN, title: 'T', view: 'play', hash: `#tutorial=${words}&utm=x`};
      assert.equal(bones(snippet(format, value)), bones(snippet(format, {...value, hash: '#tutorial=x&utm=x'})), `${format}: a value`);
      for (const shown of [{...SHOWN, title: words}, {...SHOWN, hash: `#functions=${words}`}, {...SHOWN, view: 'play', hash: `#${words}=${words}`}]) {
        const text = snippet(format, shown);
        assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u, format);
        assert.ok(text.length < 20 * words.length + 3000, `${format}: ${text.length}`);
      }
    }
  });
}

test('a widget is told its element, its state and how it is shown', () => {
  const [, url, json] = /^```\{anywidget\} (\S+)\n([^]*)\n```$/.exec(snippet('myst_widget', {...SHOWN, hide: ['credit']}));
  const told = {element: 'activation-plot', state: '#functions=elu(alpha=0.5),relu&derivative=0&seed=0.5', attributes: {show: 'plot,legend', locked: 'sliders', theme: 'dark', lang: 'en'}};
  assert.equal(url, 'https://example.org/v1/widget.mjs');
  assert.deepEqual(JSON.parse(json), told);
  const python = snippet('notebook', {...SHOWN, hide: ['credit']});
  assert.match(python, /^ {4}_esm = "https:\/\/example\.org\/v1\/widget\.mjs"$/m);
  for (const [name, value] of Object.entries(told)) {
    assert.deepEqual(JSON.parse(new RegExp(`^    ${name} = traitlets\\.(?:Unicode|Dict)\\((.*)\\)\\.tag\\(sync=True\\)$`, 'm').exec(python)[1]), value, name);
  }
});

test('a title is there whole where it is shown', () => {
  const title = 'Why tanh saturates: "f′ ≈ 0" & more 为什么';
  for (const format of TITLED.filter((name) => !/markdown|myst/.test(name) || name === 'markdown')) {
    assert.ok(unescaped(snippet(format, {...SHOWN, title})).includes(title), format);
  }
  assert.equal(snippet('picture_markdown', {...SHOWN, title: 'a *b* [c]'}).split('](')[0], '[![a \\*b\\* \\[c\\]');
});

test('reST and fences hold their contents', () => {
  const [first, blank, ...rest] = snippet('sphinx', {...SHOWN, title: 'x\n\nnot indented'}).split('\n');
  assert.deepEqual([first, blank], ['.. raw:: html', '']);
  assert.ok(rest.every((line) => line.startsWith('   ')), rest.join('\n'));
  for (const format of ['quarto', 'jupyterbook', 'myst_widget']) {
    const lines = snippet(format, {...SHOWN, title: '```\nout'}).split('\n');
    assert.ok(lines.slice(1, -1).every((line) => !line.includes('```')), format);
    assert.equal(lines.at(-1), '```', format);
  }
});

test('Markdown that lets HTML through sees one block without an empty line', () => {
  for (const format of ['html', 'iframe', 'markdown', 'mkdocs']) assert.doesNotMatch(snippet(format, {...SHOWN, title: 'a\n\nb'}), /\n\s*\n/, format);
});

test('WordPress gets a block of HTML without a script', () => {
  assert.match(snippet('wordpress', SHOWN), /^<!-- wp:html -->\n<iframe [^>]+><\/iframe>\n<!-- \/wp:html -->$/);
});

test('each view has its element', () => {
  assert.deepEqual(Object.keys(ELEMENTS), ['play', 'functions', 'softmax']);
});
