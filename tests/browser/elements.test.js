// Elements in someone else's page: what they show, what they can be asked, what they leave alone.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const SCRIPT = '<script type="module" src="elements.js"></script>';
const NETWORK = '<network-playground id="net" dataset="xor" seed="0.5" layers="4:relu 2:relu" learning-rate="0.1" show="controls surface network">no script</network-playground>';

inChromium('elements', ({open}) => {
  /** A page with a body, when its elements are there. */
  async function host(body, options = {}) {
    const page = await open(HOST, {...options, prepare: hosting(`<script>
      const told = [];
      for (const name of ['ready', 'error', 'statechange', 'epoch', 'goal']) addEventListener(name, ({target, detail}) => target === window || told.push({name, id: target.id, detail}), true);
    </script>${SCRIPT}${body}`)});
    await page.waitForFunction(() => [...document.querySelectorAll('activation-plot, softmax-explorer, network-playground, layer-health')].every((one) => one.shadowRoot?.querySelector('.widget')));
    return page;
  }
  const told = (page, name) => page.evaluate((wanted) => globalThis.eval('told').filter((one) => one.name === wanted), name);

  test('a plot has the functions, the derivatives and the window of its attributes', async () => {
    const page = await host('<activation-plot id="a" functions="relu elu(alpha=0.5)" derivative range="-4 4">a picture</activation-plot>');
    const seen = await page.$eval('#a', ({shadowRoot, ...element}) => ({
      names: [...shadowRoot.querySelectorAll('.legend tbody th')].map((cell) => cell.textContent.trim()),
      curves: shadowRoot.querySelectorAll('svg.plot path.curve').length,
      parts: [...shadowRoot.querySelectorAll('[part]')].map((part) => part.getAttribute('part')).sort(),
    }));
    assert.ok(seen.names.some((name) => name.startsWith('ReLU')) && seen.names.some((name) => name.includes('0.5')), seen.names.join());
    assert.ok(seen.curves >= 4, `${seen.curves} curves`);
    assert.deepEqual(seen.parts, ['legend', 'plot', 'sliders']);
    const state = await page.$eval('#a', (element) => element.getState());
    assert.match(state, /functions=relu,elu\(alpha=0\.5\)/);
    assert.match(state, /range=-4,4/);
    assert.deepEqual((await told(page, 'ready')).map(({id}) => id), ['a']);
    assert.deepEqual(await told(page, 'error'), []);
  });

  test('softmax has its logits, and its picture is an SVG file of its own', async () => {
    const page = await host('<softmax-explorer id="s" logits="1010 1000 990" true-class="1"></softmax-explorer>');
    const values = await page.$eval('#s', ({shadowRoot}) => [...shadowRoot.querySelectorAll('input[type="text"], input[inputmode]')].map(({value}) => value));
    assert.ok(['1010', '1000', '990'].every((value) => values.includes(value)), values.join());
    const svg = await page.$eval('#s', (element) => element.toSVG());
    assert.match(svg, /^<\?xml/);
    assert.match(svg, /1010/);
    assert.doesNotMatch(svg, /class=|var\(|href="http/);
  });

  test('a network trains by its methods, and tells how far it is', async () => {
    const page = await host(NETWORK);
    const start = await page.$eval('#net', (element) => element.network());
    assert.deepEqual(start.shape, [2, 4, 2, 1]);
    const after = await page.$eval('#net', async (element) => {
      const progress = await element.step(3);
      return {progress, weights: [...element.network().layers[0].weights]};
    });
    assert.equal(after.progress.epoch, 3);
    assert.notDeepEqual(after.weights, Object.values(start.layers[0].weights));
    const updates = await page.$eval('#net', (element) => element.step(7, 'update'));
    assert.equal(updates.step, after.progress.step + 7);
    await page.$eval('#net', (element) => element.reset());
    assert.deepEqual(await page.$eval('#net', (element) => [...element.network().layers[0].weights]), Object.values(start.layers[0].weights));
    await page.$eval('#net', (element) => element.play());
    await page.waitForFunction(() => globalThis.eval('told').some(({name, detail}) => name === 'epoch' && detail.epoch > 20 && detail.trainLoss > 0 && detail.testLoss > 0));
    await page.$eval('#net', (element) => element.pause());
    const other = await page.$eval('#net', async (element) => {
      await element.reset('0.7');
      return element.getState();
    });
    assert.match(other, /seed=0\.7/);
    await assert.rejects(page.$eval('#net', (element) => element.step(0)), /whole number/);
    await assert.rejects(page.$eval('#net', (element) => element.step(1, 'year')), /epoch, update/);
  });

  test('the pictures of a network are those of its parts', async () => {
    const page = await host(NETWORK);
    const [svg, type, size] = await page.$eval('#net', async (element) => {
      const blob = await element.toPNG();
      return [await element.toSVG('surface'), blob.type, blob.size];
    });
    assert.match(svg, /<image/);
    assert.deepEqual([type, size > 1000], ['image/png', true]);
    await assert.rejects(page.$eval('#net', (element) => element.toSVG('nothing')), /surface/);
  });

  test('a wish changes the state, is told, and what is wrong with it is said in place', async () => {
    const page = await host(NETWORK);
    assert.deepEqual(await page.$eval('#net', (element) => element.setState({learningRate: 0.3, activation: 'tanh'})), []);
    assert.match(await page.$eval('#net', (element) => element.getState()), /learningRate=0\.3/);
    await page.waitForFunction(() => globalThis.eval('told').some(({name, detail}) => name === 'statechange' && detail.state.includes('learningRate=0.3')));
    const problems = await page.$eval('#net', (element) => element.setState({learningRate: 'fast', nonsense: 1}));
    assert.deepEqual(problems.map(({key, code}) => [key, code]), [['nonsense', 'unknown_key'], ['learningRate', 'not_a_number']]);
    const notice = await page.$eval('#net', ({shadowRoot}) => shadowRoot.querySelector('.notice').textContent);
    assert.match(notice, /^Some of what this figure was told[^]*learningRate \(learning-rate\)[^]*fast/);
    assert.match((await told(page, 'error'))[0].detail.message, /learningRate/);
  });

  test('an attribute that is changed changes the element, and nothing else of it', async () => {
    const page = await host(NETWORK);
    await page.$eval('#net', (element) => element.setState({noise: 20}));
    await page.$eval('#net', (element) => element.setAttribute('learning-rate', '1'));
    await page.waitForFunction(() => document.querySelector('#net').getState().includes('learningRate=1'));
    assert.match(await page.$eval('#net', (element) => element.getState()), /noise=20/);
    await page.$eval('#net', (element) => element.setAttribute('show', 'surface health'));
    await page.waitForFunction(() => document.querySelector('#net').shadowRoot.querySelector('[part="health"]'));
    assert.deepEqual(await page.$eval('#net', ({shadowRoot}) => [...shadowRoot.querySelectorAll('[part]:not([hidden])')].map((part) => part.getAttribute('part')).sort()), ['health', 'surface']);
  });

  test('layer-health speaks of the network that it names, which may come later', async () => {
    const page = await host('<layer-health for="late" id="h"></layer-health>');
    assert.match(await page.$eval('#h', ({shadowRoot}) => shadowRoot.textContent), /late/);
    await page.evaluate(() => {
      const network = document.createElement('network-playground');
      network.id = 'late';
      network.setAttribute('activation', 'sigmoid');
      document.body.prepend(network);
    });
    await page.waitForFunction(() => document.querySelector('#h').shadowRoot.querySelectorAll('.play-health table td').length > 0);
    await page.$eval('#late', (element) => element.setAttribute('show', 'surface'));
    await page.waitForFunction(() => document.querySelector('#late').shadowRoot.querySelectorAll('[part]').length < 4);
    await page.$eval('#late', (element) => element.step(2));
    await page.waitForFunction(() => document.querySelector('#h').shadowRoot.querySelectorAll('.play-health table td').length > 0);
  });

  test('a goal is said, reached, told once', async () => {
    const page = await host('<network-playground id="net" dataset="gauss" seed="0.5" show="controls surface" goal-loss="0.1" goal-accuracy="90" goal-epochs="300"></network-playground>');
    const words = () => page.$eval('#net', ({shadowRoot}) => shadowRoot.querySelector('.play-goal').textContent);
    assert.match(await words(), /0\.1.*90.*300/);
    await page.$eval('#net', (element) => element.play());
    await page.waitForFunction(() => globalThis.eval('told').some(({name}) => name === 'goal'));
    const [{detail}] = await told(page, 'goal');
    assert.ok(detail.testLoss < 0.1 && detail.testAccuracy >= 0.9 && detail.epoch <= 300, JSON.stringify(detail));
    assert.match(await words(), new RegExp(`epoch ${detail.epoch}`));
    await page.waitForFunction((epoch) => globalThis.eval('told').some(({name, detail}) => name === 'epoch' && detail.epoch > epoch + 20), {}, detail.epoch);
    assert.equal((await told(page, 'goal')).length, 1);
  });

  test('a goal whose epochs are over says so, until the run begins again', async () => {
    const page = await host('<network-playground id="net" dataset="spiral" seed="0.5" show="controls surface" goal-loss="0.001" goal-epochs="3"></network-playground>');
    const says = (words) => page.waitForFunction((text) => document.querySelector('#net').shadowRoot.querySelector('.play-goal').textContent.includes(text), {}, words);
    await page.$eval('#net', (element) => element.step(6));
    await says('are over');
    await page.$eval('#net', (element) => element.reset());
    await page.waitForFunction(() => !document.querySelector('#net').shadowRoot.querySelector('.play-goal').textContent.includes('are over'));
  });

  test('language and theme are those of the page around, and follow it', async () => {
    const page = await host('<div lang="zh-CN" style="background: #111"><activation-plot id="a"></activation-plot></div><activation-plot id="b" theme="dark"></activation-plot><activation-plot id="c"></activation-plot>');
    const seen = (id) => page.$eval(id, ({shadowRoot}) => {
      const {lang, dataset} = shadowRoot.querySelector('.widget');
      return [lang, dataset.theme, getComputedStyle(shadowRoot.querySelector('.panel')).backgroundColor];
    });
    assert.deepEqual(await seen('#a'), ['zh-Hans', 'dark', 'rgb(28, 31, 35)']);
    assert.deepEqual(await seen('#b'), ['en', 'dark', 'rgb(28, 31, 35)']);
    assert.deepEqual(await seen('#c'), ['en', 'light', 'rgb(255, 255, 255)']);
    const ground = (id) => page.$eval(id, ({shadowRoot}) => getComputedStyle(shadowRoot.querySelector('.widget')).backgroundColor);
    assert.deepEqual([await ground('#b'), await ground('#c')], ['rgb(21, 23, 26)', 'rgba(0, 0, 0, 0)']);
    await page.evaluate(() => {
      document.documentElement.lang = 'zh';
      document.body.style.background = 'black';
    });
    await page.waitForFunction(() => {
      const {lang, dataset} = document.querySelector('#c').shadowRoot.querySelector('.widget');
      return lang === 'zh-Hans' && dataset.theme === 'dark';
    });
  });

  test('colours and parts may be styled from outside', async () => {
    const page = await host('<style>activation-plot { --panel: rgb(1, 2, 3); } ::part(legend) { outline: 3px solid red; }</style><activation-plot id="a"></activation-plot>');
    const seen = await page.$eval('#a', ({shadowRoot}) => [getComputedStyle(shadowRoot.querySelector('.panel')).backgroundColor, getComputedStyle(shadowRoot.querySelector('[part="legend"]')).outlineWidth]);
    assert.deepEqual(seen, ['rgb(1, 2, 3)', '3px']);
  });

  test('what is locked can be read and not changed; training goes on', async () => {
    const page = await host(NETWORK.replace('show="', 'locked show="data '));
    const open = await page.$eval('#net', ({shadowRoot}) => [...shadowRoot.querySelectorAll('button, input, select, textarea')]
        .filter((control) => !control.matches(':disabled') && !control.closest('nav')).map((control) => control.closest('[part]')?.getAttribute('part')));
    assert.deepEqual([...new Set(open)], ['controls']);
    await page.$eval('#net', (element) => element.step());
    await page.waitForFunction(() => document.querySelector('#net').shadowRoot.querySelector('.play-figure-epoch b').textContent === '1');
  });

  test('no focus is taken, and the wheel scrolls the page', async () => {
    const page = await host(`<button id="own" autofocus>own</button>${'<p>text</p>'.repeat(3)}<activation-plot id="a"></activation-plot>${NETWORK}${'<p>text</p>'.repeat(60)}`);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'own');
    await page.$eval('#a', ({shadowRoot}) => shadowRoot.querySelector('input[type="range"]').focus());
    const place = await page.$eval('#a', ({shadowRoot}) => {
      const {left, top, width, height} = shadowRoot.querySelector('svg.plot').getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    });
    await page.mouse.move(...place);
    await page.mouse.wheel({deltaY: 300});
    await page.waitForFunction(() => scrollY > 100);
  });

  test('what is far below costs nothing until it is near', async () => {
    const asked = [];
    const page = await open(HOST, {prepare: async (page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await hosting(`${SCRIPT}<div style="height: 20000px"></div><network-playground id="far"><p>a picture</p></network-playground>`)(page);
    }});
    await page.waitForFunction(() => customElements.get('network-playground'));
    await page.waitForNetworkIdle();
    assert.ok(!asked.some((name) => name.endsWith('.wasm') || name.endsWith('/state.js')), asked.join());
    assert.equal(await page.$eval('#far', (element) => element.getState()), null);
    await page.$eval('#far', (element) => element.scrollIntoView());
    await page.waitForFunction(() => document.querySelector('#far').getState() !== null);
  });

  test('many elements have one WebAssembly, fetched once', async () => {
    const asked = [];
    const page = await open(HOST, {prepare: async (page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await hosting(`${SCRIPT}${'<activation-plot loading="eager" functions="gelu"></activation-plot>'.repeat(6)}${'<network-playground loading="eager" show="surface"></network-playground>'.repeat(4)}<softmax-explorer loading="eager"></softmax-explorer>`)(page);
    }});
    await page.waitForFunction(() => [...document.querySelectorAll('activation-plot, network-playground, softmax-explorer')].every((one) => one.getState() !== null));
    assert.deepEqual(asked.filter((name) => name.endsWith('.wasm')).length, 1);
    assert.equal(new Set(asked).size, asked.length, 'nothing is asked for twice');
  });

  test('without a core the children stay, and the reason is said', async () => {
    const page = await open(HOST, {mayFail: true, prepare: async (page) => {
      page.on('request', (request) => {
        if (request.url().endsWith('.wasm')) request.abort();
      });
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (request.isInterceptResolutionHandled()) return;
        if (request.isNavigationRequest()) request.respond({contentType: 'text/html', body: `<!doctype html><body>${SCRIPT}<script>addEventListener('error', ({detail}) => { if (detail) document.title = detail.message; }, true)</script><activation-plot id="a"><p id="own">a picture</p></activation-plot>`});
        else request.continue();
      });
    }});
    await page.waitForFunction(() => document.querySelector('#a').shadowRoot?.querySelector('[role="alert"]'));
    assert.ok(await page.$eval('#own', (element) => element.getBoundingClientRect().height > 0));
    assert.notEqual(await page.title(), '');
    await assert.rejects(page.$eval('#a', (element) => element.setState({z: 1})), /fetch|wasm|load/i);
  });
});
