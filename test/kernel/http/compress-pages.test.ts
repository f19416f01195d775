import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { AccessTokens } from '../../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../../src/kernel/access/cookies.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const get = (path: string, accepted: string) =>
  supertest(app.nest.getHttpServer())
    .get(path)
    .set('host', 'pass.alfortville.example')
    .set('accept-encoding', accepted);

describe('what leaves the server', () => {
  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
  ])('a public page for a browser that takes %s', async (accepted, expected) => {
    const { status, headers } = await get('/dons', accepted).buffer(false);
    expect([status, headers['content-encoding']]).toEqual([200, expected]);
    expect(headers.vary).toContain('accept-encoding');
  });

  test('compressed it is the same page', async () => {
    const [plain, packed] = [await get('/dons', 'identity'), await get('/dons', 'gzip')];
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.text).toBe(plain.text);
  });

  test('so is the service worker of the scanner; JSON is not, for a till waits for it', async () => {
    const worker = await get('/partenaire/scanner/service-worker.js', 'br').buffer(false);
    expect([worker.status, worker.headers['content-encoding']]).toEqual([200, 'br']);
    const json = await get('/api/openapi.json', 'br').buffer(false);
    expect([json.status, json.headers['content-encoding']]).toEqual([200, undefined]);
  });

  test('the page of somebody signed in is not: its length tells nothing', async () => {
    const wanted = { carrier: 'cookie', actorKind: 'agent', actorId: uuidv7(), label: 'test', hours: 1 } as const;
    const secret = await app.within((tx) => app.get(AccessTokens).create(tx, wanted));
    const { status, headers } = await get('/ccas', 'br, gzip')
      .set('cookie', `${SESSION_COOKIE}=${secret}`)
      .buffer(false);
    expect([status, headers['content-encoding']]).toEqual([200, undefined]);
    expect(Number(headers['content-length'])).toBeGreaterThan(1400);
  });
});
