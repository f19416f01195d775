import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

interface Rule {
  name: string;
  from: { path?: string | string[] };
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Rule[] };
const folders = readdirSync('src', { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);
/** Folders with a module of their own, within slices that have more modules than one. */
const houses = folders
  .filter((slice) => slice !== 'kernel')
  .flatMap((slice) =>
    readdirSync(path.join('src', slice), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.module.ts') && path.dirname(file) !== '.')
      .map((file) => ({ slice, house: path.dirname(file) })),
  );

describe('who may know whom', () => {
  test.each(folders)('is said of src/%s', (folder) => {
    const rules = forbidden.filter(({ name }) => name.startsWith(`${folder}-knows-`));
    expect(rules.map(({ from }) => from.path)).toContain(`^src/${folder}/`);
  });

  test.each(houses)('is said of src/$slice/$house', ({ slice, house }) => {
    const rules = forbidden.filter(({ name }) => name.startsWith(`${house}-of-${slice}-know-only-`));
    expect(rules.map(({ from }) => from.path)).toEqual([`^src/${slice}/${house}/`]);
  });

  test('is said of the houses of the mutuelle and of giving', () => {
    expect(houses.map(({ slice, house }) => `${slice}/${house}`)).toEqual(
      expect.arrayContaining(['mutuelle/insurers', 'donations/receipts']),
    );
  });

  test('is said of nothing that is not there', () => {
    const said = forbidden.flatMap(({ name }) => /^(\w+)-knows-only-/.exec(name)?.[1] ?? []);
    expect(said.filter((slice) => !folders.includes(slice))).toEqual([]);
  });
});
