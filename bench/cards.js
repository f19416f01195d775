import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { AccessTokens } from '../dist/kernel/access/access-tokens.js';
import { Database } from '../dist/kernel/database/database.js';
import { systemScope } from '../dist/kernel/database/scope.js';
import { peakMemoryMiB } from './support/process-memory.js';
import { percentile } from './support/numbers.js';
import { root, startServer } from './support/processes.js';
import { openStage } from './support/stage.js';

const CARDS = Number(process.env.BENCH_CARDS ?? 5000);
const WANTED_MIB = 500;
const FORMS = [{ cards: 'sheets' }, { cards: 'single' }, { cards: 'sheets', letters: true }];

/**
 * Cards printed by the thousand through the real server: how long, how much memory, and how long others wait for
 * their answer meanwhile. Each format has a server of its own, since a peak is never taken back.
 */
export async function cards() {
  const stage = await openStage(CARDS);
  const broken = [];
  try {
    const token = await agentToken(stage);
    const bare = JSON.parse(
      execFileSync(process.execPath, [path.join(root, 'bench/support/bare-cards.js'), String(CARDS)], { cwd: root }),
    );
    console.log(`  ${CARDS} cards; the same pages with bare text, no data: ${bare.seconds.toFixed(1)} s`);
    for (const form of FORMS) {
      const server = await startServer('dist/server/bundle/main.js', stage.env);
      try {
        const before = peakMemoryMiB(server.pid);
        const run = await print(server.url, token, form);
        const peak = peakMemoryMiB(server.pid);
        const name = [form.cards, form.letters && 'letters'].filter(Boolean).join(' + ');
        console.log(
          `  ${name.padEnd(16)} ${run.seconds.toFixed(1).padStart(6)} s (${(CARDS / run.seconds).toFixed(0)}/s, ${(run.seconds / bare.seconds).toFixed(1)} × bare)` +
            `   peak ${peak.toFixed(0)} MiB (${before.toFixed(0)} before; wanted: under ${WANTED_MIB})   ${(run.bytes / 2 ** 20).toFixed(1)} MiB` +
            `   others wait p50 ${percentile(run.waits, 0.5).toFixed(0)} p99 ${percentile(run.waits, 0.99).toFixed(0)} max ${Math.max(...run.waits).toFixed(0)} ms`,
        );
        if (peak > WANTED_MIB) broken.push(`${name}: ${peak.toFixed(0)} MiB for ${CARDS} cards`);
        if (run.made !== CARDS) broken.push(`${name}: ${run.made} made of ${CARDS}`);
      } finally {
        await server.stop();
      }
    }
    return broken;
  } finally {
    await stage.close();
  }
}

/** Asks for a batch, follows it while other requests are made, and downloads it. */
async function print(url, token, form) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (target, init) => {
    const answer = await fetch(url + target, { headers, ...init });
    if (!answer.ok) throw new Error(`${target} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const everyone = JSON.stringify({ choice: 'issued_since', issuedSince: '2020-01-01', ...form });
  const began = performance.now();
  let batch = await (await ask('/api/v1/card-batches', { method: 'POST', body: everyone })).json();
  const waits = [];
  while (batch.state === 'waiting' || batch.state === 'running') {
    const asked = performance.now();
    batch = await (await ask(`/api/v1/card-batches/${batch.id}`)).json();
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  let bytes = 0;
  for (const file of ['cards', form.letters && 'letters'].filter(Boolean)) {
    const answer = await ask(`/api/v1/card-batches/${batch.id}/${file}.pdf`);
    let read = 0;
    for await (const part of answer.body) read += part.length;
    if (read !== Number(answer.headers.get('content-length'))) throw new Error(`${file}.pdf is not as long as it says`);
    bytes += read;
  }
  return { seconds, waits, bytes, made: batch.made };
}

function agentToken({ app, ccasId }) {
  return app
    .get(Database, { strict: false })
    .transaction(systemScope(ccasId, 'bench'), (tx) =>
      app
        .get(AccessTokens, { strict: false })
        .create(tx, { carrier: 'bearer', actorKind: 'agent', label: 'bench', hours: 24 }),
    );
}
