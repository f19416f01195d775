import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  giveBackLease,
  holdLease,
  isOurNo,
  NotRecognised,
  redeem,
  sendScans,
  takeBack,
  Unconfirmed,
  verify,
} from '../../../src/redemptions/browser/server.js';
import { keep, type RecordedScan } from '../../../src/redemptions/browser/till-store.js';

const browsersFetch = globalThis.fetch;
const hadNavigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
// Node 20 has none, and what a till keeps is opened once for every test file of a worker.
beforeAll(() => void Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true }));
afterAll(async () => {
  await keep('contact', undefined);
  if (hadNavigator) Object.defineProperty(globalThis, 'navigator', hadNavigator);
  else Reflect.deleteProperty(globalThis, 'navigator');
});
let asked: { url: string; options: RequestInit }[] = [];
let answer: () => Promise<Response>;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  asked = [];
  globalThis.fetch = (url, options) => {
    asked.push({ url: String(url), options: options! });
    return answer();
  };
});
afterEach(() => {
  globalThis.fetch = browsersFetch;
  jest.useRealTimers();
});

const said = (status: number, body: unknown = {}, type = 'application/json') => {
  answer = () =>
    Promise.resolve(
      new Response(typeof body === 'string' ? body : JSON.stringify(body), {
        status,
        headers: { 'content-type': type },
      }),
    );
};
const problem = 'application/problem+json; charset=utf-8';
const pass = { passCode: 'A' } as never;

describe('what a till makes of an answer', () => {
  test.each([200, 201, 404, 409, 422, 429])('%i: it is the answer', async (status) => {
    said(status, { code: 'x' });
    expect(await verify(pass)).toEqual({ code: 'x' });
  });

  test.each([500, 502, 503])('%i: not confirmed', async (status) => {
    said(status, { code: 'x' }, problem);
    await expect(verify(pass)).rejects.toThrow(Unconfirmed);
  });

  test.each([401, 403])('%i: ours says the device is unknown, anybody else’s says nothing', async (status) => {
    said(status, {}, problem);
    await expect(verify(pass)).rejects.toThrow(NotRecognised);
    said(status, 'Sign in to the wifi', 'text/html');
    await expect(verify(pass)).rejects.toThrow(Unconfirmed);
    expect(isOurNo(new Response('', { status }))).toBe(false);
  });

  test('a no is ours by its status and its kind, not by one of them', () => {
    const no = (status: number, type: string) =>
      isOurNo(new Response('{}', { status, headers: { 'content-type': type } }));
    expect([no(401, problem), no(403, problem), no(404, problem), no(401, 'application/json')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('cut on its way, or no answer at all: not confirmed', async () => {
    said(200, '{"verdict":"acc');
    await expect(verify(pass)).rejects.toThrow(Unconfirmed);
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(verify(pass)).rejects.toThrow(Unconfirmed);
  });

  test('it waits six seconds, or as long as it was told, and then gives up', async () => {
    said(200, {});
    await verify(pass);
    const { signal } = asked[0]!.options;
    jest.advanceTimersByTime(5999);
    expect(signal!.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(signal!.aborted).toBe(true);
    await redeem('key', pass, 'offer', undefined, 1500);
    jest.advanceTimersByTime(1499);
    expect(asked[1]!.options.signal!.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(asked[1]!.options.signal!.aborted).toBe(true);
  });
});

describe('what a till asks', () => {
  beforeEach(() => said(200, {}));
  const last = () => {
    const { url, options } = asked.at(-1)!;
    const body = options.body === undefined ? undefined : (JSON.parse(options.body as string) as unknown);
    return { method: options.method, url, headers: options.headers as Record<string, string>, body };
  };

  test('an amount goes along only where there is one', async () => {
    await redeem('key-1', pass, 'offer-1', 1250);
    expect(last()).toMatchObject({
      method: 'POST',
      url: '/api/v1/redemptions',
      headers: { 'idempotency-key': 'key-1', 'content-type': 'application/json' },
      body: { passCode: 'A', offerId: 'offer-1', amountCents: 1250 },
    });
    await redeem('key-2', pass, 'offer-1');
    expect(last().body).toEqual({ passCode: 'A', offerId: 'offer-1' });
  });

  test('the token of the last contact goes along, none before there was one; a key only where something is counted', async () => {
    await verify(pass);
    expect(last().headers['x-form-token']).toBe('');
    await keep('contact', { clockOffsetMs: 0, at: 1, formToken: 'jeton' });
    await verify(pass);
    expect(last().headers).toEqual({ 'x-form-token': 'jeton', 'content-type': 'application/json' });
  });

  test('a lease, its end and a use taken back', async () => {
    await holdLease('offer-1', 3);
    expect(last()).toMatchObject({
      method: 'POST',
      url: '/api/v1/till/leases',
      body: { offerId: 'offer-1', units: 3 },
    });
    await giveBackLease('lease-1');
    expect(last()).toMatchObject({ method: 'DELETE', url: '/api/v1/till/leases/lease-1', body: undefined });
    expect(last().headers).not.toHaveProperty('content-type');
    await takeBack('use-1');
    expect(last()).toMatchObject({ method: 'POST', url: '/api/v1/redemptions/use-1/void', body: {} });
  });

  test('of a scan what the server needs, and nothing the till keeps for itself', async () => {
    const scan: RecordedScan = {
      key: 'k',
      state: 'waiting',
      passCode: 'A',
      offerId: 'o',
      title: '10 %',
      scannedAt: '2026-12-08T09:00:00Z',
      clockOffsetMs: 5,
      bundleVersion: 'v',
      savedCents: 100,
    };
    await sendScans([scan, { ...scan, key: 'l', amountCents: 900, leaseId: 'lease' }]);
    const sent = {
      passCode: 'A',
      offerId: 'o',
      scannedAt: '2026-12-08T09:00:00Z',
      clockOffsetMs: 5,
      bundleVersion: 'v',
    };
    expect(last()).toMatchObject({ url: '/api/v1/till/sync' });
    expect(last().body).toEqual({
      scans: [
        { key: 'k', ...sent },
        { key: 'l', ...sent, amountCents: 900, leaseId: 'lease' },
      ],
    });
  });
});
