import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { LocalPostgresError } from './local-postgres.error.js';

/** How to run PostgreSQL's programs: it refuses to be root, whoever we are. */
export interface PostgresIdentity {
  ids: { uid?: number; gid?: number };
  command(program: string, args: string[]): [string, string[]];
  /** Hands a file or directory to that identity. */
  own(path: string): void;
}

const asOurselves: PostgresIdentity = { ids: {}, command: (program, args) => [program, args], own: () => undefined };

/**
 * An ordinary user runs it as itself. Root runs it as the system user `postgres`, made when missing; and where that
 * user could not reach the folder (a clone in /root, say), as root seen from a user namespace in which it is not root.
 * A cluster keeps the identity it was made with: its owner tells.
 */
export function postgresIdentity(cluster: string, programs: string): PostgresIdentity {
  if (process.getuid?.() !== 0) return asOurselves;
  if (existsSync(cluster))
    return statSync(cluster).uid === 0 ? inNamespace : asUser(statSync(cluster).uid, statSync(cluster).gid);
  const user = postgresUser();
  if (user && canReach(user, cluster.replace(/\/[^/]*$/, '')) && canReach(user, programs))
    return asUser(user.uid, user.gid);
  if (spawnSync('/usr/bin/unshare', inNamespace.command('true', [])[1]).status === 0) return inNamespace;
  throw new LocalPostgresError(
    `PostgreSQL ne peut pas tourner en tant que root et l’utilisateur « postgres » n’a pas accès à ${cluster}. ` +
      `Lancez Passerelle avec un utilisateur ordinaire, ou placez le dossier là où tous peuvent le lire.`,
  );
}

/** uid 1 (`daemon`) exists on every system; any user but root would do. */
const inNamespace: PostgresIdentity = {
  ids: {},
  command: (program, args) => ['/usr/bin/unshare', ['--user', '--map-user=1', '--map-group=1', '--', program, ...args]],
  own: () => undefined,
};

function asUser(uid: number, gid: number): PostgresIdentity {
  return { ids: { uid, gid }, command: (program, args) => [program, args], own: (path) => chownSync(path, uid, gid) };
}

function postgresUser(): { uid: number; gid: number } | undefined {
  try {
    if (spawnSync('id', ['postgres']).status !== 0)
      execFileSync('useradd', ['--system', '--user-group', 'postgres'], { stdio: 'ignore' });
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function canReach(ids: { uid: number; gid: number }, directory: string): boolean {
  return spawnSync('test', ['-x', directory], { ...ids, cwd: '/' }).status === 0;
}
