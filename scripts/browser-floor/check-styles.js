import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { styleFaults } from './style-faults.js';

/** `npm run floor`: the built style sheets need nothing that the oldest browsers of `browserslist` lack. */
const folder = path.resolve(import.meta.dirname, '../../dist/browser/assets');

const faults = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.css')))
  faults.push(...(await styleFaults(file, readFileSync(path.join(folder, file), 'utf8'))));

if (faults.length > 0) {
  process.stderr.write(`Style that the oldest browsers do not know:\n${faults.join('\n')}\n`);
  process.exit(1);
}
