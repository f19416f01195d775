import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { BackupRefused } from '../../src/backup/backup-refused.js';
import { postgresToolsFor } from '../../src/backup/postgres-tools.js';

/** Later than any a machine has installed, so that only those made here count. */
const FAR = 900;
const folder = mkdtempSync(path.join(tmpdir(), 'tools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with programs that say they are of that version. */
function programs(name: string, versions: Record<string, string>): string {
  const place = path.join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [program, version] of Object.entries(versions)) {
    writeFileSync(path.join(place, program), `#!/bin/sh\necho "${program} (PostgreSQL) ${version}"\n`);
    chmodSync(path.join(place, program), 0o755);
  }
  return place;
}

const both = (version: string) => ({ pg_dump: version, pg_restore: version });
const near = programs('near', both(`${FAR}.2 (Debian)`));
const next = programs('next', both(`${FAR + 1}beta1`));
const old = programs('old', both('9.6.24'));

describe('which pg_dump serves a server', () => {
  test('the nearest that is not older: what a newer one writes, this server may not read', () => {
    const majors = postgresToolsFor(FAR, { programPath: [old, next, near] }).map(({ major }) => major);
    expect(majors).toEqual([FAR, FAR + 1]);
    expect(postgresToolsFor(FAR + 1, { programPath: [near, next] })[0]).toEqual({
      major: FAR + 1,
      dump: path.join(next, 'pg_dump'),
      restore: path.join(next, 'pg_restore'),
    });
  });

  test('only with its pg_restore, of the same version', () => {
    const alone = programs('alone', { pg_dump: `${FAR}.1` });
    const mixed = programs('mixed', { pg_dump: `${FAR}.1`, pg_restore: `${FAR + 1}.0` });
    expect(() => postgresToolsFor(FAR, { programPath: [alone, mixed] })).toThrow(BackupRefused);
  });

  test('in the operator’s folder alone, when one is named', () => {
    expect(() => postgresToolsFor(FAR, { postgresTools: old, programPath: [near] })).toThrow(
      new RegExp(
        `version ${FAR} .+ trouvé : 9 \\(${old}\\)\\.(.|\n)+postgresql-client-${FAR}(.|\n)+PG_TOOLS_DIR désigne`,
      ),
    );
  });
});
