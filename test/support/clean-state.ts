import { asOwnerOf } from './as-owner.js';

/** What stood in the tables at one moment. */
export type KeptRows = { name: string; columns: string; rows: string }[];

const withoutCare = 'set session_replication_role = replica';

/** Tables with something in them; a generated column makes itself. */
const filled = `
  select quote_ident(k.relname) as name,
    (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
     where a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class k
  where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace and k.relname <> 'migration'
    and (xpath('//n/text()', query_to_xml(format('select exists(select from %I) as n', k.relname), false, true, '')))[1]::text = 'true'`;

/** Everything that is in the database now. */
export function keptRows(ownerUrl: string): Promise<KeptRows> {
  return asOwnerOf(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<Omit<KeptRows[number], 'rows'>>(filled);
    const kept: KeptRows = [];
    for (const table of tables) {
      const { rows } = await client.query(`select jsonb_agg(to_jsonb(t))::text as rows from ${table.name} t`);
      kept.push({ ...table, rows: rows[0].rows });
    }
    return kept;
  });
}

/** The database as it was then: cheaper than another application on another database. */
export function bringBack(ownerUrl: string, kept: KeptRows): Promise<void> {
  return asOwnerOf(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(filled);
    await client.query(['begin', withoutCare, ...tables.map(({ name }) => `delete from ${name}`)].join(';'));
    for (const { name, columns, rows } of kept)
      await client.query(
        `insert into ${name} (${columns}) overriding system value
         select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
        [rows],
      );
    await client.query('commit');
  });
}
