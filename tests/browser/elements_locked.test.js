// What is locked in an element can be read and not changed, by its controls or by dragging.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const SCRIPT = '<script type="module" src="elements.js"></script>';
const ELEMENTS = {
  'activation-plot': 'functions="relu elu(alpha=0.5)" show="plot legend tools sliders table card"',
  'softmax-explorer': 'logits="2 1 0.1" true-class="1" show="all"',
  'network-playground': 'dataset="xor" seed="0.5" show="all"',
};

inChromium('elements_locked', ({open}) => {
  async function host(name, attributes) {
    const page = await open(HOST, {prepare: hosting(`${SCRIPT}<${name} id="it" loading="eager" ${attributes}></${name}>`)});
    await page.waitForFunction(() => document.querySelector('#it').shadowRoot?.querySelector('[part]'));
    await page.$eval('#it', async (element) => {
      await element.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    return page;
  }
  const stateOf = (page) => page.$eval('#it', (element) => element.getState());
  /** Controls that can be used, by their parts, but for the cursor of a plot: moving it is reading. */
  const usable = (page) => page.$eval('#it', ({shadowRoot}) => [...shadowRoot.querySelectorAll('button, input, select, textarea')]
      .filter((control) => !control.matches(':disabled') && !control.closest('nav') && !control.matches('[part="plot"] .slider-row input'))
      .map((control) => control.closest('[part]')?.getAttribute('part')));

  for (const [name, attributes] of Object.entries(ELEMENTS)) {
    test(`${name}: every control is off but those of the run, and stays so when parts are made anew`, async () => {
      const page = await host(name, `${attributes} locked`);
      assert.deepEqual([...new Set(await usable(page))], name === 'network-playground' ? ['controls'] : []);
      const controls = await page.$eval('#it', ({shadowRoot}) => shadowRoot.querySelectorAll(':disabled:is(button, input, select)').length);
      assert.ok(controls > 5, `${controls} controls`);
      await page.$eval('#it', (element) => element.setState({functions: 'gelu,prelu,elu', selected: '2', logits: '1,2,3,4,5', layers: '3:elu,2:tanh'}));
      await page.$eval('#it', () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      assert.deepEqual([...new Set(await usable(page))], name === 'network-playground' ? ['controls'] : []);
    });

    test(`${name}: a picture that is dragged, turned at or pressed changes nothing but the cursor`, async () => {
      const page = await host(name, `${attributes} locked`);
      const before = (await stateOf(page)).replace(/&?z=[^&]*/, '');
      const count = await page.$eval('#it', ({shadowRoot}) => shadowRoot.querySelectorAll('[part] svg, [part] canvas').length);
      for (let i = 0; i < count; i++) {
        const box = await page.$eval('#it', ({shadowRoot}, index) => {
          const picture = shadowRoot.querySelectorAll('[part] svg, [part] canvas')[index];
          picture?.scrollIntoView({block: 'center'});
          const {left, top, width, height} = picture?.getBoundingClientRect() ?? {width: 0};
          return width < 100 || height < 40 ? null : {left, top, width, height};
        }, i);
        if (!box) continue;
        await page.mouse.move(box.left + box.width * 0.3, box.top + box.height * 0.5);
        await page.mouse.down();
        await page.mouse.move(box.left + box.width * 0.6, box.top + box.height * 0.7, {steps: 4});
        await page.mouse.up();
        await page.mouse.click(box.left + box.width * 0.2, box.top + box.height * 0.3, {count: 2});
        await page.keyboard.down('Control');
        await page.mouse.wheel({deltaY: -200});
        await page.keyboard.up('Control');
      }
      assert.equal((await stateOf(page)).replace(/&?z=[^&]*/, ''), before);
    });
  }

  test('what is locked does not look as if it could be used', async () => {
    const page = await host('network-playground', 'dataset="xor" seed="0.5" show="all" locked="controls data network curve surface"');
    const seen = await page.$eval('#it', ({shadowRoot}) => {
      const soft = document.createElement('i');
      soft.style.color = 'var(--soft)';
      shadowRoot.querySelector('.widget').append(soft);
      const quiet = getComputedStyle(soft).color;
      return [...shadowRoot.querySelectorAll('.locked :disabled')].filter((one) => one.checkVisibility()).map((one) => {
        const {cursor, color, opacity} = getComputedStyle(one);
        const isTold = one.matches('.button:not(.play-primary), .chip, .segment:not([aria-pressed="true"]), .play-step, input, select');
        return {name: `${one.tagName} ${one.className}`, isUsable: cursor === 'pointer' || (isTold && color !== quiet) || opacity !== '1'};
      });
    });
    assert.ok(seen.length > 30, `${seen.length} controls`);
    assert.deepEqual(seen.filter(({isUsable}) => isUsable), []);
    const [train, ink] = await page.$eval('#it', ({shadowRoot}) => {
      const {backgroundColor} = getComputedStyle(shadowRoot.querySelector('.play-primary'));
      return [backgroundColor, getComputedStyle(shadowRoot.querySelector('.play-diagram h2')).color];
    });
    assert.notEqual(train, ink);
  });

  test('of a locked plot the cursor moves, by the hand and by keys; the window does not', async () => {
    const page = await host('activation-plot', 'functions="relu" z="1" locked="plot" show="plot sliders tools"');
    const [x, y] = await page.$eval('#it', ({shadowRoot}) => {
      const {left, top, width, height} = shadowRoot.querySelector('svg.plot').getBoundingClientRect();
      return [left + width / 4, top + height / 2];
    });
    await page.mouse.click(x, y);
    await page.waitForFunction(() => !/[#&]z=1(&|$)/.test(document.querySelector('#it').getState()));
    const pressed = await stateOf(page);
    await page.$eval('#it', ({shadowRoot}) => shadowRoot.querySelector('#z').focus());
    for (const key of ['+', '-', 'Shift+ArrowLeft']) {
      const keys = key.length > 1 ? key.split('+') : [key];
      for (const one of keys) await page.keyboard.down(one);
      for (const one of keys) await page.keyboard.up(one);
    }
    assert.doesNotMatch(await stateOf(page), /range/);
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
    assert.notEqual(await stateOf(page), pressed);
    assert.ok((await usable(page)).includes('tools'), 'what is not named is not locked');
  });

  test('a locked part is hidden and laid out as if it were not locked', async () => {
    const places = (page) => page.$eval('#it', ({shadowRoot}) => [...shadowRoot.querySelectorAll('[part]:not([hidden])')].map((part) => {
      const {left, top, width, height} = part.getBoundingClientRect();
      return [part.getAttribute('part'), ...[left, top, width, height].map(Math.round)].join(' ');
    }));
    for (const [name, attributes] of Object.entries(ELEMENTS)) {
      const [usual, locked] = [await host(name, `${attributes} hide="card compare loss"`), await host(name, `${attributes} hide="card compare loss" locked`)];
      assert.deepEqual(await places(locked), await places(usual), name);
      for (const page of [usual, locked]) assert.equal(await page.$eval('#it', ({shadowRoot}) => [...shadowRoot.querySelectorAll('[part][hidden]')].filter((part) => part.getClientRects().length > 0).length), 0);
    }
  });
});
