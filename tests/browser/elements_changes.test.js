// What an element goes through: built anew, held, away and back, moved, changed from outside while it is away.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const SCRIPT = '<script type="module" src="elements.js"></script>';
const POINTS = Array.from({length: 1500}, (_, i) => [Math.sin(i) * 5, Math.cos(i * 0.7) * 5, i % 2 ? 1 : -1]);

inChromium('elements that change', ({open}) => {
  /** A page with a body, when its elements are there. */
  async function host(body) {
    const page = await open(HOST, {prepare: hosting(`<script>
      const told = [];
      for (const name of ['ready', 'error', 'epoch', 'goal']) addEventListener(name, ({target, detail}) => target === window || told.push({name, detail}), true);
    </script>${SCRIPT}${body}`)});
    await page.waitForFunction(() => [...document.querySelectorAll('activation-plot, softmax-explorer, network-playground')].every((one) => one.getState?.() != null));
    return page;
  }
  /** Out of the page and back, with something done in between. */
  const away = (page, meanwhile = () => {}) => page.evaluate(async (code) => {
    const element = document.querySelector('#net');
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    globalThis.eval(code)(element);
    const ready = new Promise((resolve) => element.addEventListener('ready', resolve, {once: true}));
    document.body.prepend(element);
    await ready;
  }, `(${meanwhile})`);
  const NET = '<network-playground id="net" seed="0.5" show="controls surface"></network-playground>';

  test('built anew for other parts and another language, it goes on telling', async () => {
    const page = await host(NET);
    for (const change of [() => document.querySelector('#net').setAttribute('show', 'surface loss'), () => { document.documentElement.lang = 'zh'; }]) {
      await page.evaluate(change);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const before = await page.evaluate(() => globalThis.eval('told').filter(({name}) => name === 'epoch').length);
      await page.$eval('#net', (net) => net.step(3));
      await page.waitForFunction((count) => globalThis.eval('told').filter(({name}) => name === 'epoch').length > count, {}, before);
    }
  });

  test('a step ends when it is held, replaced, rewound, or the element goes', async () => {
    const page = await host('<network-playground id="net" seed="0.5" activation="tanh" network-shape="8 8 8 8 8 8" show="controls"></network-playground>');
    for (const interrupt of ['net.pause()', 'net.reset()', 'net.step(1)', 'net.setState({seed: "0.7"})', 'net.remove()']) {
      const epoch = await page.evaluate(async (code) => {
        const net = globalThis.net ??= document.querySelector('#net');
        const step = net.step(1000);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        new Function('net', code)(net);
        return (await step).epoch;
      }, interrupt);
      assert.ok(epoch < 1000, `${interrupt}: ${epoch}`);
    }
  });

  test('own points stay through changes that no link has room for, and through being away', async () => {
    const page = await host(NET);
    await page.evaluate(async (points) => {
      const net = document.querySelector('#net');
      await net.whenShown((shown) => shown.view.context.session.set({points, classes: 2, classNames: []}));
      await net.step(2);
    }, POINTS);
    const count = () => page.$eval('#net', (net) => net.whenShown(({run}) => run.data.train.x.length + run.data.test.x.length));
    assert.equal(await count(), 1500);
    await page.$eval('#net', (net) => net.setState({learningRate: 0.1}));
    await page.$eval('#net', (net) => net.setAttribute('theme', 'dark'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await count(), 1500);
    const weights = () => page.$eval('#net', (net) => [...net.network().layers[0].weights]);
    const before = await weights();
    await away(page);
    assert.equal(await count(), 1500);
    assert.deepEqual(await weights(), before);
    await page.$eval('#net', (net) => net.setState({dataset: 'xor', points: null}));
    assert.notEqual(await count(), 1500);
  });

  test('what its attributes say meanwhile holds when it comes back, and all else is as it was', async () => {
    const page = await host(NET);
    await page.$eval('#net', (net) => net.setState({noise: 20}));
    await page.$eval('#net', (net) => net.step(3));
    await away(page, (element) => element.setAttribute('learning-rate', '0.5'));
    const state = await page.$eval('#net', (net) => net.getState());
    assert.match(state, /learningRate=0\.5/);
    assert.match(state, /noise=20/);
    assert.equal((await page.$eval('#net', (net) => net.step(1))).epoch, 4);
    await away(page, (element) => element.setAttribute('dataset', 'spiral'));
    assert.match(await page.$eval('#net', (net) => net.getState()), /dataset=spiral/);
    assert.equal((await page.$eval('#net', (net) => net.step(1))).epoch, 1);
  });

  test('weights that were changed by hand before any training come back', async () => {
    const page = await host(NET);
    await page.$eval('#net', (net) => net.whenShown(({run}) => run.edit((network) => {
      network.layers[0].weights[0] = 3;
    })));
    await away(page);
    assert.equal(await page.$eval('#net', (net) => net.network().layers[0].weights[0]), 3);
  });

  test('a link keeps the parts and the lock that it does not speak of', async () => {
    const page = await host(NET.replace('show=', 'locked show='));
    await page.$eval('#net', (net) => net.setState('#dataset=spiral&seed=1'));
    const state = await page.$eval('#net', (net) => net.getState());
    assert.match(state, /show=controls,surface/);
    assert.match(state, /locked=all/);
    await page.$eval('#net', (net) => net.setState('#dataset=spiral&seed=1&show=loss'));
    assert.match(await page.$eval('#net', (net) => net.getState()), /show=loss/);
  });

  test('moved into another language and onto another ground, it takes both', async () => {
    const page = await host(`${NET}<div id="there" lang="zh-Hans" style="background: #111"></div>`);
    await page.evaluate(() => document.querySelector('#there').append(document.querySelector('#net')));
    await page.waitForFunction(() => {
      const {lang, dataset} = document.querySelector('#net').shadowRoot.querySelector('.widget');
      return lang === 'zh-Hans' && dataset.theme === 'dark';
    });
  });

  test('a language that its state says is spoken', async () => {
    const page = await host('<network-playground id="net" state="#lang=zh-Hans&seed=1" show="surface"></network-playground>');
    const lang = () => page.$eval('#net', ({shadowRoot}) => shadowRoot.querySelector('.widget').lang);
    assert.equal(await lang(), 'zh-Hans');
    await page.$eval('#net', (net) => net.setState({lang: 'en'}));
    await page.waitForFunction(() => document.querySelector('#net').shadowRoot.querySelector('.widget').lang === 'en');
  });

  test('a ground that darkens slowly is followed to its end', async () => {
    const page = await host(`<style>body { background: white; transition: background-color .2s; } .night body { background: #111; }</style>${NET}`);
    await page.evaluate(() => document.documentElement.classList.add('night'));
    await page.waitForFunction(() => document.querySelector('#net').shadowRoot.querySelector('.widget').dataset.theme === 'dark');
  });

  test('thrown out by who hears of its error, it leaves nothing behind', async () => {
    const page = await host('');
    const seen = await page.evaluate(async () => {
      await customElements.whenDefined('activation-plot');
      const plot = document.createElement('activation-plot');
      plot.setAttribute('functions', 'nothing_of_this');
      plot.setAttribute('loading', 'eager');
      let isReady = false;
      plot.addEventListener('ready', () => { isReady = true; });
      const error = new Promise((resolve) => plot.addEventListener('error', () => {
        plot.remove();
        resolve();
      }, {once: true}));
      document.body.append(plot);
      await error;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [isReady, plot.getState()];
    });
    assert.deepEqual(seen, [false, null]);
  });

  test('layer-health far from its network brings it, and has its numbers', async () => {
    const page = await open(HOST, {prepare: hosting(`${SCRIPT}<layer-health for="net" id="h">numbers of the layers</layer-health><div style="height: 9000px"></div>${NET}`)});
    await page.waitForFunction(() => document.querySelector('#h').shadowRoot?.querySelector('.play-health-table tbody td')?.textContent.trim());
  });

  test('where the page asks how wide it would like to be, it has an answer', async () => {
    const page = await host(`<div style="display: flex">${NET}</div><table><tr><td><activation-plot id="cell"></activation-plot></td></tr></table><div style="float: left"><softmax-explorer id="float"></softmax-explorer></div>`);
    for (const id of ['#net', '#cell', '#float']) {
      assert.ok(await page.$eval(id, (element) => element.getBoundingClientRect().width >= 320), id);
    }
  });
});
