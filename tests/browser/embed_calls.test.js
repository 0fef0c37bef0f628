// What a page asks of a frame by messages: every call answered by its id, events after they were asked for, strangers unheard.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {around, startSite, troubles} from './embed.mjs';
import {inEachBrowser} from './harness.mjs';

const PLAY = '#dataset=xor&networkShape=3&activation=relu&seed=0.5&show=controls,loss';

inEachBrowser('calls', ({open, url}) => {
  let host;
  before(async () => {
    host = await startSite();
  });
  after(() => host.close());

  /** A page with a frame of another origin, and what is asked of it. */
  async function opened(hash = PLAY, attributes = 'sandbox="allow-scripts"', more = '') {
    host.pages['/page.html'] = around(`<iframe ${attributes} src="${url()}embed.html${hash}" width="700" height="500"></iframe>${more}`);
    const page = await open(`${host.url}page.html`, {mayFail: true});
    const ask = (...call) => page.evaluate((given) => ask(0, ...given), call);
    const quiet = () => assert.deepEqual(troubles(page, host, {url: url()}), []);
    return {page, ask, quiet};
  }

  test('a run is driven from outside, in a sandbox', async () => {
    const {page, ask, quiet} = await opened();
    assert.deepEqual(await ask('ping'), {type: 'activation-playground:reply', id: 'call0', ok: true, value: 'pong'});
    assert.equal((await ask('version')).value, 1);
    assert.match((await ask('getState')).value, /^#.*dataset=xor/);
    const weights = () => page.evaluate(async () => {
      const {value: {layers}} = await ask(0, 'network');
      return layers.map(({weights}) => [weights instanceof Float64Array, ...weights]);
    });
    const first = await weights();
    assert.ok(first.every(([isTyped]) => isTyped));
    assert.equal((await ask('step', 3, 'update')).ok, true);
    const second = await weights();
    assert.notDeepEqual(second, first);
    assert.equal((await ask('reset')).ok, true);
    assert.deepEqual(await weights(), first);
    assert.equal((await ask('step', 3, 'update')).ok, true);
    assert.deepEqual(await weights(), second, 'the same seed, the same bits');
    assert.equal((await ask('reset', '0.25')).ok, true);
    assert.match((await ask('getState')).value, /seed=0\.25/);
    assert.notDeepEqual(await weights(), first);
    quiet();
  });

  test('it plays and pauses, and events come to whoever asked for them', async () => {
    const {page, ask, quiet} = await opened();
    assert.deepEqual((await ask('subscribe', 'ready', 'epoch', 'statechange')).value, ['ready', 'epoch', 'statechange']);
    assert.equal((await ask('play')).ok, true);
    const events = (name) => page.evaluate((event) => heard.filter(({data}) => data.type === 'activation-playground:event' && data.event === event).map(({data}) => data.detail), name);
    await page.waitForFunction(() => heard.some(({data}) => data.event === 'epoch' && data.detail.epoch > 0));
    assert.equal((await ask('pause')).ok, true);
    const [detail] = await events('epoch');
    for (const name of ['epoch', 'step', 'trainLoss', 'testLoss']) assert.equal(typeof detail[name], 'number', name);
    assert.deepEqual((await ask('setState', {learningRate: 0.3})).value, []);
    await page.waitForFunction(() => heard.some(({data}) => data.event === 'statechange' && /learningRate=0\.3/.test(data.detail.state)));
    assert.deepEqual(await events('goal'), [], 'nobody asked for it');
    quiet();
  });

  test('who subscribes late still hears that it is ready', async () => {
    const {page, ask} = await opened();
    await ask('getState');
    await ask('subscribe', 'ready');
    await page.waitForFunction(() => heard.some(({data}) => data.event === 'ready'));
    assert.equal(await page.evaluate(() => heard.filter(({data}) => data.event === 'ready').length), 1);
  });

  test('a goal that is reached is told', async () => {
    const {page, ask} = await opened(`${PLAY}&goalLoss=0.45&goalEpochs=100`);
    await ask('subscribe', 'goal');
    await ask('step', 60);
    await page.waitForFunction(() => heard.some(({data}) => data.event === 'goal'));
    const detail = await page.evaluate(() => heard.find(({data}) => data.event === 'goal').data.detail);
    assert.ok(detail.epoch > 0 && detail.trainLoss < 0.45, JSON.stringify(detail));
  });

  test('a frame that is hidden and shown again keeps its height', async () => {
    const {page} = await opened(PLAY, '', `<script src="${url()}embed.js"></script>`);
    await page.waitForFunction(() => heard.some(({data}) => data.height > 200));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const height = await page.$eval('iframe', (frame) => frame.style.height);
    await page.$eval('iframe', (frame) => frame.hidden = true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await page.$eval('iframe', (frame) => frame.hidden = false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await page.$eval('iframe', (frame) => frame.style.height), height);
  });

  test('pictures come as text', async () => {
    const {ask, quiet} = await opened('#functions=elu(alpha=0.5)&show=plot&lang=en');
    const {value: drawing} = await ask('toSVG');
    assert.match(drawing, /^<(\?xml|svg)/);
    const {value: image} = await ask('toPNG');
    assert.deepEqual([...Buffer.from(image.replace('data:image/png;base64,', ''), 'base64').subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    quiet();
  });

  test('what a state has wrong is answered, not thrown', async () => {
    const {ask} = await opened();
    const {ok, value} = await ask('setState', '#dataset=nosuch&seed=0.5');
    assert.equal(ok, true);
    assert.deepEqual(value.map(({key, value: given}) => [key, given]), [['dataset', 'nosuch']]);
  });

  test('a call that is wrong is answered with the field that is', async () => {
    const {ask, quiet} = await opened();
    for (const [call, field] of [[['eval', 'alert(1)'], 'method'], [['constructor'], 'method'], [['__proto__'], 'method'], [['remove'], 'method'], [['innerHTML'], 'method'],
      [['step', 1e9], 'arguments[0]'], [['step', 1, 'day'], 'arguments[1]'], [['setState', 'x'.repeat(100_000)], 'arguments[0]'], [['setState', {['<img src=x onerror=alert(1)>']: 1}], 'arguments[0]'], [['subscribe', 'click'], 'arguments[0]'], [['play', 1], 'arguments']]) {
      const {ok, error} = await ask(...call);
      assert.equal(ok, false, call[0]);
      assert.equal(error.field, field, call[0]);
      assert.ok(error.message.length > 5 && error.value.length <= 61);
    }
    assert.equal((await ask('ping')).value, 'pong');
    quiet();
  });

  test('an element without a run says so', async () => {
    const {ask} = await opened('#functions=relu&show=plot');
    const {ok, error} = await ask('step', 1);
    assert.equal(ok, false);
    assert.deepEqual([error.field, error.value, error.message], ['method', 'step', 'is nothing that <activation-plot> does']);
  });

  test('hostile messages are not answered and do no harm', async () => {
    const {page, ask, quiet} = await opened();
    await ask('getState');
    const count = await page.evaluate(() => {
      const cycle = {type: 'activation-playground:call', id: {}};
      cycle.self = cycle;
      const call = 'activation-playground:call';
      const messages = [null, undefined, 0, '', 'x'.repeat(100_000), [], {}, cycle, new Map([['type', call]]), new Date(), new Float64Array(1000), {type: call}, {type: call, id: null, method: 'play'},
        {type: call, id: 'x'.repeat(101), method: 'play'}, {type: 'activation-playground:reply', id: 1, ok: true}, {type: 'activation-playground:event', event: 'ready'}, JSON.parse('{"__proto__": {"type": "activation-playground:call", "id": 1, "method": "play"}}'),
        '{"type": "activation-playground:call", "id": 1, "method": "play"}'];
      const before = heard.length;
      for (const message of messages) tell(0, message);
      return before;
    });
    assert.equal((await ask('ping')).value, 'pong');
    assert.equal(await page.evaluate((from) => heard.slice(from).filter(({data}) => data.type !== 'activation-playground:resize' && typeof data !== 'string').length, count), 1, 'only the ping');
    quiet();
  });

  test('of a flood some calls are refused, each is answered, and the frame goes on', async () => {
    const {page, ask, quiet} = await opened();
    await ask('getState');
    const [answered, refused, messages] = await page.evaluate(async () => {
      const replies = await Promise.all(Array.from({length: 300}, () => ask(0, 'toPNG', 'loss')));
      return [replies.length, replies.filter(({ok}) => !ok).length, [...new Set(replies.filter(({ok}) => !ok).map(({error}) => error.message))]];
    });
    assert.equal(answered, 300);
    assert.deepEqual(messages, ['waits: 100 calls have no answer yet']);
    assert.ok(refused <= 200, String(refused));
    assert.equal((await ask('ping')).value, 'pong');
    quiet();
  });

  test('only the page around is heard: no neighbour, and no page that was not asked', async () => {
    const script = `addEventListener('message', ({data}) => parent.postMessage({heard: data}, '*')); const other = parent.frames[0]; for (const id of ['a', 'b']) other.postMessage({type: 'activation-playground:call', id, method: 'getState'}, '*'); setTimeout(() => parent.postMessage('told', '*'), 500)`;
    const {page, ask} = await opened(PLAY, '');
    await ask('getState');
    await page.evaluate((text) => document.body.append(Object.assign(document.createElement('iframe'), {srcdoc: `<script>${text}</script>`})), script);
    await page.waitForFunction(() => heard.some(({data}) => data === 'told'));
    assert.equal((await ask('ping')).value, 'pong');
    assert.equal(await page.evaluate(() => heard.filter(({data}) => data?.heard || (data?.type === 'activation-playground:reply' && data.id.length === 1)).length), 0);
  });

  test('answers go to the origin that asked', async () => {
    const {page, ask} = await opened(PLAY, '');
    await ask('ping');
    assert.equal(await page.evaluate(() => heard.find(({data}) => data.type === 'activation-playground:reply').origin), new URL(url()).origin);
  });

  test('calls before anything is shown wait for it; a page of words answers them all the same', async () => {
    const {page} = await opened(PLAY);
    assert.match((await page.evaluate(() => ask(0, 'getState'))).value, /dataset=xor/);
    const facts = await opened('#view=facts&lang=en');
    const {ok, error} = await facts.ask('getState');
    assert.deepEqual([ok, error.message], [false, 'The table of facts is too wide for a frame.']);
  });
});
