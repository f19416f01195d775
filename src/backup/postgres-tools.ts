import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { BackupRefused } from './backup-refused.js';

/** `pg_dump` and `pg_restore` of one version. */
export interface PostgresTools {
  major: number;
  dump: string;
  restore: string;
}

/** Where to look: in the operator's folder alone when one is named. */
export interface ToolPlaces {
  postgresTools?: string;
  programPath: string[];
}

/** Where the packages of Debian, Homebrew and Windows put them, one folder a version, outside of the path. */
const versionedPlaces = ['/usr/lib/postgresql', 'C:\\Program Files\\PostgreSQL'];
const places = ['/opt/homebrew/opt/libpq/bin', '/usr/local/opt/libpq/bin'];

/**
 * The tools that can serve this server, nearest version first. `pg_dump` refuses a server newer than itself, and what a
 * newer `pg_restore` sends, an older server may refuse: the server's own version is the best there is.
 * @throws BackupRefused naming the version needed, what was found and how to get it
 */
export function postgresToolsFor(serverMajor: number, where: ToolPlaces): PostgresTools[] {
  const found = toolsIn(where.postgresTools ? [where.postgresTools] : [...usualFolders(), ...where.programPath]);
  const fit = found.filter(({ major }) => major >= serverMajor).toSorted((a, b) => a.major - b.major);
  if (fit.length > 0) return fit;
  const seen = found.map(({ major, dump }) => `${major} (${path.dirname(dump)})`).join(', ') || 'rien';
  throw new BackupRefused(
    [
      `Il faut les programmes pg_dump et pg_restore, version ${serverMajor} (celle du serveur) ou plus récente ; trouvé : ${seen}.`,
      `  Debian, Ubuntu : apt install postgresql-client-${serverMajor} (au besoin avec le dépôt apt.postgresql.org)`,
      '  macOS : brew install libpq',
      '  Windows : l’installeur de postgresql.org, « Command Line Tools »',
      where.postgresTools
        ? `PG_TOOLS_DIR désigne « ${where.postgresTools} » : attendu, le dossier où ils sont.`
        : 'S’ils sont déjà ailleurs, donnez leur dossier dans PG_TOOLS_DIR.',
    ].join('\n'),
  );
}

function usualFolders(): string[] {
  const versioned = versionedPlaces
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((version) => path.join(place, version, 'bin')));
  return [...versioned, ...places];
}

/** One pair a version: the first folder that has both, in the same version. */
function toolsIn(folders: string[]): PostgresTools[] {
  const byMajor = new Map<number, PostgresTools>();
  for (const folder of folders) {
    const [dump, restore] = ['pg_dump', 'pg_restore'].map((name) => programIn(folder, name));
    const major = dump && restore ? majorOf(dump) : undefined;
    if (major && major === majorOf(restore!) && !byMajor.has(major))
      byMajor.set(major, { major, dump: dump!, restore: restore! });
  }
  return [...byMajor.values()];
}

function programIn(folder: string, name: string): string | undefined {
  return [name, `${name}.exe`].map((file) => path.join(folder, file)).find((file) => existsSync(file));
}

function majorOf(program: string): number | undefined {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', env: { LC_ALL: 'C' }, timeout: 10_000 });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1]) || undefined;
}
