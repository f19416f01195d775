import pg from 'pg';
import { frozenRedemptions } from './frozen/scripts.js';
import { preparePeer } from './peers/prepare-peer.js';
import { redeemWithBareClients } from './support/bare-client.js';
import { cpuMs, postmasterPid } from './support/cpu-time.js';
import { askOverHttp } from './support/http-load.js';
import { checkLedger } from './support/ledger-check.js';
import { drawn, median, spread } from './support/numbers.js';
import { findPgbench, redeemWithPgbench } from './support/pgbench.js';
import { startServer } from './support/processes.js';
import { openStage } from './support/stage.js';
import { Verdicts } from './support/verdicts.js';

const PASSES = 300;
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 32);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
/** Only some of them, without ratios. */
const KINDS = process.env.BENCH_KINDS?.split(';');
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);

/**
 * Redemptions a second through two real servers, in turns with what they are measured by: the statements of a redemption as
 * they were once, prepared, sent by nothing at all (bench/frozen); and the same task as plain Express and `pg` would do it
 * (bench/peers). Same machine, same PostgreSQL, same durability; each round in an order of its own.
 */
export async function redemptions() {
  const stage = await openStage(PASSES);
  const verdicts = new Verdicts();
  try {
    const pgbench = process.env.BENCH_BARE === 'pg' ? undefined : findPgbench();
    const scripts = await frozenRedemptions(stage);
    console.log(
      `  PostgreSQL ${await describeServer(stage.ownerUrl)}; 2 servers; ${CLIENTS} clients; ${PASSES} passes`,
    );
    const ledger = new Map();
    const ours = [
      await startServer('dist/server/bundle/main.js', stage.env),
      await startServer('dist/server/bundle/main.js', stage.env),
    ];
    const peerEnv = await preparePeer(stage);
    const peers = [
      await startServer('bench/peers/express-redemption.js', peerEnv),
      await startServer('bench/peers/express-redemption.js', peerEnv),
    ];
    const load = { connections: CLIENTS };
    const bodies = (offers) => stage.passCodes.flatMap((passCode) => offers.map((offerId) => body(passCode, offerId)));
    const kinds = {
      'cards, two offers': (seconds) =>
        askOverHttp(stage, ours, ledger, { ...load, seconds, bodies: bodies(stage.offers) }),
      'phones, two offers': async (seconds) => {
        const codes = await stage.phoneCodes(Math.ceil(seconds * 1500));
        const of = (passCode) => stage.offers.map((offerId) => body(passCode, offerId));
        return askOverHttp(stage, ours, ledger, { ...load, seconds, bodies: codes.flatMap(of), once: true });
      },
      'one popular quota': (seconds) =>
        askOverHttp(stage, ours, ledger, { ...load, seconds, bodies: bodies([stage.quotaOffer]) }),
      'without that quota': (seconds) =>
        askOverHttp(stage, ours, ledger, { ...load, seconds, bodies: bodies([stage.offers[0]]) }),
      verifications: (seconds) =>
        askOverHttp(stage, ours, ledger, {
          ...load,
          seconds,
          path: '/api/v1/verifications',
          bodies: stage.passCodes.map((passCode) => JSON.stringify({ passCode })),
        }),
      'frozen SQL': (seconds) =>
        pgbench
          ? redeemWithPgbench(pgbench, stage, scripts, { clients: CLIENTS, seconds })
          : redeemWithBareClients(stage, scripts, { clients: CLIENTS, seconds }),
      'Express peer': (seconds) =>
        askOverHttp(stage, peers, new Map(), { ...load, seconds, path: '/redemptions', bodies: bodies(stage.offers) }),
    };
    const asked = Object.entries(kinds).filter(([name]) => KINDS?.includes(name) ?? true);
    const rounds = [];
    try {
      for (const [, run] of asked) await run(Math.min(3, SECONDS));
      const pids = { server: ours.map(({ pid }) => pid), postgres: [postmasterPid(stage.directory)] };
      for (let round = 0; round < ROUNDS; round++) {
        const order = drawn(asked);
        const measured = {};
        for (const [name, run] of order) measured[name] = await withCpu(pids, () => run(SECONDS));
        rounds.push(measured);
      }
    } finally {
      for (const server of [...ours, ...peers]) await server.stop();
    }
    report(rounds, verdicts);
    const broken = await checkLedger(stage, ledger);
    console.log(
      `  ${ledger.size} redemptions acknowledged, ${broken.length === 0 ? 'each in the ledger once' : 'BROKEN'}`,
    );
    return [...broken, ...verdicts.short()];
  } finally {
    await stage.close();
  }
}

const body = (passCode, offerId) => JSON.stringify({ passCode, offerId, amountCents: 1200 });

/** Adds what one request cost in processor time, in milliseconds. */
async function withCpu(pids, work) {
  const now = (name) => pids[name].reduce((sum, pid) => sum + cpuMs(pid), 0);
  const before = { server: now('server'), postgres: now('postgres') };
  const run = await work();
  const each = (name) => (now(name) - before[name]) / run.latencies.length;
  return { ...run, cpu: { server: each('server'), postgres: each('postgres') } };
}

function report(rounds, verdicts) {
  for (const name of Object.keys(rounds[0])) {
    const runs = rounds.map((round) => round[name]);
    const cpu = (where) => median(runs.map((run) => run.cpu[where])).toFixed(2);
    const refused = new Map(
      runs.flatMap((run) => Object.entries(run.statuses ?? {}).filter(([status]) => status >= 300)),
    );
    console.log(
      `  ${name.padEnd(20)} ${spread(runs.map((run) => run.perSecond))}/s   servers ${cpu('server')} ms, PostgreSQL ${cpu('postgres')} ms each` +
        (refused.size > 0
          ? `   other answers: ${[...refused].map(([status, n]) => `${status} × ${n}`).join(', ')}`
          : ''),
    );
  }
  if (KINDS) return;
  const ratio = (one, other) => rounds.map((round) => round[one].perSecond / round[other].perSecond);
  verdicts.ratio('cards / frozen SQL', ratio('cards, two offers', 'frozen SQL'), 0.7);
  verdicts.ratio('phones / frozen SQL', ratio('phones, two offers', 'frozen SQL'), 0.7);
  verdicts.ratio('popular quota / without', ratio('one popular quota', 'without that quota'), 0.8);
  verdicts.hoped('cards / Express peer', ratio('cards, two offers', 'Express peer'), 1);
  verdicts.figure(
    'verifications a second',
    rounds.map((round) => round.verifications.perSecond),
    'at least',
    2000,
  );
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
