import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

function newest(directory) {
  let time = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) time = Math.max(time, statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  return time;
}

/** @returns whether what was built under this folder is whole, and none of its sources is newer */
export function isBuilt(folder = root) {
  const at = (name) => path.join(folder, name);
  const marks = ['dist/server/bundle/main.js', 'dist/.tsbuildinfo', 'dist/browser/.vite/manifest.json'].map(at);
  if (!marks.every((file) => existsSync(file))) return false;
  // An image carries what was built, without the sources.
  if (!existsSync(at('src'))) return true;
  const settings = ['package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'].map(at);
  const written = settings.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs);
  return statSync(at('dist/browser/.vite/manifest.json')).mtimeMs >= Math.max(newest(at('src')), ...written);
}

/** Builds what is missing or older than its sources. What it has to say goes to stderr. */
export function ensureBuilt() {
  process.chdir(root);
  if (isBuilt()) return;
  console.error('Construction de Passerelle…');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Jest says `test` here, and what phones load would be another, larger build.
  const env = { ...process.env, NODE_ENV: 'production' };
  const options = { stdio: ['ignore', 2, 2], shell: npm.length === 1, env };
  const { status } = spawnSync(npm[0], [...npm.slice(1), 'run', '--silent', 'build'], options);
  if (status !== 0) {
    console.error('La construction a échoué : voyez les lignes ci-dessus.');
    process.exit(1);
  }
}
