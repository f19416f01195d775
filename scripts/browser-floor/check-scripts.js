import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scriptFaults } from './script-faults.js';

/** `npm run floor`, beside es-check, which knows the language: the platform, in the built scripts. */
const folders = ['assets', 'workers'].map((name) => path.resolve(import.meta.dirname, '../../dist/browser', name));

const faults = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .flatMap((file) => scriptFaults(file, readFileSync(path.join(folder, file), 'utf8'))),
);

if (faults.length > 0) {
  process.stderr.write(`Not known to the oldest browsers:\n${faults.join('\n')}\n`);
  process.exit(1);
}
