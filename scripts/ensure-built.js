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

function isBuilt() {
  const marks = ['dist/main.js', 'dist/.tsbuildinfo', 'dist/browser/.vite/manifest.json'];
  if (!marks.every((file) => existsSync(file))) return false;
  // An image carries what was built, without the sources.
  if (!existsSync('src')) return true;
  const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'].filter((file) =>
    existsSync(file),
  );
  const sources = Math.max(newest('src'), ...settings.map((file) => statSync(file).mtimeMs));
  return statSync('dist/browser/.vite/manifest.json').mtimeMs >= sources;
}

/** Builds what is missing or older than its sources. What it has to say goes to stderr. */
export function ensureBuilt() {
  process.chdir(root);
  if (isBuilt()) return;
  console.error('Construction de Passerelle…');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const options = { stdio: ['ignore', 2, 2], shell: npm.length === 1 };
  const { status } = spawnSync(npm[0], [...npm.slice(1), 'run', '--silent', 'build'], options);
  if (status !== 0) {
    console.error('La construction a échoué : voyez les lignes ci-dessus.');
    process.exit(1);
  }
}
