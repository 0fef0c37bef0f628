// The run on the page as people use it: train, pause, step, stop, what it learns with, trouble, and the way back.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxePuppeteer} from '@axe-core/puppeteer';
import {inChromium, inEachBrowser} from './harness.mjs';
import {frames, hash, retype, text} from './page.mjs';
import {TRAIN, choose, epochIs, epochOf, epochPasses, isOn, isShown, play, press, ready, said} from './play_run.mjs';

inEachBrowser('the run', ({open}) => {
  test('one press trains, another pauses and says where it is', async () => {
    const page = await play(open);
    assert.equal(await epochOf(page), 0);
    await page.click(TRAIN);
    await isOn(page, 'Pause');
    await epochPasses(page, 2);
    await page.click(TRAIN);
    await isOn(page, 'Train');
    const epoch = await epochOf(page);
    await said(page, /^Epoch \d+\. Training loss 0\.\d+, test loss 0\.\d+, test accuracy \d+\.\d %\.$/);
    assert.equal(await epochOf(page), epoch);
  });

  test('a pause where the losses have just been measured says where it is, too', async () => {
    const page = await play(open);
    await page.$eval('.play-view', ({run}) => new Promise((done) => {
      const end = run.on('measured', () => {
        if (run.progress.epoch < 3 || run.losses.step !== run.progress.step) return;
        end();
        run.pause();
        done();
      });
      run.play();
    }));
    await said(page, new RegExp(`^Epoch ${await epochOf(page)}\\. `));
  });

  test('nothing starts by itself, unless the link says so and motion is welcome', async () => {
    const quiet = await play(open);
    await new Promise((done) => setTimeout(done, 200));
    assert.equal(await epochOf(quiet), 0);
    const still = await play(open, '&autoplay=true', {reducedMotion: true});
    await new Promise((done) => setTimeout(done, 200));
    assert.equal(await epochOf(still), 0);
    await epochPasses(await play(open, '&autoplay=true'), 2);
  });

  test('it rests while it is not on the screen', async () => {
    const page = await play(open);
    await page.click(TRAIN);
    await epochPasses(page, 2);
    await page.$eval('.play-view', ({style}) => { style.display = 'none'; });
    await frames(page);
    await frames(page);
    const epoch = await epochOf(page);
    await new Promise((done) => setTimeout(done, 200));
    assert.equal(await epochOf(page), epoch);
    await page.$eval('.play-view', ({style}) => { style.display = ''; });
    await epochPasses(page, epoch);
  });

  test('keys train, step and rewind, but not where they mean something else, nor switched off', async () => {
    const page = await play(open);
    await page.keyboard.press('s');
    await epochIs(page, 1);
    await page.keyboard.press('k');
    await epochPasses(page, 2);
    await page.keyboard.press('Space');
    assert.match(await text(page, TRAIN), /Train/);
    await page.keyboard.press('r');
    await epochIs(page, 0);
    await page.focus('.play-rate input');
    await page.keyboard.type('s');
    await page.focus('.play-buttons .square');
    await page.keyboard.press('Space');  // presses the button that has the focus: back to the start
    await frames(page);
    assert.equal(await epochOf(page), 0);
    assert.match(await text(page, TRAIN), /Train/);
    await page.click('.button.keys');
    await page.click('dialog[open] input[type="checkbox"]');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('s');
    await frames(page);
    assert.equal(await epochOf(page), 0);
  });

  test('back to the start are the same first weights, and the try before stays to compare with', async () => {
    const page = await play(open);
    const first = await text(page, '.play-figure-train b');
    await page.click('.play-steps .square');
    await epochIs(page, 1);
    await page.waitForFunction((loss) => document.querySelector('.play-figure-train b').textContent !== loss, {}, first);
    await page.click('.play-buttons .square');
    await epochIs(page, 0);
    await page.waitForFunction((loss) => document.querySelector('.play-figure-train b').textContent === loss, {}, first);
    assert.match(await text(page, '.play-time .hint'), /Paler in the charts/);
    await press(page, '.play-time', 'Forget the try before');
    assert.doesNotMatch(await text(page, '.play-time .hint'), /Paler/);
  });

  test('the slider of time shows the past; going on from there is another try', async () => {
    const page = await play(open);
    for (let epoch = 1; epoch <= 4; epoch++) {
      await page.click('.play-steps .square');
      await epochIs(page, epoch);
      await frames(page);
    }
    await page.waitForFunction(() => document.querySelector('#play-time').max === '4');
    await page.focus('#play-time');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await epochIs(page, 2);
    assert.equal(await text(page, '.play-where'), 'epoch 2 of 4');
    await page.waitForFunction(() => /^Epoch 2, training loss 0\.\d+$/.test(document.querySelector('#play-time').getAttribute('aria-valuetext')));
    await press(page, '.play-time', 'Go on from here');
    await epochPasses(page, 2);
    await page.waitForFunction(() => /at epoch 4/.test(document.querySelector('.play-time .hint').textContent));
    await page.click(TRAIN);
  });
});

