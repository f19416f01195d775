import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const tables = new Set(
  readdirSync('migrations').flatMap((name) =>
    Array.from(
      readFileSync(path.join('migrations', name), 'utf8').matchAll(/^create (?:unlogged )?table (\w+)/gim),
      ([, table]) => table!,
    ),
  ),
);

interface Write {
  table: string;
  /** `passes`, `kernel` */
  slice: string;
  file: string;
}

/** What SQL in this text writes to. */
function writtenIn(text: string): string[] {
  const written = text.matchAll(
    /\b(?:insert into (\w+)|update (\w+)(?: (?!set\b)(?:as )?\w+)?\s+set\b|delete from (\w+))/g,
  );
  return [...new Set([...written].map(([, inserted, updated, deleted]) => (inserted ?? updated ?? deleted)!))];
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && name.includes('/'))
  .map((file) => ({ file, slice: file.split('/')[0]!, text: readFileSync(path.join('src', file), 'utf8') }));

const writes: Write[] = sources.flatMap(({ file, slice, text }) =>
  writtenIn(text)
    .filter((table) => tables.has(table))
    .map((table) => ({ table, slice, file })),
);

/** Whose each table is: where its entity stands, else whoever writes it. */
const owners = new Map<string, string>();
for (const { table, slice } of writes) if (!owners.has(table)) owners.set(table, slice);
for (const { slice, text } of sources)
  for (const [, table] of text.matchAll(/^@Entity\('(\w+)'/gm)) owners.set(table!, slice);

describe('a table', () => {
  test('is written by the slice it belongs to: a neighbour calls its use case', () => {
    expect(writes.length).toBeGreaterThan(150);
    const strays = writes.filter(({ table, slice }) => owners.get(table) !== slice);
    expect(strays.map(({ file, table }) => `${file} writes ${table}, of ${owners.get(table)}`)).toEqual([]);
  });

  test.each([
    ['insert into pass (id) values ($1)', ['pass']],
    ['update pass set state = $1', ['pass']],
    ['update pass p\n   set state = $1', ['pass']],
    ['update pass as p set state = $1', ['pass']],
    ['delete from pass where id = $1', ['pass']],
    ['with gone as (delete from mail returning id) update pass set state = $1', ['mail', 'pass']],
    ['select 1 from pass for update', []],
    ['insert into pass … on conflict do update set used = 1', ['pass']],
  ])('is seen to be written in %j', (text, found) => {
    expect(writtenIn(text)).toEqual(found);
  });
});
