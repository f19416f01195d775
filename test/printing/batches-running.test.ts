import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../../src/create-app.js';
import { CardBatchQuery, type CardBatchView } from '../../src/printing/card-batch.query.js';
import { CardBatchStateQuery, LeaseLost } from '../../src/printing/card-batch-state.query.js';
import { MakeCardBatch } from '../../src/printing/make-card-batch.js';
import { startApp, type TestApp } from '../support/app.js';
import { nadiaTheAgent } from '../support/personas.js';
import { aStreet, download, driveByHand, requestBatch } from './printing-support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  await driveByHand(app);
});

const stateOf = (id: string): Promise<CardBatchView> => app.within((tx) => app.get(CardBatchQuery).get(tx, id));
const make = (id: string, stop?: AbortSignal) => app.get(MakeCardBatch).run(app.ccasId, id, stop);
const timesMade = async () => {
  const [{ count }] = await app.within((tx) =>
    tx.query(`select count(*)::int as count from audit_entry where action = 'cards.made'`),
  );
  return count;
};
async function aSecondProcess() {
  return createApp({ config: app.config, databaseUrl: app.database.appUrl, clock: app.clock });
}
/** As a process leaves it that died in the middle: taken, half made, nobody at work. */
const leaveHalfMade = (id: string, attempts = 1) =>
  app.within(async (tx) => {
    await tx.query(
      `update card_batch set state = 'running', worker = gen_random_uuid(), lease_until = $2, attempts = $3, made = 1 where id = $1`,
      [id, app.clock.now().add({ seconds: 60 }).toString(), attempts],
    );
    await tx.query(
      `insert into card_batch_chunk (batch_id, document, place, sealed) values ($1, 'cards', 0, 'half a file')`,
      [id],
    );
  });

describe('two processes', () => {
  test('make one batch once', async () => {
    await aStreet(app, 12);
    const id = await requestBatch(app, {});
    const second = await aSecondProcess();
    const other = second.get(MakeCardBatch, { strict: false });
    const ran = await Promise.all([make(id), other.run(app.ccasId, id), make(id)]);
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'done', made: 12 });
    expect(await timesMade()).toBe(1);
    expect(await make(id)).toBe(false);
    await second.close();
  });

  test('take up what the other accepted', async () => {
    await aStreet(app, 1);
    const id = await requestBatch(app, {});
    const second = await aSecondProcess();
    await second.init();
    while ((await stateOf(id)).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 20));
    await second.close();
  });
});

describe('a batch whose process died', () => {
  test('is nobody’s until its lease is over, then made from the beginning', async () => {
    await aStreet(app, 2);
    const id = await requestBatch(app, {});
    await leaveHalfMade(id);
    expect(await make(id)).toBe(false);
    app.clock.advance({ seconds: 61 });
    expect(await make(id)).toBe(true);
    expect(await stateOf(id)).toMatchObject({ state: 'done', made: 2 });
    const { pdf, length } = await download(app, `/api/v1/card-batches/${id}/cards.pdf`);
    expect([pdf.subarray(0, 5).toString(), pdf.length]).toEqual(['%PDF-', length]);
  });

  test('is given up after five runs, and says so', async () => {
    await aStreet(app, 1);
    const id = await requestBatch(app, {});
    await leaveHalfMade(id, 5);
    app.clock.advance({ seconds: 61 });
    expect(await make(id)).toBe(false);
    expect(await stateOf(id)).toMatchObject({ state: 'failed' });
    const nadia = await nadiaTheAgent(app);
    expect((await nadia.get(`/api/v1/card-batches/${id}/cards.pdf`)).body.why).toBe('failed');
  });
});

