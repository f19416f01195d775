import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { startFlags } from '../../scripts/start-flags.js';

test('the image tells V8 what npm start tells it: a large machine is no reason to keep more', () => {
  const image = readFileSync('docker/Dockerfile', 'utf8');
  const [, told] = /^CMD (\[.*\])$/m.exec(image)!;
  expect(startFlags).toEqual([expect.stringMatching(/^--max-semi-space-size=/), expect.stringMatching(/^--max-old-/)]);
  expect(JSON.parse(told!)).toEqual(['node', ...startFlags, 'dist/server/bundle/main.js']);
});
