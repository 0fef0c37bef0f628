// What a platform makes of the address of a preset's page: the frame of its answer, in a sandbox and without a script around it.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {oembedFiles} from '../tools/oembed.mjs';
import {around, drawn, embedded, startSite, troubles} from './embed.mjs';
import {inChromium} from './harness.mjs';

const NAMES = [...oembedFiles('https://example.org/').keys()].filter((name) => name.endsWith('.json') && !name.endsWith('pages.json'));
/** Fonts differ; so much may a frame scroll or leave empty. */
const TOLERANCE = 60;

inChromium('oEmbed', ({open, url}) => {
  let host, files;
  before(async () => {
    host = await startSite();
    files = oembedFiles(url());
  });
  after(() => host.close());

  for (const name of NAMES) {
    test(`${name} shows its state whole in a sandbox`, async () => {
      const {html, title, height} = JSON.parse(String(files.get(name)));
      host.pages['/page.html'] = around(html.replace('<iframe', '<iframe sandbox="allow-scripts" security="restricted"'));
      const page = await open(`${host.url}page.html`, {mayFail: true, width: 1000, height: 1000});
      const frame = await embedded(page);
      await drawn(frame, '.panel');
      assert.equal(await page.$eval('iframe', (element) => element.title), title);
      assert.equal(await frame.evaluate(() => document.documentElement.lang), name.includes('zh-Hans') ? 'zh-Hans' : 'en');
      assert.equal(await frame.$eval('.embed-figure', ({shadowRoot}) => shadowRoot.querySelector('.notice')), null);
      await frame.waitForFunction((room) => Math.abs(document.body.offsetHeight - innerHeight) <= room, {}, TOLERANCE);
      assert.equal(await frame.evaluate(() => innerHeight), height);
      assert.deepEqual(troubles(page, host, {url: url()}), []);
    });
  }
});
