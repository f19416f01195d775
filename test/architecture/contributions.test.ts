import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContributionPlace } from '../../src/kernel/contributions/contribution.js';
import { Contributions } from '../../src/kernel/contributions/contributions.js';
import { startApp, type TestApp } from '../support/app.js';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => path.join('src', name))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** `Finder`, and the file that opens the place. */
const places = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/^export const (\w+) = contribution</gm)].map(([, name]) => ({ name: name!, file })),
);

/** Classes marked for one. */
const marked = sources.flatMap(({ text }) =>
  [...text.matchAll(/((?:^@\w+\(.*\)\n)+)export class (\w+)/gm)].flatMap(([, marks, className]) =>
    [...marks!.matchAll(/^@(\w+)\(\)$/gm)].map(([, mark]) => ({ mark: mark!, className: className! })),
  ),
);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('a class that says something to the house', () => {
  test.each(places)('is found for @$name: none is left out of its module', async ({ name, file }) => {
    const opened = (await import(path.resolve(file))) as Record<string, ContributionPlace<object>>;
    const found = app
      .get(Contributions)
      .of(opened[name]!)
      .map((each) => each.constructor.name);
    const expected = marked.filter(({ mark }) => mark === name).map(({ className }) => className);
    expect(expected.length).toBeGreaterThan(0);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});
