import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt } from './ensure-built.js';

/**
 * `npm run dev`: builds what is missing; then Nest's command compiles what changes and starts the server anew, and Vite
 * builds the browser's part once more. Ctrl-C ends both.
 */
ensureBuilt();
const require = createRequire(import.meta.url);
const bin = (name, file) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file);

function start(...argv) {
  return spawn(process.execPath, argv, { stdio: 'inherit' });
}

const server = start(bin('@nestjs/cli', 'bin/nest.js'), 'start', '--watch', '--preserveWatchOutput', '--no-shell');
const sources = watch('src', { recursive: true }, () => {
  clearTimeout(pause);
  pause = setTimeout(buildForBrowser, 300);
});
let pause;
let vite;
let isStale = false;

/** A build of its own each time: Vite's `--watch` loses its pictures at the second one. */
function buildForBrowser() {
  isStale = vite !== undefined;
  if (vite) return;
  vite = start(bin('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn');
  vite.once('exit', () => {
    vite = undefined;
    if (isStale) buildForBrowser();
  });
}

function stop() {
  sources.close();
  clearTimeout(pause);
  isStale = false;
  for (const child of [server, vite]) child?.kill('SIGTERM');
}
process.on('SIGINT', stop).on('SIGTERM', stop);
// A server that ends by itself takes the rest along: half of it would look as if it worked.
server.once('exit', (code) => {
  process.exitCode ||= code ?? 0;
  stop();
});
