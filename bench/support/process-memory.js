import { readFileSync } from 'node:fs';

/** What a process has resident now, in MiB. NaN where there is no `/proc`. */
export const residentMiB = (pid) => memoryMiB(pid, 'VmRSS');

/** The most a process has had resident so far, in MiB. NaN where there is no `/proc`. */
export const peakMemoryMiB = (pid) => memoryMiB(pid, 'VmHWM');

function memoryMiB(pid, line) {
  try {
    const [, kibibytes] = new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(kibibytes) / 1024;
  } catch {
    return NaN;
  }
}
