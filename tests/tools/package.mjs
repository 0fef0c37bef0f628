// web/ as its users get it: packed, and installed in an empty project outside of this checkout.

import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

/** A project that has the package and nothing else; remove() takes it away. */
export function installedProject() {
  const folder = mkdtempSync(path.join(tmpdir(), 'playground-package-'));
  const npm = (...words) => execFileSync('npm', [...words, '--cache', path.join(folder, 'cache'), '--offline', '--no-audit', '--no-fund', '--loglevel=error'],
      {cwd: folder, encoding: 'utf8'});
  const [{filename}] = JSON.parse(npm('pack', WEB, '--json'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({private: true, type: 'module'}));
  npm('install', '--ignore-scripts', `./${filename}`);
  return {
    folder,
    installed: path.join(folder, 'node_modules', 'activation-playground'),
    remove: () => rmSync(folder, {recursive: true, force: true}),
  };
}
