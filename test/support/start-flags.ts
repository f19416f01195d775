import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What `npm start` tells V8: a process of a test keeps within what a real one has. */
export const startFlags: string[] =
  (
    JSON.parse(readFileSync(path.resolve('package.json'), 'utf8')) as { scripts: { start: string } }
  ).scripts.start.match(/--\S+/g) ?? [];
