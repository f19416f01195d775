import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { LocalPostgresError } from './local-postgres.error.js';

const WAIT_MS = 90_000;
const PAUSE_MS = 100;

/** Runs `work` while no other process of this machine starts or stops the same cluster. */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isAlive(ownerOf(file))) rmSync(file, { force: true });
      else if (waited >= WAIT_MS) throw new LocalPostgresError(`Un autre démarrage est en cours (${file}).`);
      else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** The process named in a file; undefined when there is no such file. */
export function ownerOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number | undefined): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Dead, and nobody has asked how it ended: so it stays in a container whose first process is not made for that. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
