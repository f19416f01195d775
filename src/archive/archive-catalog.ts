/** Runs one statement, whose columns have names of one word: a transaction in the application, a plain client for its owner. */
export type RunSql = <Row extends object>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

export interface ArchivedTable {
  name: string;
  /** Those the database neither computes nor numbers by itself. */
  columns: string[];
  key: string[];
}

/** What stays behind, and why. */
export const leftBehind: Record<string, string> = {
  archive: 'les archives elles-mêmes',
  archive_chunk: 'les archives elles-mêmes',
  bulk_run: 'comptes rendus des gestes groupés, gardés un mois : ce qu’ils ont fait est là',
  bulk_item: 'comptes rendus des gestes groupés, gardés un mois : ce qu’ils ont fait est là',
  card_batch_chunk: 'fichiers à imprimer, refaits à la demande',
  kept_form: 'ce qui a été tapé quand une session a pris fin, gardé une heure',
  sent_form: 'empreintes des formulaires envoyés, gardées un jour',
  failed_attempt: 'tentatives de connexion, sous pseudonyme',
  known_device: 'navigateurs déjà utilisés, reconnus à la connexion suivante',
  one_time_link: 'liens de connexion, bons une heure',
};

/** Rows that stay behind in a table that goes: the open sessions of people, who sign in again. */
export const onlyRows: Record<string, string> = { access_token: `carrier = 'bearer' or actor_kind = 'till'` };

/** Rows that would promise what stayed behind. */
export const adapted: Record<string, (row: Record<string, unknown>) => Record<string, unknown>> = {
  card_batch: (row) => ({ ...row, state: 'cleared', worker: null, lease_until: null }),
};

/**
 * Every table of a CCAS, those of slices to come included, each after the tables it refers to.
 * A key that may be checked at the end puts nothing in order.
 * @throws when tables refer to each other in a circle: such a pair cannot be written row by row
 */
export async function archivedTables(run: RunSql): Promise<ArchivedTable[]> {
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
    tables.filter(({ name }) => !(name in leftBehind)),
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
