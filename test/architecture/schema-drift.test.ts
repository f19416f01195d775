import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource, type EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type TestApp, startApp } from '../support/app.js';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.module)\.tsx?$/.test(name))
  .map((name) => readFileSync(path.join('src', name), 'utf8'));

let app: TestApp;
let dataSource: DataSource;
let entities: EntityMetadata[];
let inDatabase: Map<string, string[]>;
beforeAll(async () => {
  app = await startApp();
  dataSource = app.get(DataSource);
  // Of every file that this worker has loaded, TypeORM keeps the entities: what another test brought is not ours.
  entities = dataSource.entityMetadatas.filter(({ name }) => sources.some((text) => text.includes(`class ${name} `)));
  const rows: { name: string; columns: string[] }[] = await dataSource.query(
    `select relname as name, array_agg(attname || ' ' || case when attndims > 0 then replace(format_type(atttypid, null), '[]', '') || '[]'
         else format_type(atttypid, null) end || case when attnotnull then ' not null' else ' null' end order by attname) as columns
     from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped group by relname`,
  );
  inDatabase = new Map(rows.map(({ name, columns }) => [name, columns]));
});
afterAll(() => app.close());

const longNames: Record<string, string> = { timestamptz: 'timestamp with time zone' };

function described(column: ColumnMetadata): string {
  const type = dataSource.driver.normalizeType(column);
  const nullability = column.isNullable ? 'null' : 'not null';
  return `${column.databaseName} ${longNames[type] ?? type}${column.isArray ? '[]' : ''} ${nullability}`;
}

describe('entities and migrations say the same', () => {
  test('names, types and what may be null', () => {
    const said = entities.map(({ tableName, columns }) => [tableName, columns.map(described).sort()]);
    const there = entities.map(({ tableName }) => [tableName, inDatabase.get(tableName)?.toSorted()]);
    expect(said.length).toBeGreaterThan(50);
    expect(said).toEqual(there);
  });

  test('every primary key in the database is ccas_id, where there is one, and the entity’s own', async () => {
    const rows: { name: string; key: string[] }[] = await dataSource.query(
      `select conrelid::regclass::text as name, array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey) order by 1) as key
       from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace`,
    );
    const keys = new Map(rows.map(({ name, key }) => [name, key]));
    for (const { tableName, primaryColumns } of entities) {
      const own = primaryColumns.map((column) => column.databaseName);
      const key = keys.get(tableName)!.filter((column) => column !== 'ccas_id' || own.includes(column));
      expect([tableName, key]).toEqual([tableName, own.toSorted()]);
    }
  });
});

test('an entity is what a use case writes through: none is there for the list only', () => {
  const mentions = (entity: string) => sources.join('\n').match(new RegExp(`\\b${entity}\\b`, 'g'))!.length;
  const unused = entities.map(({ name }) => name).filter((name) => mentions(name) < 2);
  expect(unused).toEqual([]);
});
