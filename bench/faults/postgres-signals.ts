import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asOwnerOf } from '../../test/support/installed-postgres.js';

/** SIGSTOP and SIGCONT to a whole PostgreSQL. @param ownerUrl of any of its databases */
export async function signalsFor(ownerUrl: string): Promise<(signal: 'SIGSTOP' | 'SIGCONT') => void> {
  const [row] = await asOwnerOf(ownerUrl, `select current_setting('data_directory') as directory`);
  return (signal) => {
    const [pid] = readFileSync(path.join(String(row!.directory), 'postmaster.pid'), 'utf8').split('\n');
    // The postmaster first: it starts no child between the two.
    process.kill(Number(pid), signal);
    for (const child of execFileSync('pgrep', ['-P', pid!], { encoding: 'utf8' }).trim().split('\n'))
      try {
        process.kill(Number(child), signal);
      } catch {
        // It ended between the list and its turn.
      }
  };
}
