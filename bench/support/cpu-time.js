import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICK_MS = 10;

/**
 * Processor time a process has used so far, its children included, in milliseconds: what a redemption costs, whoever
 * else is busy on this machine. NaN where there is no `/proc`.
 */
export function cpuMs(pid) {
  if (!existsSync('/proc/self/stat')) return NaN;
  const own = statOf(pid);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(name))
    .filter((stat) => stat?.parent === Number(pid));
  return own.ms + own.endedChildrenMs + children.reduce((sum, child) => sum + child.ms, 0);
}

/** The postmaster, as its own lock file tells. */
export function postmasterPid(dataDir) {
  return Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

function statOf(pid) {
  try {
    // The second field is a name in brackets that may hold blanks; the ones after it are counted from 3.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = (...numbers) => numbers.reduce((sum, number) => sum + Number(fields[number - 3]), 0) * TICK_MS;
    return { parent: Number(fields[1]), ms: ticks(14, 15), endedChildrenMs: ticks(16, 17) };
  } catch {
    return undefined;
  }
}
