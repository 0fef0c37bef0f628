// From a function into the network and back: one thing in two views.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {hash} from './page.mjs';

const activations = (page) => page.$eval('.play-view', ({run}) => run.network.layers.map(({activation, parameters}) => [activation.id, parameters]));

inChromium('Functions and Play', ({open}) => {
  test('the selected function is trained with, with its parameters, and Back leads back', async () => {
    const page = await open('#functions=relu,elu(alpha=0.5)&selected=1&seed=0.5&lang=en');
    await page.waitForSelector('.plot .curve');
    await page.click('.train');
    await page.waitForSelector('.play-unit[data-column="1"]');
    assert.deepEqual(await activations(page), [['elu', {alpha: 0.5}], ['elu', {alpha: 0.5}], ['tanh', {}]]);
    await page.goBack();
    await page.waitForSelector('.gallery');
    assert.match(await hash(page), /functions=relu,elu/);
  });

  test('a unit leads to its function, with the parameters that it has learned', async () => {
    const page = await open('#view=play&layers=3:prelu:unit&seed=0.5&lang=en');
    await page.waitForSelector('.play-unit[data-column="1"][aria-label]');
    await page.$eval('.play-view', ({run}) => run.edit(({layers}) => {
      layers[0].parameters.a[1] = 0.125;
    }));
    await page.click('.play-unit[data-column="1"][data-unit="1"]');
    await page.click('.play-card > .button');
    await page.waitForSelector('.gallery');
    assert.match(await hash(page), /functions=prelu\(a=0\.125\)/);
  });

  test('a slider under the curve shapes the running network at once, without a new start', async () => {
    const page = await open('#view=play&layers=4:leaky_relu&seed=0.5&lang=en');
    await page.waitForSelector('.play-parameters input[type="range"]');
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction(() => document.querySelector('.play-view').run.progress.epoch === 1);
    await page.$eval('.play-parameters input[type="range"]', (slider) => {
      slider.value = '0.3';
      slider.dispatchEvent(new Event('input', {bubbles: true}));
    });
    await page.waitForFunction(() => document.querySelector('.play-view').run.network.layers[0].parameters.negative_slope === 0.3);
    assert.equal(await page.$eval('.play-view', ({run}) => run.progress.epoch), 1);
  });

  test('the histogram under the curve is that of the layer, and follows the training', async () => {
    const page = await open('#view=play&networkShape=4,2&seed=0.5&lang=en');
    const bars = () => page.$eval('.play-curve .bars-z', (path) => path.getAttribute('d'));
    await page.waitForFunction(() => document.querySelector('.play-curve .bars-z')?.getAttribute('d'));
    const first = await bars();
    await page.select('.play-curve-head select', '1');
    await page.waitForFunction((before) => document.querySelector('.play-curve .bars-z')?.getAttribute('d') !== before, {}, first);
    const second = await bars();
    await page.$eval('.play-view', ({run}) => run.step('epoch'));
    await page.waitForFunction((before) => document.querySelector('.play-curve .bars-z')?.getAttribute('d') !== before, {}, second);
  });

  test('the curve is read with the keyboard', async () => {
    const page = await open('#view=play&networkShape=4&activation=relu&seed=0.5&lang=en');
    await page.waitForSelector('.play-curve-plot .curve');
    await page.$eval('.play-curve-plot', (plot) => plot.focus());
    await page.keyboard.press('End');
    assert.match(await page.$eval('.play-curve-read', ({textContent}) => textContent), /^z = 4\.00: output a = 4, slope f′ = 1$/);
    assert.match(await page.$eval('.play-curve-plot', (plot) => plot.getAttribute('aria-valuetext')), /a = 4/);
  });
});
