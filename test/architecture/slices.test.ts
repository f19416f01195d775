import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';

interface Rule {
  name: string;
  from: { path?: string | string[] };
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Rule[] };
const folders = readdirSync('src', { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

describe('who may know whom', () => {
  test.each(folders)('is said of src/%s', (folder) => {
    const rules = forbidden.filter(({ name }) => name.startsWith(`${folder}-knows-`));
    expect(rules.map(({ from }) => from.path)).toContain(`^src/${folder}/`);
  });

  test('is said of nothing that is not there', () => {
    const said = forbidden.flatMap(({ name }) => /^(\w+)-knows-only-/.exec(name)?.[1] ?? []);
    expect(said.filter((slice) => !folders.includes(slice))).toEqual([]);
  });
});
