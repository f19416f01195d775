import type pg from 'pg';
import { BackupRefused } from './backup-refused.js';

/** The server's version: 15, 18. */
export async function serverMajor(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`);
  return Math.floor(Number(rows[0]!.number) / 10_000);
}

/** Whether row-level security hides nothing from this role. */
export async function seesAll(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ all: boolean }>(
    'select rolsuper or rolbypassrls as all from pg_roles where rolname = current_user',
  );
  return rows[0]!.all;
}

/**
 * Row-level security is forced on the owner too: a role it applies to would see nothing, and save nothing.
 * @throws BackupRefused with what to do once
 */
export async function mayDump(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; quoted: string; prepared: boolean; owns: boolean | null }>(
    `select current_user as name, quote_ident(current_user) as quoted, c.oid is not null as prepared,
       pg_has_role(c.relowner, 'member') as owns
     from (select) nothing left join pg_class c on c.oid = to_regclass('public.migration')`,
  );
  const { name, quoted, prepared, owns } = rows[0]!;
  if (!prepared)
    throw new BackupRefused('Passerelle n’a encore rien écrit dans cette base : il n’y a rien à sauvegarder.');
  if (await seesAll(client)) return;
  // Never to be told to the application's own role, which must stay held.
  if (!owns)
    throw new BackupRefused(
      `Le rôle « ${name} » n’est pas propriétaire des tables ; attendu dans MIGRATION_DATABASE_URL : l’adresse du propriétaire de la base.`,
    );
  throw new BackupRefused(
    `Le rôle « ${name} » est soumis au cloisonnement des CCAS et ne voit pas toutes les lignes : la sauvegarde serait vide. ` +
      `Un administrateur de PostgreSQL le lui permet une fois pour toutes : alter role ${quoted} bypassrls;`,
  );
}

/** @throws BackupRefused when this role does not own the database it is to fill */
export async function mayRestore(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; owns: boolean }>(
    `select current_user as name, pg_has_role(datdba, 'member') as owns from pg_database where datname = current_database()`,
  );
  if (!rows[0]!.owns)
    throw new BackupRefused(
      `Le rôle « ${rows[0]!.name} » n’est pas propriétaire de cette base ; attendu : l’adresse du propriétaire, dans MIGRATION_DATABASE_URL ou seule dans DATABASE_URL.`,
    );
}
