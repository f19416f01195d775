import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { createDataSource, entities } from '../../src/data-source.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

/** Tables that only SQL touches: TypeORM's own list of migrations. */
const withoutEntity = ['migration'];

let database: TestDatabase;
let dataSource: DataSource;
let inDatabase: Map<string, string[]>;
beforeAll(async () => {
  database = await cloneDatabase();
  dataSource = await createDataSource(database.ownerUrl, 1).initialize();
  const rows: { name: string; columns: string[] }[] = await dataSource.query(
    `select table_name as name, array_agg(column_name || ' ' || case when data_type = 'ARRAY' then replace(ltrim(udt_name, '_'), 'int2', 'smallint') || '[]'
         else data_type end || case is_nullable when 'YES' then ' null' else ' not null' end order by column_name) as columns
     from information_schema.columns where table_schema = 'public' group by table_name`,
  );
  inDatabase = new Map(rows.map(({ name, columns }) => [name, columns]));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const longNames: Record<string, string> = { timestamptz: 'timestamp with time zone' };

function described(column: ColumnMetadata): string {
  const type = dataSource.driver.normalizeType(column);
  const nullability = column.isNullable ? 'null' : 'not null';
  return `${column.databaseName} ${longNames[type] ?? type}${column.isArray ? '[]' : ''} ${nullability}`;
}

describe('entities and migrations say the same', () => {
  test.each(entities.map((entity) => [entity.name, entity]))('%s: names, types and what may be null', (_, entity) => {
    const { tableName, columns } = dataSource.getMetadata(entity);
    expect(columns.map(described).sort()).toEqual(inDatabase.get(tableName)?.toSorted());
  });

  test('every table has an entity', () => {
    const known = new Set(entities.map((entity) => dataSource.getMetadata(entity).tableName));
    const unknown = [...inDatabase.keys()].filter((table) => !known.has(table) && !withoutEntity.includes(table));
    expect(unknown).toEqual([]);
  });

  test('every primary key in the database is ccas_id, where there is one, and the entity’s own', async () => {
    const rows: { name: string; key: string[] }[] = await dataSource.query(
      `select conrelid::regclass::text as name, array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey) order by 1) as key
       from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace`,
    );
    const keys = new Map(rows.map(({ name, key }) => [name, key]));
    for (const entity of entities) {
      const { tableName, primaryColumns } = dataSource.getMetadata(entity);
      const own = primaryColumns.map((column) => column.databaseName);
      const key = keys.get(tableName)!.filter((column) => column !== 'ccas_id' || own.includes(column));
      expect([tableName, key]).toEqual([tableName, own.toSorted()]);
    }
  });
});
