import type { Config } from './kernel/config/config.js';
import { MigrationFailed } from './kernel/database/migration-failed.js';

export class DatabaseUnreachable extends Error {}

/** A failed connection as one sentence for the operator; any other error as it came. */
export function explainUnreachable(error: unknown, config: Config): unknown {
  // A migration that waited too long for a lock speaks of a timeout too: the server was there.
  if (error instanceof MigrationFailed) return error;
  const { code, message } = error as { code?: string; message?: string };
  const unreachable: Record<string, string> = {
    ECONNREFUSED: 'personne ne répond à cette adresse',
    ENOTFOUND: 'cet hôte est inconnu',
    ETIMEDOUT: 'pas de réponse à temps',
    '28P01': 'mot de passe refusé',
    '28000': 'connexion refusée par le serveur',
    '3D000': 'cette base n’existe pas',
  };
  const why = unreachable[code ?? ''] ?? (/timeout/i.test(message ?? '') ? 'pas de réponse à temps' : undefined);
  if (!why) return error;
  const name = config.migrationDatabaseUrl ? 'MIGRATION_DATABASE_URL ou DATABASE_URL' : 'DATABASE_URL';
  const found = new URL(config.databaseUrl ?? 'postgres://127.0.0.1/passerelle');
  return new DatabaseUnreachable(
    `${name} : « ${found.host}${found.pathname} » : ${why} ; attendu : un PostgreSQL 15 ou plus récent, en marche.`,
  );
}
