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
/** Folders of a slice with a module of their own, where one of the slice's has a rule. */
const houses = forbidden
  .flatMap(({ name }) => /-of-(\w+)-know-only-/.exec(name)?.[1] ?? [])
  .filter((slice, index, all) => all.indexOf(slice) === index)
  .flatMap((slice) =>
    readdirSync(path.join('src', slice), { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name }) => ({ slice, house: name }))
      .filter(({ house }) => readdirSync(path.join('src', slice, house)).some((file) => file.endsWith('.module.ts'))),
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

  test('is said of nothing that is not there', () => {
    const said = forbidden.flatMap(({ name }) => /^(\w+)-knows-only-/.exec(name)?.[1] ?? []);
    expect(said.filter((slice) => !folders.includes(slice))).toEqual([]);
  });
});
