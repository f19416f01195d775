import pg from 'pg';
import { redeemWithBareClients } from './support/bare-client.js';
import { captureRedemption } from './support/capture.js';
import { cpuMs, postmasterPid } from './support/cpu-time.js';
import { redeemOverHttp } from './support/http-load.js';
import { checkLedger } from './support/ledger-check.js';
import { median, speedLine } from './support/numbers.js';
import { findPgbench, redeemWithPgbench } from './support/pgbench.js';
import { startServer } from './support/processes.js';
import { openStage } from './support/stage.js';

const PASSES = 300;
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 16);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const WANTED = 0.15;

/**
 * Redemptions a second through the real server, against the very statements one redemption sends, prepared, sent by
 * nothing at all: same database, same role, same row-level security, same journal, same durability, in turns.
 */
export async function redemptions() {
  const stage = await openStage(PASSES);
  try {
    const scripts = [];
    for (const offerId of stage.offers) scripts.push(await captureRedemption(stage, offerId));
    const pgbench = process.env.BENCH_BARE === 'pg' ? undefined : findPgbench();
    console.log(`  PostgreSQL ${await describeServer(stage.ownerUrl)}; ${CLIENTS} clients; ${PASSES} passes`);
    console.log(`  one redemption: ${scripts.map((steps) => steps.length).join(' or ')} statements`);

    const ledger = new Map();
    const server = await startServer('dist/main.js', stage.env);
    const bareName = pgbench ? 'pgbench' : 'bare pg';
    const http = (seconds) => redeemOverHttp(stage, server.url, ledger, { clients: CLIENTS, seconds });
    const bare = (seconds) =>
      pgbench
        ? redeemWithPgbench(pgbench, stage, scripts, { clients: CLIENTS, seconds })
        : redeemWithBareClients(stage, scripts, { clients: CLIENTS, seconds });
    const rounds = [];
    try {
      await http(2);
      await bare(2);
      const pids = { server: server.pid, postgres: postmasterPid(stage.directory) };
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({
          http: await withCpu(pids, () => http(SECONDS)),
          bare: await withCpu(pids, () => bare(SECONDS)),
        });
    } finally {
      await server.stop();
    }
    report(bareName, rounds);
    const broken = await checkLedger(stage, ledger);
    console.log(
      `  ${ledger.size} redemptions acknowledged, ${broken.length === 0 ? 'each in the ledger once' : 'BROKEN'}`,
    );
    return broken;
  } finally {
    await stage.close();
  }
}

/** Adds what one redemption cost in processor time, in milliseconds. */
async function withCpu(pids, work) {
  const before = { server: cpuMs(pids.server), postgres: cpuMs(pids.postgres) };
  const run = await work();
  const each = (name) => (cpuMs(pids[name]) - before[name]) / run.latencies.length;
  return { ...run, cpu: { server: each('server'), postgres: each('postgres') } };
}

function report(bareName, rounds) {
  console.log(speedLine('HTTP', together(rounds.map((round) => round.http))));
  console.log(speedLine(bareName, together(rounds.map((round) => round.bare))));
  const ratios = rounds.map((round) => round.http.perSecond / round.bare.perSecond);
  const each = ratios.map((ratio) => ratio.toFixed(3)).join(', ');
  console.log(`  ratio ${median(ratios).toFixed(3)} HTTP/${bareName} (${each}; wanted: at least ${WANTED})`);
  const cpu = (kind, name) => median(rounds.map((round) => round[kind].cpu[name])).toFixed(2);
  console.log(
    `  processor time of one redemption: HTTP: server ${cpu('http', 'server')} ms, PostgreSQL ${cpu('http', 'postgres')} ms; ` +
      `${bareName}: PostgreSQL ${cpu('bare', 'postgres')} ms`,
  );
  const refused = new Map(rounds.flatMap((round) => [...round.http.others]));
  if (refused.size > 0)
    console.log(`  other answers: ${[...refused].map(([status, n]) => `${status} × ${n}`).join(', ')}`);
}

function together(runs) {
  return { perSecond: median(runs.map((run) => run.perSecond)), latencies: runs.flatMap((run) => run.latencies) };
}

async function describeServer(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  await client.end();
  const [{ version, fsync, commit }] = rows;
  return `${version}, fsync ${fsync}, synchronous_commit ${commit}`;
}
