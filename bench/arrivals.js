import { askOverHttp } from './support/http-load.js';
import { checkLedger } from './support/ledger-check.js';
import { percentile } from './support/numbers.js';
import { startServer } from './support/processes.js';
import { openStage } from './support/stage.js';
import { Verdicts } from './support/verdicts.js';

const PASSES = 300;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** So many customers a second, whoever is answered; and the 99th percentile wanted, in milliseconds. */
const RATES = [
  [200, 12],
  [800, 25],
];

/**
 * Customers come when they come, and do not wait for each other: redemptions at an even rate through two servers, timed from the
 * moment each was due. What a till feels, where the closed loop of `redemptions` says what a server can bear.
 */
export async function arrivals() {
  const stage = await openStage(PASSES);
  const verdicts = new Verdicts();
  const ledger = new Map();
  try {
    const servers = [];
    for (let n = 0; n < 2; n++) servers.push(await startServer('dist/server/bundle/main.js', stage.env));
    const bodies = stage.passCodes.map((passCode) => JSON.stringify({ passCode, offerId: stage.offers[0] }));
    const ask = (seconds, rate) => askOverHttp(stage, servers, ledger, { connections: 64, seconds, rate, bodies });
    try {
      await ask(3, RATES[0][0]);
      for (const [rate, wanted] of RATES) {
        const runs = [];
        for (let round = 0; round < ROUNDS; round++) runs.push(await ask(SECONDS, rate));
        const of = (part) => runs.map(({ latencies }) => percentile(latencies, part));
        const answered = runs.map(({ perSecond }) => perSecond);
        console.log(`  ${rate}/s due, ${Math.min(...answered).toFixed(0)}/s answered in the slowest round`);
        verdicts.figure(`p50 at ${rate}/s, ms`, of(0.5), 'at most', wanted, 1);
        verdicts.figure(`p99 at ${rate}/s, ms`, of(0.99), 'at most', wanted, 1);
      }
    } finally {
      for (const server of servers) await server.stop();
    }
    return [...(await checkLedger(stage, ledger)), ...verdicts.short()];
  } finally {
    await stage.close();
  }
}
