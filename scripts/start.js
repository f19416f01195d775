import { existsSync, readdirSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm start`: builds what is missing or older than its sources, then becomes the server, in this same process. */
const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);

function newest(directory) {
  let time = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) time = Math.max(time, statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  return time;
}

function isBuilt() {
  const marks = ['dist/main.js', 'dist/.tsbuildinfo', 'dist/browser/.vite/manifest.json'];
  if (!marks.every((file) => existsSync(file))) return false;
  if (!existsSync('src')) return true;
  const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'].filter((file) =>
    existsSync(file),
  );
  const sources = Math.max(newest('src'), ...settings.map((file) => statSync(file).mtimeMs));
  return statSync('dist/browser/.vite/manifest.json').mtimeMs >= sources;
}

if (!isBuilt()) {
  console.log('Construction de Passerelle…');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const done = spawnSync(npm[0], [...npm.slice(1), 'run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: npm.length === 1,
  });
  if (done.status !== 0) {
    console.error('La construction a échoué : voyez les lignes ci-dessus.');
    process.exit(1);
  }
}
await import('../dist/main.js');
