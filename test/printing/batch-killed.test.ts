import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { Clock } from '../../src/kernel/time/clock.js';
import { CardBatchQuery } from '../../src/printing/card-batch.query.js';
import { CardBatchForm } from '../../src/printing/card-batch-form.js';
import { RequestCardBatch } from '../../src/printing/request-card-batch.js';
import { aPassHolder } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { freePort, spawnServer, startServer, stopped, type TestServer } from '../support/server.js';

const CARDS = 120;

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer();
  const place = { ...server, clock: server.get(Clock) as never };
  for (let n = 0; n < CARDS; n++)
    await aPassHolder(place, {
      lastName: `Voisine ${String.fromCodePoint(65 + (n % 26), 97 + Math.floor(n / 26))}`,
      address: `${n} rue des Camélias`,
    });
  token = await server.within((tx) =>
    server.get(AccessTokens).create(tx, { carrier: 'bearer', actorKind: 'agent', label: 'test', hours: 1 }),
  );
}, 120_000);
afterAll(() => server.close());

const stateOf = (id: string) => server.within((tx) => server.get(CardBatchQuery).get(tx, id));
/** Statements the database still works at, of the process that is gone: their end may still be written. */
const atWork = async (): Promise<number> => {
  const [{ count }] = await server.within((tx) =>
    tx.query(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    ),
  );
  return count;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a process killed in the middle of a batch: another finishes it, whole', async () => {
  const form = Object.assign(new CardBatchForm(), {
    choice: 'issued_since',
    issuedSince: '2020-01-01',
    cards: 'single',
  });
  const id = await server.within((tx) =>
    server.get(RequestCardBatch).run(tx, systemActor(server.ccasId), { ...form, letters: true }),
  );
  while ((await stateOf(id)).made === 0) await pause(5);
  const end = new Promise((resolve) => server.process.once('exit', resolve));
  server.process.kill('SIGKILL');
  await end;
  await eventually(atWork, 0);
  const left = await stateOf(id);
  expect(left.state).toBe('running');
  expect(left.made).toBeLessThan(CARDS);

  // Its lease is a minute; the test does not wait for it.
  await server.within((tx) => tx.query(`update card_batch set lease_until = now() - interval '1 second'`));
  const port = await freePort();
  const second = await spawnServer(server.database, port, server.origin);
  try {
    while ((await stateOf(id)).state !== 'done') await pause(50);
    expect(await stateOf(id)).toMatchObject({ made: CARDS, leftOut: 0 });
    const answer = await fetch(`http://localhost:${port}/api/v1/card-batches/${id}/cards.pdf`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, pdf.length]).toEqual([200, Number(answer.headers.get('content-length'))]);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2 * CARDS);
  } finally {
    await stopped(second);
  }
}, 120_000);
