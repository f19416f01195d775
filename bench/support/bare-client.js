import { createHash, randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { FIRST_JTI, JTI_STEP } from './stage.js';

/** Where there is no pgbench: the same statements, prepared, sent by `pg` and nothing around it. */
export async function redeemWithBareClients(stage, scripts, { clients, seconds }) {
  const latencies = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const named = scripts.map((steps) => steps.map((step) => ({ ...step, name: nameOf(step.text) })));
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: stage.appUrl });
      await client.connect();
      while (performance.now() < until) {
        const start = performance.now();
        await redeemOnce(client, named[randomInt(named.length)], stage.passCodes.length);
        latencies.push(performance.now() - start);
      }
      await client.end();
    }),
  );
  return { perSecond: (latencies.length / (performance.now() - began)) * 1000, latencies };
}

async function redeemOnce(client, steps, passes) {
  const drawn = { key: randomUUID(), id: uuidv7(), jti: String(FIRST_JTI + randomInt(passes) * JTI_STEP) };
  const read = {};
  for (const { name, text, values, kept } of steps) {
    const { rows } = await client.query({
      name,
      text,
      values: values.map((value) => drawn[value.drawn] ?? read[value.read] ?? value.fixed),
    });
    for (const column of kept) read[column] = rows[0][column];
  }
}

function nameOf(text) {
  return createHash('sha256').update(text).digest('base64url').slice(0, 20);
}
