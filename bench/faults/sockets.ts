import { readFileSync } from 'node:fs';

/** Connections of clients that a server keeps open. 0 where there is no `/proc/net/tcp`. */
export function socketsOf(pid: number, port: number): number {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  try {
    return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, address, , state]) => address?.endsWith(local) && state === '01').length;
  } catch {
    return 0;
  }
}
