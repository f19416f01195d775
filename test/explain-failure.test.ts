import { describe, expect, test } from '@jest/globals';
import { DatabaseUnreachable, explainUnreachable } from '../src/database-unreachable.js';
import { explainFailure } from '../src/explain-failure.js';
import { ConfigError } from '../src/kernel/config/config.error.js';
import { MigrationFailed } from '../src/kernel/database/migration-failed.js';

const failed = (facts: object, message = 'x') => Object.assign(new Error(message), facts);
const at = (databaseUrl?: string, migrationDatabaseUrl?: string) => ({ databaseUrl, migrationDatabaseUrl }) as never;

describe('what an operator reads of a start that failed', () => {
  test('of what was foreseen the sentence, of what nobody foresaw where it happened', () => {
    expect(explainFailure(new ConfigError(['PORT : « trois »']))).toBe('PORT : « trois »');
    expect(explainFailure(new DatabaseUnreachable('DATABASE_URL : …'))).toBe('DATABASE_URL : …');
    expect(explainFailure(new Error('boum'))).toMatch(/^Error: boum\n\s+at /);
    expect(explainFailure('boum')).toBe('boum');
  });

  test('a port that is taken proposes the next one; one kept for the system says which are not', () => {
    expect(explainFailure(failed({ code: 'EADDRINUSE', port: 3000 }))).toBe(
      'PORT : le port 3000 est déjà pris ; attendu : un port libre, par exemple PORT=3001.',
    );
    expect(explainFailure(failed({ code: 'EACCES', port: 80 }))).toMatch(/^PORT : le port 80 est réservé/);
    // A file that may not be read is no port.
    expect(explainFailure(failed({ code: 'EACCES' }))).toMatch(/^Error: x\n/);
    expect(explainFailure(failed({ code: 'ENOENT', port: 80 }))).toMatch(/^Error: x\n/);
  });
});

describe('a database that cannot be reached', () => {
  test.each([
    ['ECONNREFUSED', 'personne ne répond à cette adresse'],
    ['ENOTFOUND', 'cet hôte est inconnu'],
    ['ETIMEDOUT', 'pas de réponse à temps'],
    ['28P01', 'mot de passe refusé'],
    ['28000', 'connexion refusée par le serveur'],
    ['3D000', 'cette base n’existe pas'],
  ])('%s: %s, at which address, and without the password', (code, why) => {
    const told = explainUnreachable(failed({ code }), at('postgres://moi:secret@base.example:5432/passerelle'));
    expect(told).toBeInstanceOf(DatabaseUnreachable);
    expect((told as Error).message).toBe(
      `DATABASE_URL : « base.example:5432/passerelle » : ${why} ; attendu : un PostgreSQL 15 ou plus récent, en marche.`,
    );
  });

  test('a time-out without a code is one too, whatever its case', () => {
    for (const message of ['timeout expired', 'Connection Timeout'])
      expect((explainUnreachable(failed({}, message), at('postgres://a/b')) as Error).message).toContain(
        'pas de réponse à temps',
      );
  });

  test('two addresses are both named; without any, the one of the PostgreSQL that comes along', () => {
    const refused = failed({ code: 'ECONNREFUSED' });
    expect((explainUnreachable(refused, at('postgres://a/b', 'postgres://c/d')) as Error).message).toMatch(
      /^MIGRATION_DATABASE_URL ou DATABASE_URL : « a\/b »/,
    );
    expect((explainUnreachable(refused, at()) as Error).message).toContain('« 127.0.0.1/passerelle »');
  });

  test('anything else is left as it came, a migration that waited too long first of all', () => {
    for (const error of [
      failed({ code: '42601' }, 'syntax'),
      new MigrationFailed('1-x.sql', new Error('lock timeout')),
      'x',
    ])
      expect(explainUnreachable(error, at('postgres://a/b'))).toBe(error);
  });
});
