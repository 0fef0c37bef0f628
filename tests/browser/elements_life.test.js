// The life of an element: moved, removed, brought back, made and thrown away by the hundred.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const SCRIPT = '<script type="module" src="elements.js"></script>';
const isShown = (id) => `document.querySelector('${id}')?.getState() != null`;

/** What the page holds after a collection: its own bytes, those of WebAssembly among them (not the compiler's, which makes code faster and larger while it runs), nodes, listeners. */
async function held(page) {
  const session = await page.createCDPSession();
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  let text = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({chunk}) => {
    text += chunk;
  });
  await session.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
  const {nodes, jsEventListeners} = await session.send('Memory.getDOMCounters');
  await session.detach();
  const snapshot = JSON.parse(text);
  const {node_fields: fields, node_types: [types]} = snapshot.snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let [bytes, scriptBytes] = [0, 0];
  for (let at = 0; at < snapshot.nodes.length; at += fields.length) {
    const kind = types[snapshot.nodes[at + type]];
    if (kind !== 'code') bytes += snapshot.nodes[at + size];
    if (kind !== 'code' && kind !== 'native') scriptBytes += snapshot.nodes[at + size];
  }
  return {bytes, scriptBytes, nodes, listeners: jsEventListeners};
}

inChromium('life of elements', ({open}) => {
  const host = (body) => open(HOST, {prepare: hosting(`${SCRIPT}${body}`)});

  test('moved within the page, it stays what it is', async () => {
    const page = await host('<div id="from"><network-playground id="net" seed="0.5" show="controls surface"></network-playground></div><div id="to"></div>');
    await page.waitForFunction(isShown('#net'));
    const same = await page.evaluate(async () => {
      const net = document.querySelector('#net');
      await net.step(5);
      const wrapper = net.shadowRoot.querySelector('.widget');
      const weights = [...net.network().layers[0].weights];
      document.querySelector('#to').append(net);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return wrapper === net.shadowRoot.querySelector('.widget') && weights.every((weight, i) => weight === net.network().layers[0].weights[i]);
    });
    assert.ok(same);
    assert.equal((await page.$eval('#net', (net) => net.step(1))).epoch, 6);
  });

  test('removed it rests; brought back it goes on where it was, to the bit', async () => {
    const page = await host('<network-playground id="net" seed="0.5" optimizer="adam" shuffle show="controls surface"></network-playground>');
    await page.waitForFunction(isShown('#net'));
    const whole = await page.evaluate(async () => {
      const net = document.querySelector('#net');
      await net.step(10);
      const weights = [...net.network().layers[0].weights];
      await net.reset();
      await net.step(5);
      net.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const isGone = net.getState() === null && net.network() === null && net.shadowRoot.querySelector('.widget') === null;
      document.body.append(net);
      net.scrollIntoView();
      await new Promise((resolve) => net.addEventListener('ready', resolve, {once: true}));
      const {epoch} = await net.step(5);
      return {isGone, epoch, isSame: weights.every((weight, i) => weight === net.network().layers[0].weights[i])};
    });
    assert.deepEqual(whole, {isGone: true, epoch: 10, isSame: true});
  });

  test('removed while it loads, it never comes', async () => {
    const page = await host('<activation-plot id="a" loading="eager"></activation-plot>');
    await page.evaluate(() => customElements.whenDefined('activation-plot'));
    await page.evaluate(async () => {
      const plot = document.createElement('activation-plot');
      plot.id = 'b';
      plot.setAttribute('loading', 'eager');
      document.body.append(plot);
      plot.remove();
      globalThis.plot = plot;
    });
    await page.waitForFunction(isShown('#a'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await page.evaluate(() => globalThis.plot.getState()), null);
  });

  test('five hundred come and go, and nothing is kept', async () => {
    const page = await host('<main></main>');
    await page.evaluate(() => customElements.whenDefined('network-playground'));
    const cycle = (from, to) => page.evaluate(async (from, to) => {
      const kinds = [
        ['activation-plot', {functions: 'gelu relu', derivative: ''}], ['network-playground', {show: 'surface network', seed: '0.5'}],
        ['softmax-explorer', {}], ['network-playground', {show: 'controls curve health', seed: '0.5', activation: 'sigmoid'}],
      ];
      for (let i = from; i < to; i++) {
        const [name, attributes] = kinds[i % kinds.length];
        const element = document.createElement(name);
        element.setAttribute('loading', 'eager');
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        document.querySelector('main').append(element);
        await element.ready;
        if (element.step) await element.step(1);
        element.remove();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, from, to);
    await cycle(0, 100);
    const early = await held(page);
    await cycle(100, 500);
    const late = await held(page);
    assert.ok(early.scriptBytes > 500_000, `${early.scriptBytes} bytes are too few to be all`);
    for (const [what, most] of Object.entries({bytes: 1.05 * early.bytes, scriptBytes: 1.05 * early.scriptBytes, nodes: early.nodes, listeners: early.listeners})) {
      assert.ok(late[what] <= most, `${early[what]} ${what} after 100, ${late[what]} after 500`);
    }
  });
});
