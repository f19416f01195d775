import { DatabaseUnreachable } from './database-unreachable.js';
import { ConfigError } from './kernel/config/config.error.js';
import { DatabaseRoleError } from './kernel/database/application-role.js';
import { LocalPostgresError } from './kernel/database/local-postgres.error.js';
import { MigrationFailed } from './kernel/database/migration-failed.js';

/** One line an operator can act on; a stack trace only for what nobody foresaw. */
export function explainFailure(error: unknown): string {
  const foreseen = [ConfigError, DatabaseRoleError, DatabaseUnreachable, LocalPostgresError, MigrationFailed];
  if (foreseen.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `PORT : le port ${port} est déjà pris ; attendu : un port libre, par exemple PORT=${Number(port) + 1}.`;
  if (code === 'EACCES' && port)
    return `PORT : le port ${port} est réservé ; attendu : un port au-dessus de 1024, ou les droits nécessaires.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
