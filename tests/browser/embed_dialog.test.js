// The dialog for authors: what is chosen is what the preview shows and what the text says; and each text works where it is pasted.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {transform} from 'esbuild';
import {decode} from '../../web/state.js';
import {FORMATS, snippet} from '../../web/state/snippets.js';
import {drawn, embedded, startSite, troubles} from './embed.mjs';
import {inChromium, inEachBrowser} from './harness.mjs';
import {text} from './page.mjs';

/** Opens the dialog with the keyboard. */
async function embed(page) {
  const button = await page.waitForSelector('.embed-entry button');
  await button.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.embedding[open]');
}
const code = (page) => text(page, 'dialog.embedding code');
/** The hash that the frame in the text has. */
const framed = async (page) => decode(/ src="([^"]+)"/.exec(await code(page))[1].replaceAll('&amp;', '&'), () => '1');
/** Ticks or unticks by the words beside the box. */
const tick = (page, words) => page.$$eval('dialog.embedding .embed-tick', (labels, name) => labels.find(({textContent}) => textContent === name).click(), words);
const type = (page, selector, value) => page.$eval(selector, (input, given) => {
  input.value = given;
  input.dispatchEvent(new Event('input', {bubbles: true}));
}, value);

inEachBrowser('embed dialog', ({open, url}) => {
  test('every view has the dialog, and every format is in its menu', async () => {
    for (const hash of ['#functions=relu&lang=en', '#logits=1,2&lang=en', '#dataset=xor&seed=0.5&lang=en']) {
      const page = await open(hash);
      await embed(page);
      assert.deepEqual((await page.$$eval('#embed-format option', (options) => options.map(({value}) => value))).sort(), [...FORMATS].sort());
      for (const format of FORMATS) {
        await page.select('#embed-format', format);
        assert.match(await code(page), new RegExp(url()), format);
        assert.ok((await text(page, '#embed-what')).length > 20, format);
        assert.equal(await page.$eval('dialog.embedding .buttons button', ({hidden}) => hidden), !format.startsWith('picture'));
      }
      await drawn(await embedded(page), '.panel');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog.embedding'));
      assert.ok(await page.$eval('.embed-entry button', (button) => button === document.activeElement));
    }
  });

  test('what is ticked is what the text and the preview show', async () => {
    const page = await open('#functions=relu,elu(alpha=0.5)&z=1&seed=0.5&lang=en');
    await embed(page);
    await page.select('#embed-format', 'iframe');
    assert.deepEqual((await framed(page)).state.show, ['plot', 'legend', 'sliders']);
    await tick(page, 'Card with facts');
    await tick(page, 'Lock the settings');
    await tick(page, 'Show a link to the playground (frames only)');
    await page.select('#embed-lang', 'zh-Hans');
    await page.select('#embed-theme', 'dark');
    await type(page, '#embed-width', '500');
    const {state, problems} = await framed(page);
    assert.deepEqual(problems, []);
    assert.deepEqual([state.show, state.locked, state.hide, state.lang, state.theme], [['plot', 'legend', 'sliders', 'card'], ['all'], ['credit'], 'zh-Hans', 'dark']);
    assert.deepEqual(state.functions.map(({id}) => id), ['relu', 'elu']);
    assert.match(await code(page), /max-width: 500px/);
    const frame = await embedded(page);
    await frame.waitForFunction(() => document.documentElement.lang === 'zh-Hans' && document.querySelector('.embed-figure')?.shadowRoot?.querySelector('.card h3'));
    assert.equal(await frame.$('.embed-credit'), null);
    await page.waitForFunction(() => document.querySelector('.embed-frame').offsetWidth === 500);
    assert.match(await text(page, '.embed-said'), /^500 × \d+ pixels, shown at \d+ %\.$/);
  });

  test('the height is that of the figure until one is chosen', async () => {
    const page = await open('#functions=relu&lang=en');
    await embed(page);
    await page.select('#embed-format', 'iframe');
    await page.waitForFunction(() => Number(/height="(\d+)"/.exec(document.querySelector('dialog.embedding code').textContent)[1]) !== 480);
    await type(page, '#embed-height', '200');
    assert.match(await code(page), /height="200"/);
    assert.match(await text(page, '.embed-said'), /it needs a height of \d+/);
    for (const [field, value] of [['#embed-height', '50'], ['#embed-height', '5.5'], ['#embed-width', ''], ['#embed-width', '99999']]) {
      const before = await code(page);
      await type(page, field, value);
      assert.equal(await code(page), before, 'the last right one stays');
      assert.match(await text(page, '#embed-size-error'), /a whole number from \d+ to \d+/);
      assert.equal(await page.$eval(field, (input) => input.getAttribute('aria-invalid')), 'true');
    }
  });

  test('one part stays', async () => {
    const page = await open('#logits=1,2&lang=en');
    await embed(page);
    await tick(page, 'Logits and probabilities');
    assert.match(await text(page, '.embed-group [role="status"]'), /One part/);
    assert.match(await code(page), /show="logits"/);
    await tick(page, 'Jacobian');
    await tick(page, 'Naive beside stable');
    await tick(page, 'A thousand logits');
    assert.match(await code(page), /show="all"/);
  });

  test('a title of any words stays in its attribute', async () => {
    const page = await open('#functions=relu&lang=en');
    await embed(page);
    const words = '"><img src=x onerror=alert(1)> {a} `b` 为什么';
    await type(page, '#embed-title-text', words);
    await page.select('#embed-format', 'iframe');
    const found = await page.$eval('dialog.embedding code', ({textContent}) => {
      const {body} = new DOMParser().parseFromString(textContent.replace(/ style="[^"]*"/, ''), 'text/html');
      return [body.querySelector('iframe').title, [...body.querySelectorAll('*')].map(({localName}) => localName)];
    });
    assert.deepEqual(found, [words, ['iframe', 'script']]);
  });

  test('a seed is in the text where something is drawn by lot', async () => {
    for (const [functions, isSeeded] of [['relu,elu', false], ['relu,rrelu_train', true]]) {
      const page = await open(`#functions=${functions}&seed=0.5&lang=en`);
      await embed(page);
      assert.equal(/seed=/.test(await code(page)), isSeeded, functions);
    }
  });

  test('copying is said, and so is that the browser refused it', async () => {
    const page = await open('#functions=relu&lang=en');
    await embed(page);
    const copy = async (accepts) => {
      await page.evaluate((accepted) => Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (words) => {
        if (!accepted) throw new Error('refused');
        window.copied = words;
      }}}), accepts);
      await page.click('dialog.embedding .embed-copy');
      await page.waitForFunction(() => document.querySelector('dialog.embedding .embed-status').textContent !== '');
      return text(page, 'dialog.embedding .embed-status');
    };
    const place = () => page.$eval('dialog.embedding pre', (box) => box.getBoundingClientRect().top);
    const before = await place();
    assert.equal(await copy(true), 'Copied.');
    assert.equal(await place(), before, 'nothing moves');
    assert.equal(await page.evaluate(() => window.copied), await code(page));
    await page.select('#embed-format', 'quarto');
    assert.match(await copy(false), /selected/);
    assert.match(await page.evaluate(() => getSelection().toString()), /\{=html\}/);
  });

  test('the picture of what is previewed is saved under the name that the text has', async () => {
    for (const [hash, name] of [['#functions=relu&lang=en', 'activation-plot'], ['#dataset=xor&seed=0.5&lang=en', 'network-playground']]) {
      const page = await open(hash);
      await embed(page);
      await page.evaluate(() => {
        HTMLAnchorElement.prototype.click = function click() {
          window.saved = {href: this.href, download: this.download};
        };
      });
      for (const [format, ending, start] of [['picture_markdown', 'png', 'data:image/png;base64,'], ['picture_html', 'svg', 'data:image/svg+xml,']]) {
        await page.select('#embed-format', format);
        await page.click('dialog.embedding .buttons button');
        await page.waitForFunction((end) => window.saved?.download.endsWith(end), {}, ending);
        const {href, download} = await page.evaluate(() => window.saved);
        assert.equal(download, `${name}.${ending}`);
        assert.ok(href.startsWith(start) && href.length > 2000, href.slice(0, 60));
        assert.ok((await code(page)).includes(download));
      }
    }
  });

  test('the preview leaves no steps for Back', async () => {
    const page = await open('#functions=relu&lang=en');
    await embed(page);
    await drawn(await embedded(page), '.plot .curve');
    const length = await page.evaluate(() => history.length);
    await tick(page, 'Card with facts');
    await (await embedded(page)).waitForFunction(() => document.querySelector('.embed-figure').shadowRoot.querySelector('.card h3'));
    assert.equal(await page.evaluate(() => history.length), length);
  });
});

