import { spawn } from 'node:child_process';
import pg from 'pg';
import { BackupRefused } from './backup-refused.js';

/** The program ended badly; the message is what it said, in English. */
export class ToolFailed extends Error {}

export interface ToolRun {
  /** The database it works on, with the password; none for a program that only reads a file. */
  url?: string;
  /** Each line of what it tells while it works. */
  onLine?: (line: string) => void;
  /** What it writes, in order; the next piece is read when this one is done with. */
  onData?: (data: Buffer) => void;
}

/**
 * Runs `pg_dump` or `pg_restore` to its end. The password travels in its environment: an argument would be read by
 * everybody on the machine.
 * @throws ToolFailed; BackupRefused when the operator interrupts it
 */
export function runTool(program: string, args: string[], { url, onLine, onData }: ToolRun): Promise<void> {
  const child = spawn(program, args, {
    // Their messages are looked into: never translated.
    env: { LC_ALL: 'C', ...(url && addressOf(url)) },
    stdio: ['ignore', onData ? 'pipe' : 'ignore', 'pipe'],
  });
  const said: string[] = [];
  let rest = '';
  child.stderr!.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      onLine?.(line);
      if (/error|fatal|detail|hint/i.test(line)) said.push(line);
    }
  });
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    child.kill();
  };
  if (onData)
    child.stdout!.on('data', (data: Buffer) => {
      try {
        onData(data);
      } catch (error) {
        child.kill();
        child.emit('error', error);
      }
    });
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (isStopped) reject(new BackupRefused('Interrompu : rien n’a été gardé.'));
      else if (code === 0) resolve();
      else reject(new ToolFailed([...said, rest].join('\n').trim()));
    });
  }).finally(() => process.off('SIGINT', stop).off('SIGTERM', stop));
}

/** An address as libpq's variables. What only `pg` knows in it stays out. */
function addressOf(url: string): Record<string, string> {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url });
  const asked = new URL(url).searchParams;
  const known = { sslmode: 'PGSSLMODE', sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY' };
  const ssl = Object.entries(known).flatMap(([name, variable]) => {
    const value = asked.get(name);
    return value ? [[variable, value === 'no-verify' ? 'require' : value]] : [];
  });
  return {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user ?? '',
    PGDATABASE: database ?? '',
    ...(password && { PGPASSWORD: String(password) }),
    ...Object.fromEntries(ssl),
  };
}
