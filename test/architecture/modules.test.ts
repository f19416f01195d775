import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
const textOf = (file: string) => readFileSync(path.join('src', file), 'utf8');
/** Slices that a CCAS may do without, as they say themselves, and their key. */
const optional = files
  .filter((file) => file.endsWith('.ts') && !file.startsWith('kernel/') && textOf(file).includes('@ModuleSwitch()'))
  .map((file) => [file.split(path.sep)[0]!, /key: '([^']+)'/.exec(textOf(file))![1]!] as const);

describe('a slice that a CCAS may do without', () => {
  test('is the mutuelle and giving, among others', () => {
    expect(optional.map(([slice]) => slice)).toEqual(expect.arrayContaining(['donations', 'mutuelle']));
  });

  test.each(optional)('%s: every Nest module in it says so, lest some of its pages stay open', (slice, key) => {
    const modules = files.filter((file) => file.startsWith(`${slice}${path.sep}`) && file.endsWith('.module.ts'));
    expect(modules.filter((file) => !textOf(file).includes(`@OfModule('${key}')`))).toEqual([]);
  });
});

test('no source asks the database without saying what comes back: `tx.rows`, `tx.one`, `tx.run`', () => {
  const untyped = files.filter((file) => /\.tsx?$/.test(file) && /\btx\.query\(/.test(textOf(file)));
  expect(untyped).toEqual([]);
});
