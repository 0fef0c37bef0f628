// What the READMEs show is what runs.
import assert from 'node:assert/strict';
import {access, readFile, rm, writeFile} from 'node:fs/promises';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ file) => readFile(new URL(file, root), 'utf8');

/** @param {string} text @param {string} language */
function block(text, language) {
  const found = text.match(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``));
  assert.ok(found, `a block of ${language}`);
  return found[1];
}

for (const name of ['README.md', 'README.zh-CN.md']) {
  test(`${name}: what it links to is there`, async () => {
    const links = [...(await read(name)).matchAll(/\]\(([^):]+)\)/g)].map(([, target]) => target);
    assert.ok(links.length > 0);
    for (const target of links) await access(new URL(target, root));
  });

  test(`${name}: the C++ example is the one that is built and run`, async () => {
    assert.equal(block(await read(name), 'cpp'), await read('tests/example/main.cpp'));
  });

  test(`${name}: the JavaScript example runs`, async () => {
    const script = new URL(`tests/web/.${name}.mjs`, root);
    const code = block(await read(name), 'js').replace("'activation-playground'", "'../../web/core.js'").replace("'activation-playground/state'", "'../../web/state.js'");
    await writeFile(script, `${code}\nexport {f, df, d2f, beta, typed, value, names, trainer, trainLoss, testLoss, testAccuracy};\n`);
    try {
      const {f, df, d2f, beta, typed, value, names, trainer, trainLoss, testLoss, testAccuracy} = await import(script.href);
      assert.deepEqual([f[3], df[3], d2f[3]], [1, 1, 0]);
      assert.equal(beta.length, 4);
      assert.equal(typed.f[2], 0);
      assert.equal(value[0].toFixed(5), '0.99995');
      assert.ok(names.includes('ELU'));
      assert.equal(trainer.progress().epoch, 100);
      assert.ok(trainLoss < 0.5 && testLoss < 0.5 && testAccuracy > 0.5);
    } finally {
      await rm(script);
    }
  });
}