inChromium('embed dialog', ({open}) => {
  for (const [width, scheme, lang] of [[1440, 'light', 'en'], [375, 'dark', 'zh-Hans']]) {
    test(`it can be read and used at ${width}, ${scheme}, ${lang}`, async () => {
      const page = await open(`#dataset=xor&seed=0.5&lang=${lang}`, {width, height: 812, scheme, touch: width < 480});
      await embed(page);
      await drawn(await embedded(page), '.play-curve-plot path');
      const {violations} = await new AxePuppeteer(page).include('dialog.embedding').exclude('iframe').analyze();
      assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 120))]), []);
      const [overflow, low] = await page.$eval('dialog.embedding', (dialog, least) => [dialog.scrollWidth - dialog.clientWidth,
        [...dialog.querySelectorAll('button, select, input:not([type="checkbox"]), .embed-tick')].filter((control) => control.offsetHeight > 0 && control.offsetHeight < least).map(({outerHTML}) => outerHTML.slice(0, 80))], width < 480 ? 44 : 34);
      assert.equal(overflow, 0);
      assert.deepEqual(low, []);
    });
  }
});

inChromium('snippets', ({open, url}) => {
  let site;
  before(async () => {
    site = await startSite();
  });
  after(() => site.close());

  const TITLE = 'A "title" <b>with</b> {braces} & `ticks` 为什么';
  const shown = () => ({base: url(), hash: '#functions=relu,elu(alpha=0.5)&z=1&seed=0.5', view: 'functions', show: ['plot', 'legend'], theme: 'dark', lang: 'zh-Hans', width: 700, height: 400, title: TITLE});
  /** The HTML that a format comes to in the end. @type {Record<string, (text: string) => string | Promise<string>>} */
  const HTML = {
    html: (given) => given, iframe: (given) => given, markdown: (given) => given, mkdocs: (given) => given, wordpress: (given) => given,
    sphinx: (given) => given.replace(/^\.\. raw:: html\n\n/, '').replace(/^ {3}/gm, ''),
    jupyterbook: (given) => given.replace(/^```\{raw\} html\n|\n```$/g, ''),
    quarto: (given) => given.replace(/^```\{=html\}\n|\n```$/g, ''),
    docusaurus: async (given) => `<div id="root"></div><script>const h = (name, given) => { const element = document.createElement(name); for (const [key, value] of Object.entries(given)) if (key === 'style') for (const [name, length] of Object.entries(value)) element.style[name] = typeof length === 'number' ? length + 'px' : length; else element.setAttribute(key, value); return element; }; document.querySelector('#root').append(${(await transform(given, {loader: 'jsx', jsxFactory: 'h'})).code.trim().replace(/;$/, '')})</script>`,
  };

  for (const format of FORMATS) {
    if (!HTML[format]) continue;
    test(`what is pasted as ${format} works on a page of another origin`, async () => {
      site.pages['/page.html'] = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><body>${await HTML[format](snippet(format, shown()))}`;
      const page = await open(`${site.url}page.html`, {mayFail: true});
      const frame = await page.$('iframe');
      if (frame) {
        await drawn(await embedded(page), '.plot .curve');
        assert.equal(await frame.evaluate(({title}) => title), TITLE);
        assert.equal(await frame.evaluate(({offsetWidth}) => offsetWidth), 700);
      } else {
        assert.equal(await page.$eval('activation-plot > a', ({textContent}) => textContent), TITLE);
        await page.waitForFunction(() => document.querySelector('activation-plot')?.shadowRoot?.querySelector('.plot .curve'));
        const {state, problems} = decode(await page.$eval('activation-plot', (element) => element.getState()), () => '1');
        assert.deepEqual(problems, []);
        assert.deepEqual([state.functions.map(({id}) => id), state.z, state.show, state.theme], [['relu', 'elu'], 1, ['plot', 'legend'], 'dark']);
        assert.equal(await page.$eval('activation-plot', ({shadowRoot}) => shadowRoot.querySelector('.notice')), null);
      }
      assert.deepEqual(troubles(page, site, {url: url()}), []);
    });
  }

  test('a widget shows what its traits say', async () => {
    const traits = JSON.parse(/\n(\{[^]*\})\n/.exec(snippet('myst_widget', shown()))[1]);
    site.pages['/page.html'] = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><body>';
    const page = await open(`${site.url}page.html`, {mayFail: true});
    await page.evaluate(async (given, address) => {
      const {default: widget} = await import(address);
      const model = {get: (name) => given[name], set() {}, on() {}, off() {}, save_changes() {}};
      widget.render({model, el: document.body});
    }, traits, `${url()}widget.mjs`);
    await page.waitForFunction(() => document.querySelector('activation-plot')?.shadowRoot?.querySelector('.legend'));
    const {state} = decode(await page.$eval('activation-plot', (element) => element.getState()), () => '1');
    assert.deepEqual([state.functions.map(({id}) => id), state.show, state.theme], [['relu', 'elu'], ['plot', 'legend'], 'dark']);
    assert.match(await page.$eval('activation-plot', ({shadowRoot}) => shadowRoot.querySelector('[lang]').lang), /zh/);
  });

  const STATES = {
    functions: ['#functions=elu(alpha=0.5),hard_sigmoid_linear(alpha=0.1,beta=0.4)&selected=1&derivative=0,2&range=-3,5&z=0.25&seed=0.1', '#functions=own1,relu&own=own1:My,%20f%20(x):x%20*%20sigmoid(a*x)%20%2B%201e-3:a=1~-2~2~learned&seed=0.1'],
    softmax: ['#logits=1010,1000,990&class=2&temperature=0.5&vector=softmin'],
    play: ['#dataset=spiral&learningRate=0.1&layers=4:prelu(a=0.25):unit,2:tanh&optimizer=adam(beta1=0.8)&xSquared=true&noise=20&seed=0.2', '#points=1,2,1;3,4,-1;-2,0.5,1;0,0,-1&classNames=a%20b,c%252Cd&seed=0.3', '#batchSize_hide=true&dataset=xor&other=1&seed=0.4'],
  };
  for (const [view, hashes] of Object.entries(STATES)) {
    for (const hash of hashes) {
      test(`an element has the state ${hash}`, async () => {
        const text = snippet('html', {...shown(), view, hash, show: [], theme: null, lang: null});
        site.pages['/page.html'] = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><body>${text}`;
        const page = await open(`${site.url}page.html`, {mayFail: true});
        const link = await page.$eval('script[src] ~ *', async (element) => (await customElements.whenDefined(element.localName), await element.ready, element.getState()));
        const meant = decode(hash, () => '1').state;
        const {state, problems} = decode(link, () => '1');
        assert.deepEqual(problems, []);
        assert.deepEqual({...state, view, show: null}, {...meant, view, show: null, seed: view === 'softmax' ? state.seed : meant.seed});
        assert.deepEqual(troubles(page, site, {url: url()}), []);
      });
    }
  }

  test('a picture with a link leads to the page with this state', async () => {
    site.pages['/page.html'] = snippet('picture_html', shown());
    const page = await open(`${site.url}page.html`, {mayFail: true});
    const [href, alt] = await page.$eval('a', (link) => [link.href, link.firstElementChild.alt]);
    assert.equal(alt, TITLE);
    const there = await open(href);
    await there.waitForSelector('.plot .curve');
    assert.equal(await there.$('.notice'), null);
  });
});
