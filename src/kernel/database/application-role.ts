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
    const [{ member }] = await owner.query(`select pg_has_role($1, $2, 'usage') as member`, [login, APPLICATION_GROUP]);
    if (!member) await owner.query(`grant ${APPLICATION_GROUP} to ${quote(login)}`);
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

/**
 * What this connection could do that the application must never be able to do.
 * @returns reasons in French; empty when the role is as weak as it must be
 */
export async function excessivePowers(app: DataSource): Promise<string[]> {
  const [row] = await app.query(`
    select r.rolsuper, r.rolbypassrls, r.rolcreaterole,
      exists (select from pg_class c where pg_has_role(current_user, c.relowner, 'member') and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)) as owns_relations,
      exists (select from pg_namespace n where n.nspname = 'public' and has_schema_privilege(n.oid, 'create')) as creates,
      exists (select from pg_roles o where (o.rolsuper or o.rolbypassrls) and pg_has_role(current_user, o.oid, 'member')) as inherits
    from pg_roles r where r.rolname = current_user`);
  const reasons: string[] = [];
  if (row.rolsuper || row.inherits) reasons.push('il est superutilisateur ou peut le devenir');
  if (row.rolbypassrls) reasons.push('il contourne le cloisonnement des lignes (BYPASSRLS)');
  if (row.rolcreaterole) reasons.push('il peut créer des rôles');
  if (row.owns_relations) reasons.push('il possède des tables');
  if (row.creates) reasons.push('il peut créer des objets dans le schéma public');
  return reasons;
}

/** One login a database, so that two installations on one server never share a password. */
function loginFor(ownerUrl: string): string {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  return `${database.slice(0, 54)}_web`;
}

async function createRole(owner: DataSource, name: string, kind: 'login' | 'nologin'): Promise<void> {
  const found = await owner.query('select from pg_roles where rolname = $1', [name]);
  if (found.length === 0) await owner.query(`create role ${quote(name)} ${kind}`).catch(ignoreExisting);
}

/** Two databases of one server may be prepared at the same moment. */
function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
