import { readFileSync } from 'node:fs';
import path from 'node:path';

const { scripts } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'));

/** What `npm start` tells V8: a process of a test or of the bench keeps within what a real one has. */
export const startFlags = scripts.start.match(/--\S+/g) ?? [];
