// Attributes and states that are broken or meant ill: named in place, nothing of them runs, the page around is unharmed.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

const EVIL = '<img src=x onerror="globalThis.pwned=1"><script>pwned=1</script>';
/** Attributes, and what the element must name; null: nothing is wrong with it. */
const CASES = [
  ['activation-plot', {functions: EVIL}, 'functions'],
  ['activation-plot', {functions: 'relu(slope=NaN)'}, 'functions'],
  ['activation-plot', {functions: 'no_such_function'}, 'functions'],
  ['activation-plot', {functions: 'constructor __proto__ toString'}, 'functions'],
  ['activation-plot', {functions: 'relu'.repeat(25_000)}, 'functions'],
  ['activation-plot', {range: '1e999 -Infinity'}, 'range'],
  ['activation-plot', {z: 'NaN', derivative: '9'}, 'z'],
  ['activation-plot', {formula: 'x)) + alert(1)'}, 'own'],
  ['activation-plot', {formula: `${'('.repeat(90)}x`}, 'own'],
  ['activation-plot', {state: '#'.padEnd(100_000, 'functions=relu&')}, 'functions'],
  ['activation-plot', {state: `https://example.org/#functions=relu&%E0%A4%A=1&tutorial=${encodeURIComponent(EVIL)}`}, '%E0%A4%A=1'],
  ['activation-plot', {state: 'javascript:globalThis.pwned=1#functions=relu'}, null],
  ['activation-plot', {show: `plot ${EVIL}`}, 'show'],
  ['softmax-explorer', {logits: '1 two 3'}, 'logits'],
  ['softmax-explorer', {logits: Array(5000).fill('1').join(' ')}, 'logits'],
  ['softmax-explorer', {logits: '1e7 1 2', temperature: '0'}, 'temperature'],
  ['softmax-explorer', {'true-class': '7'}, 'class'],
  ['network-playground', {layers: '4:relu,,2:<b>'}, 'layers'],
  ['network-playground', {layers: Array(400).fill('64:relu').join(' ')}, 'layers'],
  ['network-playground', {'network-shape': '99999999'}, 'networkShape'],
  ['network-playground', {'learning-rate': '-1', 'batch-size': '1e300'}, 'learningRate'],
  ['network-playground', {points: '1,2;NaN,NaN,NaN;1e999,0,0'}, 'points'],
  ['network-playground', {points: Array(20_000).fill('1,1,1').join(';')}, 'points'],
  ['network-playground', {weights: `${'A'.repeat(1000)}!`}, 'weights'],
  ['network-playground', {'goal-loss': '-3', 'goal-epochs': '0.5'}, 'goalLoss'],
  ['network-playground', {loss: '__proto__', optimizer: 'adam(beta1=constructor)'}, 'loss'],
  ['network-playground', {seed: EVIL.slice(0, 60)}, null],
  ['network-playground', {locked: 'everything', hide: EVIL}, 'locked'],
  ['layer-health', {for: EVIL}, null],
];

inChromium('hostile attributes', ({open}) => {
  for (const [name, attributes, named] of CASES) {
    const said = JSON.stringify(attributes);
    test(`<${name}> with ${said.length > 90 ? `${said.slice(0, 90)}…` : said}`, async () => {
      const page = await open(HOST, {prepare: hosting('<script type="module" src="elements.js"></script><p id="own">mine</p>')});
      const seen = await page.evaluate(async (name, attributes) => {
        await customElements.whenDefined(name);
        const element = document.createElement(name);
        const problems = [];
        element.addEventListener('error', ({detail}) => problems.push(...detail.problems));
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        document.body.append(element);
        await element.ready;
        await new Promise((resolve) => setTimeout(resolve, 60));
        const notice = element.shadowRoot.querySelector('.notice')?.textContent ?? '';
        return {
          keys: problems.map(({key}) => key), notice, length: notice.length, isPwned: 'pwned' in globalThis || ({}).pwned !== undefined,
          images: element.shadowRoot.querySelectorAll('img, script').length, widget: element.shadowRoot.querySelector('.widget').children.length,
          own: document.querySelector('#own').outerHTML, children: document.body.children.length,
        };
      }, name, attributes);
      if (named === null) assert.deepEqual(seen.keys, []);
      else {
        assert.ok(seen.keys.includes(named), `told: ${seen.keys}`);
        assert.ok(seen.notice.includes(named), seen.notice.slice(0, 300));
      }
      assert.ok(seen.length < 15_000, `a notice of ${seen.length} characters`);
      assert.deepEqual([seen.isPwned, seen.images, seen.own], [false, 0, '<p id="own">mine</p>']);
      assert.ok(seen.widget >= 1);
    });
  }
});
