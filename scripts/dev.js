import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt } from './ensure-built.js';

/**
 * `npm run dev`: builds what is missing, then keeps building while sources change, and starts the server anew each time.
 * Ctrl-C ends all three.
 */
ensureBuilt();
const require = createRequire(import.meta.url);
const bin = (name, file) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
const children = [
  [bin('typescript', 'bin/tsc'), '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  [bin('vite', 'bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'],
  ['--watch-path=dist', '--watch-preserve-output', 'dist/main.js'],
].map((argv) => spawn(process.execPath, argv, { stdio: 'inherit' }));

function stop() {
  for (const child of children) child.kill('SIGTERM');
}
process.on('SIGINT', stop).on('SIGTERM', stop);
// One that ends by itself takes the others along: half of it would look as if it worked.
for (const child of children)
  child.once('exit', (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
