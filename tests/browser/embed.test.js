// Frames: each view in one, where there is no storage, no origin and a strict policy; how tall they are; links out of them.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {STRICT, around, drawn, embedded, startSite, troubles} from './embed.mjs';
import {inChromium, inEachBrowser} from './harness.mjs';
import {figureHeight} from '../../web/state/snippets.js';

const VIEWS = {
  functions: ['#functions=relu,elu(alpha=0.5)&show=plot,legend,sliders&seed=0.5', '.plot .curve'],
  softmax: ['#view=softmax&logits=2,1,0.1&show=logits', '.softmax-bar'],
  play: ['#dataset=xor&seed=0.5&show=controls,network,curve,surface,loss', '.play-curve-plot path'],
};
/** The last height that a frame told. */
const height = (page, index = 0) => page.evaluate((from) => heard.filter((message) => message.from === from && message.data.type === 'activation-playground:resize').at(-1)?.data.height, index);

/** Waits until a frame tells nothing new for a while: its last height. */
async function settled(page, index = 0) {
  let last;
  for (let i = 0, calm = 0; calm < 10 && i < 400; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = await height(page, index);
    calm = now !== undefined && now === last ? calm + 1 : 0;
    last = now;
  }
  return last;
}

inEachBrowser('embed', ({open, url}) => {
  for (const [view, [hash, selector]] of Object.entries(VIEWS)) {
    test(`${view} is shown alone, with a way to the page`, async () => {
      const page = await open(`embed.html${hash}&lang=en`);
      await drawn(page.mainFrame(), selector);
      assert.equal(await page.$('header'), null);
      const link = await page.$eval('.embed-credit a', ({href, target, rel}) => ({href, target, rel}));
      assert.deepEqual([link.target, link.rel], ['_blank', 'noopener']);
      assert.ok(link.href.startsWith(`${url()}#`) && !link.href.includes('show='), link.href);
      await page.goto(link.href);
      await page.waitForSelector('header');
      assert.equal(await page.$('.notice'), null);
    });
  }

  test('the way out leads to what is shown by now', async () => {
    const page = await open('embed.html#functions=relu&z=1&show=plot&lang=en');
    await drawn(page.mainFrame(), '.plot .curve');
    await page.$eval('.embed-figure', (element) => element.setState({z: '2.5'}));
    await page.waitForFunction(() => /[#&]z=2\.5(&|$)/.test(document.querySelector('.embed-credit a').href));
  });

  test('a hash shows in a frame what it shows on the page', async () => {
    for (const [hash, count] of [['#functions=elu', 2], ['#functions=elu&derivative=0,1,2', 3], ['#functions=elu&derivative=1', 1]]) {
      const page = await open(`embed.html${hash}`);
      await drawn(page.mainFrame(), '.plot .curve');
      assert.equal(await page.$eval('.embed-figure', ({shadowRoot}) => shadowRoot.querySelectorAll('.plot .curve').length), count, hash);
    }
  });

  test('hide=credit leaves the link out', async () => {
    const page = await open('embed.html#functions=relu&show=plot&hide=credit');
    await drawn(page.mainFrame(), '.plot .curve');
    assert.equal(await page.$('.embed-credit'), null);
    assert.equal(await page.$eval('.embed-figure', ({shadowRoot}) => shadowRoot.querySelector('.notice')), null);
  });

  test('the table of facts is said to be on the page only', async () => {
    const page = await open('embed.html#view=facts&lang=zh-Hans');
    const link = await page.waitForSelector('.embed-words a');
    assert.equal(await link.evaluate(({href}) => href), `${url()}#view=facts&lang=zh-Hans`);
    assert.match(await page.$eval('.embed-words', ({textContent}) => textContent), /\p{Script=Han}/u);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans');
  });

  test('another hash shows another view', async () => {
    const page = await open(`embed.html${VIEWS.functions[0]}`);
    await drawn(page.mainFrame(), '.plot .curve');
    await page.evaluate((hash) => location.replace(hash), VIEWS.softmax[0]);
    await page.waitForSelector('softmax-explorer');
    await drawn(page.mainFrame(), '.softmax-bar');
    assert.equal(await page.$('activation-plot'), null);
  });

  test('what a hash says wrong is told in place', async () => {
    const page = await open('embed.html#functions=relu,nosuch&range=9,1&show=plot,nothing&lang=en', {mayFail: true});
    await page.waitForFunction(() => document.querySelector('.embed-figure')?.shadowRoot?.querySelectorAll('.notice li').length >= 3);
    const words = await page.$eval('.embed-figure', ({shadowRoot}) => shadowRoot.querySelector('.notice').textContent);
    assert.match(words, /nosuch/);
    assert.match(words, /nothing/);
  });
});

inChromium('frames', ({open, url}) => {
  let host, strict, meta;
  before(async () => {
    host = await startSite();
    strict = await startSite({}, {'Content-Security-Policy': STRICT});
    const html = readFileSync(new URL('../../web/embed.html', import.meta.url), 'utf8');
    meta = await startSite({'/embed.html': html.replace('<meta charset="utf-8">', `$&<meta http-equiv="Content-Security-Policy" content="${STRICT}">`)});
  });
  after(() => [host, strict, meta].forEach((site) => site.close()));

  /** Opens a page of another origin. */
  async function opened(body, options = {}) {
    host.pages['/page.html'] = around(body);
    return open(`${host.url}page.html`, {mayFail: true, ...options});
  }
  const places = {
    'a sandbox without an origin': () => [url(), 'sandbox="allow-scripts"'],
    'a strict policy in the header': () => [strict.url, ''],
    'a strict policy in the page': () => [meta.url, ''],
    'a sandbox and a strict policy': () => [strict.url, 'sandbox="allow-scripts"'],
  };
  for (const [name, where] of Object.entries(places)) {
    for (const [view, [hash, selector]] of Object.entries(VIEWS)) {
      test(`${view} works in ${name}`, async () => {
        const [base, attributes] = where();
        const page = await opened(`<iframe ${attributes} src="${base}embed.html${hash}" width="900" height="700"></iframe>`);
        const frame = await embedded(page);
        await drawn(frame, selector);
        assert.equal(await frame.evaluate(() => origin), attributes ? 'null' : new URL(base).origin);
        assert.ok(await settled(page) > 100);
        assert.deepEqual(troubles(page, host, strict, meta, {url: url()}), []);
        if (view !== 'play') return;
        const {ok, value} = await page.evaluate(() => ask(0, 'step', 2).then(() => ask(0, 'toPNG')));
        assert.ok(ok && value.startsWith('data:image/png;base64,') && value.length > 1000);
        assert.deepEqual(troubles(page, host, strict, meta, {url: url()}), []);
      });
    }
  }

  test('embed.js makes frames of another origin as tall as they are, the later ones too', async () => {
    const frame = (hash) => `<iframe src="${url()}embed.html${hash}" width="700" height="50"></iframe>`;
    const page = await opened(`${frame(VIEWS.functions[0])}${frame('#view=facts')}<script src="${url()}embed.js"></script>`);
    const [first, second] = [await settled(page, 0), await settled(page, 1)];
    const heights = () => page.$$eval('iframe', (frames) => frames.map(({style}) => style.height));
    assert.deepEqual(await heights(), [`${first}px`, `${Math.max(second, 120)}px`]);
    assert.notEqual(first, second);
    await page.evaluate((address) => document.body.append(Object.assign(document.createElement('iframe'), {src: address, width: 700})), `${url()}embed.html${VIEWS.softmax[0]}`);
    const third = await settled(page, 2);
    assert.equal((await heights())[2], `${third}px`);
    for (const index of [0, 2]) {
      const inner = page.frames().filter((candidate) => candidate.url().includes('embed.html'))[index];
      assert.ok(await inner.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'nothing scrolls');
    }
  });

  test('embed.js that comes late asks its frames, and no others', async () => {
    const stranger = `<iframe width="300" height="200" srcdoc="<script>addEventListener('message', ({data}) => parent.postMessage({stranger: data}, '*'))</script>"></iframe>`;
    const page = await opened(`<iframe src="${url()}embed.html${VIEWS.functions[0]}" width="700" height="50"></iframe><iframe sandbox="allow-scripts" src="${url()}embed.html#view=facts" width="700"></iframe>${stranger}`);
    const told = [await settled(page, 0), await settled(page, 1)];
    const heights = () => page.$$eval('iframe', (frames) => frames.map(({style}) => style.height));
    assert.deepEqual(await heights(), ['', '', '']);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.evaluate((src) => document.body.append(Object.assign(document.createElement('script'), {src})), `${url()}embed.js`);
    await page.waitForFunction(() => [...document.querySelectorAll('iframe')].slice(0, 2).every(({style}) => style.height !== ''));
    assert.deepEqual(await heights(), [`${told[0]}px`, `${Math.max(told[1], 120)}px`, '']);
    assert.equal(await page.evaluate(() => heard.some(({data}) => data?.stranger)), false);
  });

  test('a frame tells its height first when all of it is drawn', async () => {
    for (const hash of ['#functions=relu,elu(alpha=0.5)&show=plot,legend,sliders', '#functions=gelu&show=all']) {
      const page = await opened(`<iframe src="${url()}embed.html${hash}" width="700" height="400"></iframe><script src="${url()}embed.js"></script>`);
      const last = await settled(page);
      const told = await page.evaluate(() => heard.filter(({data}) => data.type === 'activation-playground:resize').map(({data}) => data.height));
      assert.equal(told[0], last, hash);
    }
  });

  test('embed.js hears only frames of its own folder, each for itself, and no nonsense', async () => {
    const type = 'activation-playground:resize';
    const stranger = `parent.postMessage({type: '${type}', height: 700}, '*')`;
    host.pages['/stranger.html'] = `<script>${stranger}</script>`;
    const ours = `<iframe src="${url()}style.css" width="300" height="200"></iframe>`;
    const page = await opened(`<script src="${url()}embed.js"></script>${ours.repeat(3)}
      <iframe width="300" height="200" srcdoc="<script>${stranger}</script>"></iframe><iframe src="${host.url}stranger.html" width="300" height="200"></iframe>`);
    const frames = page.frames().filter((frame) => frame.url().startsWith(url()));
    assert.equal(frames.length, 3);
    await frames[0].evaluate((message) => parent.postMessage({type: message, height: 1e9}, '*'), type);
    await frames[1].evaluate((message) => parent.postMessage({type: message, height: -5}, '*'), type);
    await frames[2].evaluate((message) => {
      for (const height of [NaN, Infinity, '500', null, {}, [700], undefined]) parent.postMessage({type: message, height}, '*');
      for (const data of [null, 1, 'x', [], {type: 'other', height: 300}]) parent.postMessage(data, '*');
      parent.postMessage('done', '*');
    }, type);
    await page.waitForFunction(() => heard.some(({data}) => data === 'done') && heard.filter(({data}) => [1e9, -5, 700].includes(data?.height)).length >= 4);
    await page.evaluate((message) => window.postMessage({type: message, height: 999}, '*'), type);
    await page.waitForFunction(() => heard.some(({data}) => data?.height === 999));
    assert.deepEqual(await page.$$eval('iframe', (all) => all.map(({style}) => style.height)), ['4000px', '120px', '', '', '']);
  });

  test('a snippet of an element reserves what its figure takes in the frame', async () => {
    for (const hide of [[], ['credit']]) {
      const page = await opened(`<iframe src="${url()}embed.html${VIEWS.softmax[0]}${hide.length > 0 ? '&hide=credit' : ''}" width="700" height="400"></iframe>`);
      const told = await settled(page);
      const tall = await (await embedded(page)).$eval('.embed-figure', (figure) => figure.getBoundingClientRect().height);
      assert.ok(Math.abs(figureHeight({height: told, hide}) - tall) <= 1, `${told} of the frame, ${tall} of the figure`);
    }
  });

  test('the height is told in Embedly’s form too', async () => {
    const page = await opened(`<iframe src="${url()}embed.html#view=facts" width="700"></iframe>`);
    const told = await settled(page);
    const texts = await page.evaluate(() => heard.filter(({data}) => typeof data === 'string').map(({data}) => JSON.parse(data)));
    assert.deepEqual(texts.at(-1), {src: `${url()}embed.html#view=facts`, context: 'iframe.resize', height: told});
  });

  // The style sheets of the page make some panels as tall as the window, which here is the frame.
  for (const width of [340, 700, 1300]) {
    for (const hash of ['#view=softmax&show=all', '#functions=relu&show=all', '#dataset=xor&seed=0.5&show=all']) {
      test(`a frame ${width} wide with ${hash} does not grow for ever`, async () => {
        const page = await opened(`<iframe src="${url()}embed.html${hash}" width="${width}" height="400"></iframe><script src="${url()}embed.js"></script>`);
        const told = await settled(page);
        const count = await page.evaluate(() => heard.length);
        await new Promise((resolve) => setTimeout(resolve, 700));
        assert.equal(await page.evaluate(() => heard.length), count, 'nothing more is told');
        assert.equal(await height(page), told);
        assert.ok(told > 200 && told < 4000, String(told));
      });
    }
  }

  test('what is taller than the window does not chase it', async () => {
    const page = await opened(`<iframe src="${url()}embed.html#functions=relu&show=plot" width="700" height="400"></iframe><script src="${url()}embed.js"></script>`);
    const low = await settled(page);
    await (await embedded(page)).evaluate(() => document.querySelector('main').append(Object.assign(document.createElement('div'), {style: 'height: calc(100vh + 40px)'})));
    await page.waitForFunction((before) => heard.some(({data}) => data.height > before), {}, low);
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.ok(await height(page) < 5 * low, `${low}, then ${await height(page)}`);
  });

  test('a frame shrinks when there is less, and grows when there is more', async () => {
    const page = await opened(`<iframe src="${url()}embed.html#functions=relu&show=plot" width="700" height="900"></iframe><script src="${url()}embed.js"></script>`);
    const low = await settled(page);
    assert.ok(low < 900);
    await page.evaluate(() => ask(0, 'setState', {show: 'plot,sliders,card'}));
    await page.waitForFunction((before) => heard.filter(({data}) => data.height > before).length > 0, {}, low);
    const high = await settled(page);
    await page.evaluate(() => ask(0, 'setState', {show: 'plot'}));
    await page.waitForFunction((before) => heard.at(-2).data.height < before, {}, high);
    assert.equal(await settled(page), low);
  });
});
