import { BackupRefused } from './backup-refused.js';
import type { PostgresTools } from './postgres-tools.js';
import { runTool, ToolFailed } from './run-tool.js';
import type { Watched } from './watched.js';

interface LoadOptions {
  file: string;
  /** What a failure leaves, for the operator: a French clause. */
  otherwise: string;
  watched: Watched;
}

/**
 * Fills an empty database from a dump, in one transaction: all of it, or nothing.
 * @throws BackupRefused
 */
export async function loadDump(
  { restore, major }: PostgresTools,
  url: string,
  { file, otherwise, watched: { tell, stop } }: LoadOptions,
): Promise<void> {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  // Comments are those of extensions, which belong to whoever installed them.
  const options = ['--single-transaction', '--no-owner', '--no-comments', '--no-password', '--verbose'];
  try {
    await runTool(restore, [...options, `--dbname=${asConninfo(database)}`, file], {
      url,
      stop,
      onLine(line) {
        const table = /processing data for table "(.+)"/.exec(line)?.[1];
        if (table) tell(`restauration : ${table}`);
      },
    });
  } catch (error) {
    if (error instanceof ToolFailed) throw new BackupRefused(explained(error.message, major, otherwise));
    throw error;
  }
}

/** A bare name with `=` in it would be read as a whole address. */
function asConninfo(database: string): string {
  return `dbname='${database.replace(/['\\]/g, '\\$&')}'`;
}

function explained(said: string, major: number, otherwise: string): string {
  const role = /role "(.+)" does not exist/.exec(said)?.[1];
  if (role)
    return `Des droits de cette sauvegarde vont au rôle « ${role} », que ce serveur n’a pas : ${otherwise}. Créez-le (create role "${role}";) et recommencez.`;
  if (/unrecognized configuration parameter/.test(said))
    return `Ce serveur ne comprend pas pg_restore ${major}, plus récent que lui : ${otherwise}. Installez le pg_restore de la version du serveur, ou désignez-le avec PG_TOOLS_DIR.`;
  return `pg_restore n’a pas pu finir : ${otherwise}. Il dit :\n${said}`;
}
