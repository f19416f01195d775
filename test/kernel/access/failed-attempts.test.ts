import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { FailedAttempts } from '../../../src/kernel/access/failed-attempts.js';
import { startApp, type TestApp } from '../../support/app.js';
import { client } from '../../support/http.js';
import { freePort, spawnServer, startServer, stopped, type TestServer } from '../../support/server.js';

describe('what was tried too often', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const pair = async () =>
    (await client(app).post('/api/v1/tills/pairings', { code: 'AAAA-AAAA' }, { 'x-forwarded-for': '192.0.2.1' }))
      .status;

  test('is still refused after fourteen minutes, and free after fifteen', async () => {
    for (let i = 0; i < 10; i++) expect(await pair()).not.toBe(429);
    expect(await pair()).toBe(429);
    app.clock.advance({ minutes: 14 });
    expect(await pair()).toBe(429);
    app.clock.advance({ seconds: 59 });
    expect(await pair()).toBe(429);
    app.clock.advance({ seconds: 1 });
    expect(await pair()).not.toBe(429);
  });

  test('twelve at the same moment are counted one by one', async () => {
    app.clock.advance({ minutes: 20 });
    const tries = Array.from({ length: 12 }, () =>
      app.get(FailedAttempts).begin(app.ccasId, { what: 'burst', from: '192.0.2.1' }, 5),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  test('is kept as a hash, in which neither name nor address is found', async () => {
    await app
      .get(FailedAttempts)
      .begin(app.ccasId, { what: 'sign-in', at: 'nadia@ccas.example', from: '192.0.2.9' }, 5);
    const rows = await app.within((tx) => tx.query('select bucket from failed_attempt'));
    expect(JSON.stringify(rows)).not.toMatch(/nadia|192\.0/);
  });
});

describe('two processes on one database', () => {
  let first: TestServer;
  let second: ChildProcess;
  let port: number;
  beforeAll(async () => {
    first = await startServer();
    port = await freePort();
    second = await spawnServer(first.database, port, first.origin);
  });
  afterAll(async () => {
    await stopped(second);
    await first.close();
  });

  const pairAt = async (origin: string) => {
    const answer = await fetch(`${origin}/api/v1/tills/pairings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'AAAA-AAAA' }),
    });
    return answer.status;
  };

  test('count together: five wrong codes at each, and neither takes an eleventh', async () => {
    const other = `http://localhost:${port}`;
    for (let i = 0; i < 5; i++) for (const origin of [first.origin, other]) expect(await pairAt(origin)).not.toBe(429);
    expect([await pairAt(first.origin), await pairAt(other)]).toEqual([429, 429]);
  });
});
