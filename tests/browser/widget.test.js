// widget.mjs as a notebook uses it, with a model that stands for the notebook's.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';
import {frames} from './page.mjs';

/** A page, and in it window.notebook: a model made of traits, and what renders it. */
async function notebook(open, traits) {
  const page = await open(HOST, {prepare: hosting('<div id="a"></div><div id="b"></div>')});
  await page.evaluate(async (given) => {
    const {default: widget} = await import('/widget.mjs');
    class Model extends EventTarget {
      traits = {...given};
      saved = [];
      heard = [];
      get(trait) {
        return this.traits[trait];
      }
      set(trait, value) {
        if (this.traits[trait] === value) return;
        this.traits[trait] = value;
        this.dispatchEvent(new Event(`change:${trait}`));
      }
      on(event, listener) {
        this.heard.push(event);
        this.addEventListener(event, listener);
      }
      off(event, listener) {
        this.heard.splice(this.heard.indexOf(event), 1);
        this.removeEventListener(event, listener);
      }
      save_changes() {
        this.saved.push(this.traits.state);
      }
    }
    const model = new Model();
    const end = widget.initialize({model});
    const render = (id) => widget.render({model, el: document.getElementById(id)});
    Object.assign(window, {notebook: {model, render, end}});
  }, traits);
  return page;
}

const shown = (page, id) => page.$eval(`#${id}`, ({children}) => [...children].map(({localName}) => localName));
const stateOf = (page, id) => page.$eval(`#${id} > *`, (element) => element.getState());
const whenReady = (page, id) => page.$eval(`#${id} > *`, async (element) => void await element.ready);
const saved = (page, count) => page.waitForFunction((least) => window.notebook.model.saved.length >= least, {}, count);

inChromium('widget.mjs', ({open}) => {
  test('two views of a model show the same state, and what the reader changes comes back in it', async () => {
    const page = await notebook(open, {element: 'activation-plot', state: '#functions=elu', attributes: {derivative: [0, 1], locked: false, loading: 'eager'}});
    await page.evaluate(() => Object.assign(window.notebook, {ends: ['a', 'b'].map(window.notebook.render)}));
    for (const id of ['a', 'b']) await whenReady(page, id);
    assert.deepEqual(await shown(page, 'a'), ['activation-plot']);
    assert.equal(await page.$eval('#a > *', (element) => `${element.getAttribute('derivative')} ${element.hasAttribute('locked')}`), '0 1 false');
    await page.$eval('#a > *', (element) => element.setState({functions: 'relu'}));
    await saved(page, 1);
    assert.match(await page.evaluate(() => window.notebook.model.saved.at(-1)), /functions=relu/);
    assert.match(await stateOf(page, 'b'), /functions=relu/);
  });

  test('the kernel changes the state, and many changes are saved as few', async () => {
    const page = await notebook(open, {element: 'softmax-explorer', state: '#logits=1,2,3', attributes: {loading: 'eager'}});
    await page.evaluate(() => Object.assign(window.notebook, {ends: [window.notebook.render('a')]}));
    await whenReady(page, 'a');
    await page.evaluate(() => window.notebook.model.set('state', '#logits=3,2,1'));
    await frames(page);
    assert.match(await stateOf(page, 'a'), /logits=3,2,1/);
    await page.evaluate(async () => {
      const element = document.querySelector('#a > *');
      for (let i = 1; i <= 20; i++) {
        await element.setState({temperature: i / 10});
        await new Promise(requestAnimationFrame);
      }
    });
    await page.waitForFunction(() => /temperature=2(&|$)/.test(window.notebook.model.saved.at(-1)));
    assert.ok(await page.evaluate(() => window.notebook.model.saved.length) < 10);
  });

  test('another element takes its place, and a wrong one is named', async () => {
    const page = await notebook(open, {element: 'activation-plot', attributes: {loading: 'eager'}});
    await page.evaluate(() => Object.assign(window.notebook, {ends: [window.notebook.render('a')]}));
    await page.evaluate(() => window.notebook.model.set('element', 'softmax-explorer'));
    assert.deepEqual(await shown(page, 'a'), ['softmax-explorer']);
    await whenReady(page, 'a');
    await page.evaluate(() => window.notebook.model.set('element', 'script'));
    assert.match(await page.$eval('#a', ({textContent}) => textContent), /element is one of .*, not script/);
    assert.deepEqual(await shown(page, 'a'), ['p']);
  });

  test('attributes run nothing', async () => {
    const page = await notebook(open, {element: 'activation-plot', attributes: {loading: 'eager', onclick: 'window.isRun = true', 'a b': '1', style: 'color: red'}});
    await page.evaluate(() => Object.assign(window.notebook, {ends: [window.notebook.render('a')]}));
    assert.deepEqual(await page.$eval('#a > *', (element) => element.getAttributeNames()), ['loading']);
  });

  test('a state that cannot be shown leaves no call without an end', async () => {
    const page = await notebook(open, {element: 'activation-plot', state: '#functions=elu', attributes: {loading: 'eager'}});
    await page.evaluate(() => Object.assign(window.notebook, {ends: [window.notebook.render('a')]}));
    await whenReady(page, 'a');
    const lost = await page.evaluate(async () => {
      const list = [];
      addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        list.push(event.reason.message);
      });
      document.querySelector('#a > *').setState = () => Promise.reject(new Error('it does not load'));
      window.notebook.model.set('state', '#functions=relu');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return list;
    });
    assert.deepEqual(lost, []);
  });

  test('the end of a view takes everything away and saves what waits', async () => {
    const page = await notebook(open, {element: 'activation-plot', state: '#functions=elu', attributes: {loading: 'eager'}});
    await page.evaluate(() => Object.assign(window.notebook, {ends: ['a', 'b'].map(window.notebook.render)}));
    for (const id of ['a', 'b']) await whenReady(page, id);
    await page.$eval('#a > *', (element) => element.setState({functions: 'tanh'}));
    await frames(page);
    await page.evaluate(() => window.notebook.ends[0]());
    assert.deepEqual(await shown(page, 'a'), []);
    assert.match(await page.evaluate(() => window.notebook.model.saved.at(-1)), /functions=tanh/);
    assert.deepEqual(await shown(page, 'b'), ['activation-plot']);
    await page.evaluate(() => {
      window.notebook.ends[1]();
      window.notebook.end();
    });
    assert.deepEqual(await page.evaluate(() => window.notebook.model.heard), []);
  });
});
