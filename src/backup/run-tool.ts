import { spawn } from 'node:child_process';
import pg from 'pg';

/** The program ended badly; the message is what it said, in English. */
export class ToolFailed extends Error {}

export interface ToolRun {
  /** The database it works on, with the password; none for a program that only reads a file. */
  url?: string;
  stop: AbortSignal;
  /** Each line of what it tells while it works. */
  onLine?: (line: string) => void;
  /** What it writes, in order; the next piece is read when this one is done with. */
  onData?: (data: Buffer) => void;
}

/**
 * Runs `pg_dump` or `pg_restore` to its end. The password travels in its environment: an argument would be read by
 * everybody on the machine.
 * @throws ToolFailed; the reason it was stopped for; whatever a listener throws, and then the program is ended
 */
export function runTool(program: string, args: string[], { url, stop, onLine, onData }: ToolRun): Promise<void> {
  stop.throwIfAborted();
  const child = spawn(program, args, {
    // Their messages are looked into: never translated.
    env: { LC_ALL: 'C', ...(url && addressOf(url)) },
    stdio: ['ignore', onData ? 'pipe' : 'ignore', 'pipe'],
    signal: stop,
  });
  const said: string[] = [];
  let rest = '';
  let failure: unknown;
  const heard = (listen: (data: Buffer) => void) => (data: Buffer) => {
    if (failure) return;
    try {
      listen(data);
    } catch (error) {
      failure = error;
      child.kill();
    }
  };
  child.stdout?.on(
    'data',
    heard((data) => onData!(data)),
  );
  child.stderr!.on(
    'data',
    heard((data) => {
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (/error|fatal|detail|hint/i.test(line)) said.push(line);
        onLine?.(line);
      }
    }),
  );
  return new Promise((resolve, reject) => {
    child.once('error', (error) => (failure ??= stop.aborted ? stop.reason : error));
    child.once('close', (code) => {
      if (failure) reject(failure);
      else if (code === 0) resolve();
      else reject(new ToolFailed([...said, rest].join('\n').trim()));
    });
  });
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
