import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** One row by its id, and three to give an idea: there is nothing to tell of the others. */
const SAMPLES = new Set(['1', '3']);

const root = path.resolve('src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file): [string, string] => [file, readFileSync(path.join(root, file), 'utf8')]);

/** Of these nobody reads a list: what a file shows of them has its own way on. */
const known = [
  'holders/where-accepted.query.ts', // A phone is given two hundred; the directory has all, and is linked there.
  'printing/pass-letters.query.ts', // The three nearest for a letter, which says where the others are.
];

/** Where a list with a limit is asked for and what would tell that there is more is dropped at once. */
function cutInSilence(source: string): string[] {
  const dropped = [
    ...source.matchAll(/\(await [\w.]+\([^;]*?limit: (\w+)[^;]*?\)\)\.items/g),
    ...source.matchAll(/const \{ items \} = await [\w.]+\([^;]*?limit: (\w+)[^;]*?\);/g),
  ];
  return dropped.filter(([, limit]) => !SAMPLES.has(limit!)).map(([text]) => text);
}

describe('a list that ends before its end', () => {
  test('is told or paged: nobody asks for a hundred and drops whether there are more', () => {
    expect([...new Set(sources.flatMap(([file, source]) => cutInSilence(source).map(() => file)))].sort()).toEqual(
      known,
    );
  });

  test.each([
    ['(await this.offers.find(tx, { status, limit: 200 })).items', 1],
    ['const { items } = await this.offers.find(tx, { partnerId: partner.id, limit: MOST });', 1],
    ['(await this.offers.find(tx, { id, limit: 1 })).items', 0],
    ['await this.offers.find(tx, { status, limit: 200 })', 0],
  ])('%s', (source, found) => {
    expect(cutInSilence(source)).toHaveLength(found);
  });
});
