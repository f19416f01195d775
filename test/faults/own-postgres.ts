import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareApplicationRole } from '../../src/kernel/database/application-role.js';
import { startLocalPostgres } from '../../src/kernel/database/local-postgres.js';
import { migrate } from '../../src/kernel/database/migrate.js';
import { postgresIdentity } from '../../src/kernel/database/postgres-identity.js';
import { execute, findPrograms } from '../../src/kernel/database/postgres-programs.js';
import { testSecret } from '../support/test-secret.js';
import { until } from './crowd.js';

export interface OwnPostgres {
  /** SIGKILL to the postmaster; its backends notice and die in the middle of what they do. */
  kill(): void;
  /** SIGSTOP to the postmaster and all it started: connections stay open, and nobody answers on them. */
  freeze(): void;
  /** SIGCONT: what was sent meanwhile is read now. Does nothing when it is not frozen. */
  thaw(): void;
  /** On the same data and the same port. */
  startAgain(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * A PostgreSQL that one test file may kill: from here on, `cloneDatabase` and `startApp` of this file use it.
 * @param place the folder, and so the disk, that its data lies on
 */
export async function ownPostgres(place = tmpdir()): Promise<OwnPostgres> {
  const directory = mkdtempSync(path.join(place, 'passerelle-fault-'));
  chmodSync(directory, 0o711); // See start-postgres.js.
  const { url, stop } = await startLocalPostgres(directory);
  let appUrl = '';
  await migrate(url, async (owner) => {
    appUrl = await prepareApplicationRole(owner, url, testSecret);
  });
  const serverFile = path.join(directory, 'server.json');
  writeFileSync(serverFile, JSON.stringify({ ownerUrl: url, appUrl }));
  process.env.PASSERELLE_TEST_SERVER = serverFile;

  const data = path.join(directory, 'postgres');
  const { initdb, pg_ctl: control } = await findPrograms();
  const identity = postgresIdentity(data, path.dirname(initdb));
  const postmaster = (): number => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  // In this order it starts no child between the two.
  const signalAll = (signal: NodeJS.Signals): void => {
    process.kill(postmaster(), signal);
    for (const pid of childrenOf(postmaster())) signalIfAlive(pid, signal);
  };
  return {
    kill: () => void process.kill(postmaster(), 9),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async startAgain() {
      // `restart` takes the port from the options of the last start. It fails while a backend of before still lives.
      const restart = ['restart', '-w', '-s', '-t', '60', '-D', data, '-l', path.join(data, 'server.log')];
      let output = '';
      const isStarted = await until(async () => {
        const result = await execute(identity, control, restart);
        output = result.output;
        return result.code === 0;
      }, 30_000);
      if (!isStarted) throw new Error(`PostgreSQL did not start again: ${output}`);
    },
    async drop() {
      if (existsSync(path.join(data, 'postmaster.pid'))) await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function childrenOf(pid: number): number[] {
  return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
}

/** A backend that was let go of may end between the list and its turn. */
function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