test('a run that comes back after another took over writes nothing', async () => {
  await aStreet(app, 80);
  const id = await requestBatch(app, {});
  // The other takes over between this one's first transaction and its last.
  const late = make(id);
  while ((await stateOf(id)).state !== 'running') await new Promise((resolve) => setTimeout(resolve, 1));
  await app.within((tx) =>
    tx.query(`update card_batch set worker = gen_random_uuid(), lease_until = $2 where id = $1`, [
      id,
      app.clock.now().add({ seconds: 60 }).toString(),
    ]),
  );
  expect(await late).toBe(false);
  expect(await stateOf(id)).toMatchObject({ state: 'running' });
  expect(await timesMade()).toBe(0);
  const chunks = await app.within((tx) => tx.query('select place from card_batch_chunk'));
  expect(chunks).toEqual([]);
});

describe('whoever has lost a batch', () => {
  /** A batch in the hands of one run, as it says itself; and what it looks like to everybody. */
  const taken = async () => {
    await aStreet(app, 1);
    const id = await requestBatch(app, {});
    const states = app.get(CardBatchStateQuery);
    const job = (await states.take(app.ccasId, id, uuidv7()))!;
    return { id, states, job, lost: { ...job, worker: uuidv7() } };
  };
  const rowOf = async (id: string) => {
    const [row] = await app.within((tx) =>
      tx.query(
        'select state, worker, made, attempts, lease_until as "until", cards_bytes as bytes from card_batch where id = $1',
        [id],
      ),
    );
    return row;
  };

  test('can neither go on with it, nor end it, nor put it back', async () => {
    const { id, states, job, lost } = await taken();
    const before = await rowOf(id);
    await expect(app.within((tx) => states.advance(tx, lost, 1, 0))).rejects.toThrow(LeaseLost);
    await expect(app.within((tx) => states.finish(tx, lost, { cards: 9 }))).rejects.toThrow(LeaseLost);
    await states.putBack(lost, true);
    expect(await rowOf(id)).toEqual(before);
    await app.within((tx) => states.advance(tx, job, 1, 0));
    await app.within((tx) => states.finish(tx, job, { cards: 9 }));
    expect(await rowOf(id)).toMatchObject({ state: 'done', worker: null, made: 1, bytes: 9 });
  });

  test('it is held for a minute from the last step; the second after, it is anybody’s', async () => {
    const { id, states, job } = await taken();
    app.clock.advance({ seconds: 50 });
    await app.within((tx) => states.advance(tx, job, 0, 0));
    app.clock.advance({ seconds: 60 });
    expect(await states.take(app.ccasId, id, uuidv7())).toBeUndefined();
    expect(await states.unfinished()).toEqual([]);
    app.clock.advance({ seconds: 1 });
    expect(await states.unfinished()).toEqual([{ ccasId: app.ccasId, id }]);
    expect(await states.take(app.ccasId, id, uuidv7())).toMatchObject({ id, total: 1 });
    expect(await rowOf(id)).toMatchObject({ state: 'running', attempts: 2, made: 0 });
  });

  test('a run that failed counts, one that was stopped does not', async () => {
    const { id, states, job } = await taken();
    await states.putBack(job, true);
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', worker: null, attempts: 1 });
    const again = (await states.take(app.ccasId, id, uuidv7()))!;
    await states.putBack(again, false);
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts: 1 });
  });
});

test('a process that stops in good order leaves the batch to the next one, without holding an attempt against it', async () => {
  await aStreet(app, 2);
  const id = await requestBatch(app, {});
  await expect(make(id, AbortSignal.abort())).rejects.toThrow();
  const [row] = await app.within((tx) => tx.query('select state, attempts from card_batch where id = $1', [id]));
  expect(row).toEqual({ state: 'waiting', attempts: 0 });
  expect(await make(id)).toBe(true);
});

test('one that failed waits to be tried again, a bounded number of times', async () => {
  await aStreet(app, 1);
  const id = await requestBatch(app, {});
  await app.within((tx) => tx.query(`update issuer_key set state = 'old'`));
  for (let attempt = 1; attempt <= 5; attempt++) await expect(make(id)).rejects.toThrow();
  expect(await stateOf(id)).toMatchObject({ state: 'waiting' });
  expect(await make(id)).toBe(false);
  expect(await stateOf(id)).toMatchObject({ state: 'failed' });
});
