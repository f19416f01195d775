import type { ArchivedTables } from '../kernel/archive/archiving.js';

/** Runs one statement, whose columns have names of one word: a transaction in the application, a plain client for its owner. */
export type RunSql = <Row extends object>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

export interface ArchivedTable {
  name: string;
  /** Those the database neither computes nor numbers by itself. */
  columns: string[];
  key: string[];
}

/**
 * Every table of a CCAS, those of slices to come included, each after the tables it refers to.
 * A key that may be checked at the end puts nothing in order.
 * @param said by their owners: what stays behind
 * @throws when tables refer to each other in a circle: such a pair cannot be written row by row
 */
export async function archivedTables(run: RunSql, said: Pick<ArchivedTables, 'staysBehind'>): Promise<ArchivedTable[]> {
  const tables = await run<ArchivedTable>(
    `select c.relname::text as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' order by a.attnum) as columns,
       array(select a.attname::text from pg_index i join unnest(i.indkey) with ordinality k(num, place) on true
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num where i.indrelid = c.oid and i.indisprimary order by k.place) as key
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and (c.relname = 'ccas' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'ccas_id' and not a.attisdropped))
     order by c.relname`,
  );
  const links = await run<{ child: string; parent: string }>(
    `select distinct child.relname::text as child, parent.relname::text as parent from pg_constraint k
       join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
     where k.contype = 'f' and not k.condeferrable and k.connamespace = 'public'::regnamespace and child.oid <> parent.oid`,
  );
  return inOrder(
    tables.filter(({ name }) => !said.staysBehind(name)),
    links,
  );
}

function inOrder(tables: ArchivedTable[], links: { child: string; parent: string }[]): ArchivedTable[] {
  const sorted: ArchivedTable[] = [];
  let rest = tables;
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ name }) => name));
    const free = rest.filter(({ name }) => !links.some(({ child, parent }) => child === name && waiting.has(parent)));
    if (free.length === 0) throw new Error(`Tables refer to each other: ${[...waiting].join(', ')}.`);
    sorted.push(...free);
    rest = rest.filter((table) => !free.includes(table));
  }
  return sorted;
}
