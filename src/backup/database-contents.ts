import type pg from 'pg';
import type { Watched } from './watched.js';

/** What `pg_dump` takes: not the system's schemas, not what an extension brings. */
const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

/** Rows of every table, by its qualified name as SQL writes it. The role must see past row-level security. */
export async function rowsOf(client: pg.Client, watched?: Watched): Promise<Map<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} order by 1`,
  );
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    watched?.tell(`compte : ${name}`);
    const { rows } = await client.query<{ count: string }>(`select count(*) from only ${name}`);
    counts.set(name, Number(rows[0]!.count));
  }
  return counts;
}

/** Tables, views and sequences that are there, by their names. */
export async function thingsIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${ours} order by c.relkind = 'S', 1`,
  );
  return rows.map(({ name }) => name);
}

/** Names of the CCAS whose journal's chain does not hold. */
export async function brokenJournals(client: pg.Client): Promise<string[]> {
  const { rows: all } = await client.query<{ id: string; name: string }>('select id, name from ccas order by name');
  const broken: string[] = [];
  for (const { id, name } of all) {
    await client.query(`select set_config('app.ccas', $1, false)`, [id]);
    const { rowCount } = await client.query('select lane from audit_breaks() limit 1');
    if (rowCount !== 0) broken.push(name);
  }
  return broken;
}

/** The first table whose rows are not as many on both sides, as a French phrase; undefined when all agree. */
export function difference(expected: Map<string, number>, found: Map<string, number>): string | undefined {
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    const [wanted, seen] = [expected.get(name) ?? 0, found.get(name) ?? 0];
    if (wanted !== seen) return `${name} : ${seen} lignes au lieu de ${wanted}`;
  }
  return undefined;
}

export function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}
