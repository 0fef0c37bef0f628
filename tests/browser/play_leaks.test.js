// What outlives a view: Play and the functions are changed for each other many times, and what they hold on to is counted.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEachBrowser} from './harness.mjs';
import {frames} from './page.mjs';

const TIMES = 20;

/** Installed before the page's own scripts: counts what listens to the whole page, what observes, what asks for time. */
function count() {
  const held = {observed: 0, listeners: 0, media: 0, intervals: 0};
  for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
    const {prototype} = window[name];
    const {observe, unobserve, disconnect} = prototype;
    const targets = new Map();
    const of = (observer) => targets.get(observer) ?? targets.set(observer, new Set()).get(observer);
    const change = (observer, make) => {
      held.observed -= of(observer).size;
      make(of(observer));
      held.observed += of(observer).size;
    };
    prototype.observe = function (target, ...options) {
      change(this, (set) => set.add(target));
      return observe.call(this, target, ...options);
    };
    prototype.disconnect = function () {
      change(this, (set) => set.clear());
      return disconnect.call(this);
    };
    if (!unobserve) continue;
    prototype.unobserve = function (target) {
      change(this, (set) => set.delete(target));
      return unobserve.call(this, target);
    };
  }
  const {addEventListener, removeEventListener} = EventTarget.prototype;
  const known = new Map();
  const kindOf = (target) => (target instanceof MediaQueryList ? 'media' : target === window || target === document || target === document.body ? 'listeners' : null);
  EventTarget.prototype.addEventListener = function (type, listener, ...options) {
    const kind = kindOf(this ?? window);
    if (kind) {
      const list = known.get(listener) ?? known.set(listener, new Set()).get(listener);
      const key = `${kind} ${type}`;
      if (!list.has(key) || kind === 'media') held[kind]++;
      list.add(key);
    }
    return addEventListener.call(this, type, listener, ...options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, ...options) {
    const kind = kindOf(this ?? window);
    if (kind && known.get(listener)?.has(`${kind} ${type}`)) {
      held[kind]--;
      if (kind === 'listeners') known.get(listener).delete(`${kind} ${type}`);
    }
    return removeEventListener.call(this, type, listener, ...options);
  };
  const {setInterval, clearInterval} = window;
  const timers = new Set();
  window.setInterval = (...options) => {
    const timer = setInterval(...options);
    timers.add(timer);
    held.intervals = timers.size;
    return timer;
  };
  window.clearInterval = (timer) => {
    timers.delete(timer);
    held.intervals = timers.size;
    clearInterval(timer);
  };
  Object.assign(window, {held});
}

inEachBrowser('leaks', ({open}) => {
  const prepare = (page) => page.evaluateOnNewDocument(count);
  const show = async (page, view) => {
    await page.$$eval('header .view', (buttons, index) => buttons[index].click(), view === 'play' ? 0 : 1);
    await page.waitForSelector(view === 'play' ? '.play-curve-plot .curve' : '.functions .curve');
  };

  test('changing views leaves nothing behind', async () => {
    const page = await open('#view=play&seed=0.5&lang=en', {prepare});
    await page.waitForSelector('.play-curve-plot .curve');
    const held = () => page.evaluate(() => ({...window.held}));
    // The second time everything has been loaded.
    await show(page, 'functions');
    await show(page, 'play');
    const elements = () => page.$$eval('body *', (all) => all.length);
    /** Until nothing more is built. */
    const settled = async () => {
      for (let last = NaN, same = 0; same < 10;) {
        await frames(page);
        const now = await elements();
        same = now === last ? same + 1 : 0;
        last = now;
      }
    };
    await settled();
    const many = await elements();
    const before = await held();
    assert.ok(before.observed > 5 && before.listeners > 1, 'the counting counts');
    for (let i = 0; i < TIMES; i++) {
      await show(page, 'functions');
      await show(page, 'play');
    }
    await settled();
    assert.deepEqual(await held(), before);
    assert.equal(await elements(), many, 'and no element');
  });

  test('a run has as many watchers after twenty changes as before', async () => {
    const page = await open('#view=play&seed=0.5&lang=en');
    await page.waitForSelector('.play-curve-plot .curve');
    /** How often the parts are shown the run's numbers in so many steps. */
    const shown = () => page.$eval('.play-view', async ({run}) => {
      let begun = 0;
      const {beginFrame} = run.trainer;
      run.trainer.beginFrame = (...options) => {
        begun++;
        return beginFrame.apply(run.trainer, options);
      };
      const frames = (n) => new Promise((done) => {
        const next = () => (n-- > 0 ? requestAnimationFrame(next) : done());
        next();
      });
      await frames(40);
      begun = 0;
      run.step('update');
      await frames(60);
      delete run.trainer.beginFrame;
      return begun;
    });
    const before = await shown();
    assert.ok(before >= 4, 'the parts watch');
    for (let i = 0; i < TIMES; i++) {
      await show(page, 'functions');
      await show(page, 'play');
    }
    assert.equal(await shown(), before);
  });
});
