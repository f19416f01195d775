import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** The group every privilege is granted to; it cannot sign in and owns nothing. */
export const APPLICATION_GROUP = 'passerelle_app';

export class DatabaseRoleError extends Error {}

/**
 * Makes sure the group exists, and a login of our own inside it when the operator gave only one address.
 * @returns the address the application connects with
 * @throws DatabaseRoleError with the SQL to run, when this role may not create roles
 */
export async function prepareApplicationRole(
  owner: DataSource,
  ownerUrl: string,
  secretKey: string,
  appUrl?: string,
): Promise<string> {
  const login = appUrl ? decodeURIComponent(new URL(appUrl).username) : loginFor(ownerUrl);
  const password = createHmac('sha256', secretKey).update(`database role ${login}`).digest('hex');
  try {
    await createRole(owner, APPLICATION_GROUP, 'nologin');
    if (!appUrl) {
      await createRole(owner, login, 'login');
      await owner.query(`alter role ${quote(login)} password '${password}'`);
    }
    const [found] = await owner.query<{ member: boolean }[]>(`select pg_has_role($1, $2, 'usage') as member`, [
      login,
      APPLICATION_GROUP,
    ]);
    if (!found?.member) await owner.query(`grant ${APPLICATION_GROUP} to ${quote(login)}`);
    await onlyThisLogin(owner, login);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new DatabaseRoleError(
      `DATABASE_URL : ce rôle ne peut pas créer le rôle restreint de l’application ; attendu : un rôle CREATEROLE, ou deux adresses ` +
        `(MIGRATION_DATABASE_URL pour le propriétaire, DATABASE_URL pour l’application) après : ` +
        `create role ${APPLICATION_GROUP} nologin; create role passerelle_web login password '…' in role ${APPLICATION_GROUP};`,
    );
  }
  if (appUrl) return appUrl;
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(login);
  url.password = password;
  return url.toString();
}

interface Powers {
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
  owns: boolean;
  creates: boolean;
  restores: boolean;
  inherits: boolean;
  erases: boolean;
}

/**
 * What this connection could do that the application must never be able to do.
 * @returns reasons in French; empty when the role is as weak as it must be
 */
export async function excessivePowers(app: DataSource): Promise<string[]> {
  const [powers] = await app.query<Powers[]>(`
    with ours as (select c.oid, c.relname, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%')
    select r.rolsuper, r.rolbypassrls, r.rolcreaterole,
      exists (select from ours where pg_has_role(current_user, relowner, 'member'))
        or exists (select from pg_proc p where p.pronamespace = 'public'::regnamespace and pg_has_role(current_user, p.proowner, 'member')) as owns,
      has_schema_privilege('public', 'create') as creates,
      starts_with(current_user::text, 'passerelle_restores_') as restores,
      exists (select from pg_roles o where pg_has_role(current_user, o.oid, 'member') and (o.rolsuper or o.rolbypassrls
        or o.rolname in ('pg_read_all_data', 'pg_write_all_data', 'pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'))) as inherits,
      exists (select from ours where has_table_privilege(oid, 'truncate')
        or (relname in ('audit_entry', 'audit_head') and has_table_privilege(oid, 'insert, update, delete'))
        or (exists (select from pg_constraint k where k.conrelid = ours.oid and k.conname = 'ledger') and has_table_privilege(oid, 'delete'))) as erases
    from pg_roles r where r.rolname = current_user`);
  const reasons: string[] = [];
  if (!powers) throw new Error('This connection has no role.');
  if (powers.rolsuper || powers.inherits) reasons.push('il est superutilisateur, ou membre d’un rôle qui voit tout');
  if (powers.rolbypassrls) reasons.push('il contourne le cloisonnement des lignes (BYPASSRLS)');
  if (powers.rolcreaterole) reasons.push('il peut créer des rôles');
  if (powers.owns) reasons.push('il possède des tables ou des fonctions');
  if (powers.creates) reasons.push('il peut créer des objets dans le schéma public');
  if (powers.restores) reasons.push('il porte le nom des rôles qui rechargent une archive');
  if (powers.erases) reasons.push('il peut vider des tables ou réécrire le journal');
  return reasons;
}

/** The group is the server's: another installation's login must not even connect to this database. */
async function onlyThisLogin(owner: DataSource, login: string): Promise<void> {
  const [database] = await owner.query<{ name: string }[]>('select current_database() as name');
  const name = quote(database!.name);
  await owner.query(`revoke connect, temporary on database ${name} from public`);
  await owner.query(`grant connect on database ${name} to ${quote(login)}`);
}

/** One login a database, so that two installations on one server never share a password. */
function loginFor(ownerUrl: string): string {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  return `${database.slice(0, 54)}_web`;
}

async function createRole(owner: DataSource, name: string, kind: 'login' | 'nologin'): Promise<void> {
  const found = await owner.query<object[]>('select from pg_roles where rolname = $1', [name]);
  if (found.length === 0) await owner.query(`create role ${quote(name)} ${kind}`).catch(ignoreExisting);
}

/** Two databases of one server may be prepared at the same moment. */
function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
