import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.error.js';

/**
 * The demonstration draws its own secret once and keeps it beside its data. Written beside and linked when whole, so
 * that two starts at once agree on one.
 * @throws ConfigError when the folder cannot be written
 */
export function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret.key');
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError([
      `DATA_DIR : « ${dataDir} » ne peut pas être écrit (${(error as NodeJS.ErrnoException).code}) ; attendu : un dossier où écrire.`,
    ]);
  }
}
