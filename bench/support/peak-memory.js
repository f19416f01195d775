import { readFileSync } from 'node:fs';

/** The most memory a process has had resident so far, in MiB. NaN where there is no `/proc`. */
export function peakMemoryMiB(pid) {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(kibibytes) / 1024;
  } catch {
    return NaN;
  }
}