inEachBrowser('how it learns', ({open}) => {
  test('going back in time takes the curve of then, its slider and the link with it', async () => {
    const page = await play(open, '&layers=4:leaky_relu');
    const loss = () => text(page, '.play-figure-train b');
    for (let i = 1; i <= 3; i++) {
      await page.keyboard.press('s');
      await epochIs(page, i);
    }
    const before = await loss();
    await page.evaluate(() => {
      location.hash = location.hash.replace('leaky_relu', 'leaky_relu(negative_slope=1)');
    });
    await page.waitForFunction((was) => document.querySelector('.play-figure-train b').textContent !== was, {}, before);
    await page.keyboard.press('s');
    await epochIs(page, 4);
    const slope = () => page.$eval('.play-curve input[type="range"]', ({value}) => Number(value));
    assert.equal(await slope(), 1);
    await page.focus('#play-time');
    await page.keyboard.press('Home');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await epochIs(page, 3);
    assert.equal(await page.$eval('#play-time', ({max}) => max), '4');
    await page.keyboard.press('ArrowLeft');
    await epochIs(page, 2);
    assert.equal(await slope(), 0.01);
    await page.waitForFunction(() => !location.hash.includes('negative_slope=1'));
    await press(page, '.play-time', 'Latest');
    await epochIs(page, 4);
    assert.equal(await slope(), 1);
  });

  test('choices are in the link, explain themselves, and Back undoes them', async () => {
    const page = await play(open);
    await choose(page, '#play-optimizer', 'adam');
    await choose(page, '#play-loss', 'hinge');
    await choose(page, '#play-regularization', 'l2');
    await choose(page, '#play-initializer', 'he_normal');
    assert.match(await hash(page), /regularization=L2.*regularizationRate=0\.003.*loss=hinge.*optimizer=adam.*initializer=he_normal/);
    assert.match(await page.$eval('#play-optimizer', (select) => document.getElementById(select.getAttribute('aria-describedby')).textContent), /Momentum and scaled steps/);
    assert.equal(await page.$eval('#play-regularization', (select) => select.selectedOptions[0].textContent), 'L2 0.003');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#play-initializer').value === 'tfp_uniform');
    assert.equal(await page.$eval('#play-optimizer', ({value}) => value), 'adam');
  });

  test('a learning rate is typed or stepped while it trains; what cannot be is refused in words, and nothing is lost', async () => {
    const page = await play(open);
    await page.click(TRAIN);
    await epochPasses(page, 2);
    await retype(page, '.play-rate input', '0,1');
    await page.waitForFunction(() => /learningRate=0\.1(&|$)/.test(location.hash));
    await retype(page, '.play-rate input', 'fast');
    assert.equal(await text(page, '.play-rate .error'), 'A number, 0 or more.');
    assert.equal(await page.$eval('.play-rate input', (input) => input.getAttribute('aria-invalid')), 'true');
    await page.keyboard.press('Tab');
    assert.equal(await page.$eval('.play-rate input', ({value}) => value), '0.1');
    await page.$$eval('.play-rate button', (buttons) => buttons[1].click());
    assert.equal(await page.$eval('.play-rate input', ({value}) => value), '0.3');
    assert.match(await text(page, TRAIN), /Pause/);
    assert.ok(await epochOf(page) > 2, 'the run went on');
  });

  test('the settings of the optimizer and the rest are under More, each with its sentence', async () => {
    const page = await play(open, '&optimizer=momentum');
    await page.click('.play-more .play-opener');
    const explained = await page.$$eval('.play-more .play-explained', (all) => all.filter((one) => one.getClientRects().length > 0)
        .map((one) => [one.querySelector('input, select').labels[0].textContent, one.querySelector('.hint').textContent]));
    assert.deepEqual(explained.map(([label]) => label), ['Momentum', 'Dampening', 'Weight decay', 'Weight decay acts on', 'Gradient limit', 'Gain of the first weights',
      'A gain to suit each function', 'Leftover points', 'Shuffle every epoch']);
    assert.ok(explained.every(([, sentence]) => sentence.endsWith('.')));
    await retype(page, '.play-more input', '1');
    assert.equal(await text(page, '.play-more .error'), 'A number from 0 to just below 1.');
    await retype(page, '.play-more input', '0.5');
    await page.waitForFunction(() => location.hash.includes('optimizer=momentum(momentum=0.5)'));
    await choose(page, '#play-more-leftovers', 'drop');
    await page.waitForFunction(() => location.hash.includes('leftovers=drop'));
    await page.keyboard.press('Escape');
    assert.equal(await isShown(page, '.play-more .play-popup'), false);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'More');
  });

  test('a run that diverges says where and what to try, and goes back', async () => {
    const page = await play(open, '&problem=regression&layers=4:relu&learningRate=1000');
    const top = () => page.$eval('.play', (panels) => panels.getBoundingClientRect().top);
    const before = await top();
    await page.click(TRAIN);
    await page.waitForSelector('.play-grave');
    assert.equal(await top(), before, 'nothing jumps');
    const sentence = await text(page, '.play-grave p');
    assert.match(sentence, /^Stopped at epoch \d+: .* in (hidden layer 1|the output layer) (became infinite|is not a number any more)\. .*smaller learning rate/);
    assert.equal(await page.$eval(TRAIN, (button) => button.getAttribute('aria-disabled')), 'true');
    await press(page, '.play-grave', 'Back to the last good moment');
    assert.equal(await page.$('.play-grave'), null);
    await page.click(TRAIN);
    await page.waitForSelector('.play-grave');
    await press(page, '.play-grave', 'Back to the start, with learning rate 100');
    await epochIs(page, 0);
    assert.equal(await page.$('.play-grave'), null);
    assert.match(await hash(page), /learningRate=100(&|$)/);
  });

  test('after a divergence, the way out follows a learning rate that is typed', async () => {
    const page = await play(open, '&problem=regression&layers=4:relu&learningRate=1000');
    await page.click(TRAIN);
    await page.waitForSelector('.play-grave');
    await retype(page, '.play-rate input', '50');
    assert.deepEqual(await page.$$eval('.play-grave button', (all) => all.map(({textContent}) => textContent)),
        ['Back to the last good moment', 'Back to the start, with learning rate 10']);
    await press(page, '.play-grave', 'Back to the start, with learning rate 10');
    assert.match(await hash(page), /learningRate=10(&|$)/);
  });

  test('a flat function, a batch that never fills, and a change that cannot be are said', async () => {
    const page = await play(open, '&batchSize=600&layers=4:binary_step,3:tanh');
    const sentences = await page.$$eval('.play-notice p', (all) => all.map(({textContent}) => textContent));
    assert.match(sentences.join('\n'), /Flat: hidden layer 1\.[^]*a batch of 600 is larger than the 250 training points/);
    const epoch = await epochOf(page);
    await choose(page, '#play-loss', 'bce_logits');
    await page.evaluate(() => { location.hash += '&leftovers=use'; });
    await page.waitForSelector('.play-grave');
    assert.match(await text(page, '.play-grave'), /is not used.*A batch of 600 points needs as many training points, and there are 250/);
    assert.equal(await epochOf(page), epoch);
    await page.evaluate(() => { location.hash = location.hash.replace('batchSize=600', 'batchSize=10'); });
    await page.waitForFunction(() => document.querySelector('.play-grave') === null);
  });

  test('a link that is refused says so, with its own number of points, in both languages', async () => {
    const link = '#view=play&seed=0.5&leftovers=use&batchSize=30&percTrainData=10&dataset=iris';
    const page = await open(`${link}&lang=en`);
    await page.waitForSelector('.play-grave');
    assert.match(await text(page, '.play-grave'), /^The network of this link .*needs as many training points, and there are 15\./);
    const other = await open('#view=play&seed=0.5&lang=zh-Hans&optimizer=adam(beta1=3)');
    await other.waitForSelector('.play-grave');
    assert.match(await text(other, '.play-grave'), /^这个链接里的网络无法照原样训练.*不能是 3：超出了允许的范围。$/);
  });

  test('a link hides controls by TensorFlow Playground’s names and by ours', async () => {
    const names = {playButton: TRAIN, stepButton: '.play-steps', resetButton: '.play-buttons .square', learningRate: '.play-rate', regularization: '#play-regularization',
      percTrainData: '.play-figure-test', optimizer: '#play-optimizer', loss: '#play-loss', initializer: '#play-initializer', moreOptions: '.play-more', speed: '#play-speed',
      runDetails: '.play-details', accuracy: '.play-figure-score', time: '.play-time'};
    const page = await play(open);
    for (const selector of Object.values(names)) assert.equal(await isShown(page, selector), true, selector);
    await page.evaluate((keys) => { location.hash += keys; }, Object.keys(names).map((name) => `&${name}_hide=true`).join(''));
    await page.waitForFunction(() => document.querySelector('.play-time').hidden);
    for (const [name, selector] of Object.entries(names)) assert.equal(await isShown(page, selector), false, name);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('k');
    await frames(page);
    assert.match(await text(page, TRAIN), /Train/, 'a hidden button has no key');
  });

  test('on a phone the bar is under the thumb, its targets are large enough, and nothing is wider than the screen', async () => {
    const page = await play(open, '', {width: 375, height: 740, touch: true});
    const {bottom, width, small} = await page.evaluate(() => ({
      bottom: document.querySelector('.play-transport').getBoundingClientRect().bottom - innerHeight,
      width: document.documentElement.scrollWidth - innerWidth,
      small: [...document.querySelectorAll('.play-transport button, .play-transport select, .play-options button, .play-options select')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && (box.height < (matchMedia('(pointer: coarse)').matches ? 44 : 34) || box.width < 24);
      }).map((one) => one.outerHTML.slice(0, 80)),
    }));
    assert.ok(Math.abs(bottom) < 1, String(bottom));
    assert.ok(width <= 0, String(width));
    assert.deepEqual(small, []);
  });

  test('figures do not move the bar', async () => {
    const page = await play(open);
    const places = () => page.$$eval('.play-top button, .play-top select', (all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
    const before = await places();
    await page.click(TRAIN);
    await epochPasses(page, 10);
    assert.deepEqual(await places(), before);
  });

  test('another language, and a look at the functions, leave the run as it is', async () => {
    const page = await play(open);
    await page.keyboard.press('s');
    await epochIs(page, 1);
    await page.click('header [lang="zh-Hans"]');
    await page.waitForSelector('html[lang="zh-Hans"] .play-figure-epoch');
    assert.equal(await epochOf(page), 1);
    await page.$$eval('header .view', (views) => views[1].click());
    await page.waitForSelector('.plot .curve');
    await page.$$eval('header .view', (views) => views[0].click());
    await page.waitForSelector('.play-figure-epoch');
    assert.equal(await epochOf(page), 1);
    await page.keyboard.press('s');
    await epochIs(page, 2);
  });

  test('a language, a theme, a look at the functions: a run that trains goes on', async () => {
    const page = await play(open);
    await page.click(TRAIN);
    await epochPasses(page, 2);
    await page.$$eval('header .button', (buttons) => buttons.at(-1).click());
    await page.click('header [lang="zh-Hans"]');
    await page.waitForSelector('html[lang="zh-Hans"] .play-figure-epoch');
    assert.match(await text(page, TRAIN), /暂停/);
    await epochPasses(page, await epochOf(page));
    await page.$$eval('header .view', (views) => views[1].click());
    await page.waitForSelector('.plot .curve');
    await page.$$eval('header .view', (views) => views[0].click());
    await page.waitForSelector('.play-figure-epoch');
    assert.match(await text(page, TRAIN), /暂停/);
    await epochPasses(page, await epochOf(page));
    assert.equal(await text(page, '.play-run-note'), '');
  });

  test('a language leaves what was looked at, opened and typed', async () => {
    const page = await play(open);
    const look = () => page.evaluate(() => ({
      layer: document.querySelector('.play-curve-head select').value,
      open: Array.from(document.querySelectorAll('.play details'), (details) => details.open),
      typed: document.querySelector('#play-csv').value,
    }));
    await page.select('.play-curve-head select', '1');
    await page.$$eval('.play details', (all) => [...all].forEach((details, i) => { details.open = i % 2 === 0; }));
    await page.$eval('#play-csv', (area) => { area.value = '1,2,1\n3'; });
    const before = await look();
    assert.equal(before.layer, '1');
    await page.click('header [lang="zh-Hans"]');
    await page.waitForSelector('html[lang="zh-Hans"] .play-figure-epoch');
    assert.deepEqual(await look(), before);
  });

  test('a change that begins the run anew says that it stopped it, until it is trained again', async () => {
    const page = await play(open);
    await page.click('.play-thumb[data-id="xor"]');
    assert.equal(await text(page, '.play-run-note'), '', 'nothing was lost');
    await page.click(TRAIN);
    await epochPasses(page, 2);
    await page.click('.play-thumb[data-id="gauss"]');
    await epochIs(page, 0);
    assert.match(await text(page, TRAIN), /Train/);
    assert.equal(await text(page, '.play-run-note'), 'That change starts a new run: paused at epoch 0.');
    await said(page, /^That change starts a new run/);
    await page.click('.play-thumb[data-id="xor"]');
    assert.match(await text(page, '.play-run-note'), /new run/, 'another change does not take it away');
    await page.click(TRAIN);
    assert.equal(await text(page, '.play-run-note'), '');
    await page.click(TRAIN);
  });

  test('the Chinese page trains, and says so', async () => {
    const page = await open('#view=play&lang=zh-Hans&seed=0.5');
    await ready(page);
    await page.keyboard.press('s');
    await epochIs(page, 1);
    await said(page, /^第 1 轮。训练损失 0\.\d+，测试损失 0\.\d+，测试准确率 \d+\.\d %。$/);
  });
});

inChromium('the run, for everyone', ({open}) => {
  const trouble = '&problem=regression&layers=4:binary_step&batchSize=2000';
  const states = [
    ['light', '', {}, []],
    ['dark', '&theme=dark', {}, []],
    ['Chinese, dark, narrow', '&lang=zh-Hans&theme=dark', {width: 375, height: 740, touch: true}, []],
    ['steps, details, trouble', trouble, {}, ['.play-step-menu .play-opener', '.play-details .play-opener']],
    ['more, narrow', '&optimizer=rmsprop&regularization=L1', {width: 375, height: 740, touch: true}, ['.play-more .play-opener']],
    ['more, dark, trouble', `${trouble}&theme=dark&optimizer=adam`, {}, ['.play-more .play-opener']],
  ];
  for (const [name, more, options, pressed] of states) {
    test(`axe finds nothing in the bar: ${name}`, async () => {
      const page = await play(open, more, {...options, prepare: (blank) => blank.setBypassCSP(true)});
      for (const selector of pressed) await page.$eval(selector, (button) => button.click());
      await retype(page, '.play-rate input', '?');
      const {violations} = await new AxePuppeteer(page).include('.play-top').include('.play-notices').include('.play-time').analyze();
      assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`), []);
    });
  }
});
