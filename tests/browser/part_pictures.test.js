// Pictures of an element's parts: of those that are seen.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium} from './harness.mjs';
import {HOST, hosting} from './host.mjs';

inChromium('part_pictures', ({open}) => {
  test('of a part that is hidden there is no picture, and what there is is named', async () => {
    const page = await open(HOST, {prepare: hosting('<script type="module" src="elements.js"></script><network-playground id="net" loading="eager" seed="0.5" show="controls surface curve loss"></network-playground>')});
    await page.waitForFunction(() => customElements.get('network-playground'));
    await page.$eval('#net', async (element) => void await element.ready);
    assert.match(await page.$eval('#net', (element) => element.toSVG('loss')), /<path/);
    await page.$eval('#net', (element) => element.setState({hide: 'loss'}));
    await assert.rejects(page.$eval('#net', (element) => element.toSVG('loss')), /no picture of “loss” here, but of: curve, surface\./);
    await page.$eval('#net', (element) => element.setState({hide: 'loss,surface,curve'}));
    await assert.rejects(page.$eval('#net', (element) => element.toSVG()), /no picture of “surface” here\./);
  });
});
