import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  forgetPass,
  forgetPending,
  type HeldPass,
  heldPasses,
  keepPass,
  keyFor,
} from '../../../src/holders/browser/held-passes.js';
import { HolderApi, NoAnswer, Refused, send } from '../../../src/holders/browser/holder-api.js';
import { startApp, type TestApp } from '../../support/app.js';
import { aPassHolder } from '../../support/builders.js';
import { TestPhone } from '../../support/phone.js';

const browsersFetch = globalThis.fetch;
const hadNavigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
let asked: { url: string; options: RequestInit }[] = [];
let answers: (() => Promise<Response>)[] = [];
let credential: string;
beforeAll(async () => {
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  const app: TestApp = await startApp();
  const { passId } = await aPassHolder(app);
  ({ credential } = (await TestPhone.carrying(app, { passId })) as never);
  await app.close();
});
afterAll(() => {
  if (hadNavigator) Object.defineProperty(globalThis, 'navigator', hadNavigator);
  else Reflect.deleteProperty(globalThis, 'navigator');
});
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  asked = [];
  globalThis.fetch = (url, options) => {
    asked.push({ url: String(url), options: options! });
    return answers.shift()!();
  };
});
afterEach(() => {
  globalThis.fetch = browsersFetch;
  jest.useRealTimers();
});

const says = (...all: [status: number, body: unknown][]) => {
  answers = all.map(
    ([status, body]) =>
      () =>
        Promise.resolve(new Response(typeof body === 'string' ? body || null : JSON.stringify(body), { status })),
  );
};

describe('what a phone makes of an answer', () => {
  test('a good one is the answer, an empty one nothing', async () => {
    says([200, { a: 1 }], [200, '']);
    expect(await send('GET', '/x')).toEqual({ a: 1 });
    expect(await send('GET', '/x')).toBeUndefined();
  });

  test.each([400, 401, 404, 409, 429])('%i is a refusal, with its words', async (status) => {
    says([status, { code: 'non', detail: 'Non.' }]);
    await expect(send('GET', '/x')).rejects.toMatchObject({
      refusal: { status, code: 'non', detail: 'Non.', errors: [] },
    });
  });

  test('500, or none at all, is no answer', async () => {
    says([500, { code: 'non' }]);
    await expect(send('GET', '/x')).rejects.toThrow(NoAnswer);
    answers = [() => Promise.reject(new TypeError('Failed to fetch'))];
    await expect(send('GET', '/x')).rejects.toThrow(NoAnswer);
  });

  test('it waits ten seconds, sends no cookie and keeps nothing', async () => {
    says([200, {}]);
    await send('POST', '/x', { b: 2 });
    const { signal, ...options } = asked[0]!.options;
    expect(options).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      body: '{"b":2}',
      headers: { 'content-type': 'application/json' },
    });
    jest.advanceTimersByTime(9_999);
    expect(signal!.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(signal!.aborted).toBe(true);
  });
});

describe('what a phone asks about its pass', () => {
  const aPass = async (clockOffset = 0): Promise<HeldPass> => {
    const { key, x, y } = await keyFor('LETTRE');
    return { id: 'carrier', key, x, y, credential, fetchedAt: 0, clockOffset };
  };
  const proofOf = (at: number) => {
    const header = (asked[at]!.options.headers as Record<string, string>).authorization!;
    expect(header).toMatch(/^PassProof /);
    const token = header.replace('PassProof ', '');
    return { ...decodeProtectedHeader(token), ...decodeJwt(token) };
  };
  const now = Date.parse('2026-12-08T09:00:00Z');

  test('is signed for this address, this method and this moment by the server’s clock', async () => {
    jest.setSystemTime(now);
    says([200, {}]);
    await new HolderApi(await aPass(90_000)).ask('POST', '/carers', { firstName: 'Anne' });
    expect(asked[0]!.url).toBe('/api/v1/my-pass/carers');
    expect(proofOf(0)).toMatchObject({
      alg: 'ES256',
      typ: 'pass-proof+jwt',
      kid: 'carrier',
      iat: now / 1000 + 90,
      htm: 'POST',
      htu: '/api/v1/my-pass/carers',
      aud: 'https://pass.alfortville.example',
    });
  });

  test('is asked once more, and once only, when the clock of the phone is wrong', async () => {
    jest.setSystemTime(now);
    const pass = await aPass();
    const late = { code: 'proof_refused', serverTime: now + 3_600_000 };
    says([401, late], [200, { ok: true }]);
    expect(await new HolderApi(pass).view()).toEqual({ ok: true });
    expect([proofOf(0).iat, proofOf(1).iat]).toEqual([now / 1000, now / 1000 + 3600]);
    expect(pass.clockOffset).toBe(3_600_000);
    says([401, late], [401, late]);
    await expect(new HolderApi(pass).view()).rejects.toThrow(Refused);
    expect(asked).toHaveLength(4);
  });

  test.each([
    ['another refusal', [404, { code: 'not_found', serverTime: 5 }]],
    ['one that tells no time', [401, { code: 'proof_refused' }]],
    ['no answer', [503, {}]],
  ] as const)('%s is not asked again', async (_, answer) => {
    says([...answer]);
    await expect(new HolderApi(await aPass()).view()).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });
});

describe('what a phone keeps', () => {
  test('the key of a letter is made once, until it is forgotten', async () => {
    const first = await keyFor('A');
    expect(first.key.extractable).toBe(false);
    expect((await keyFor('A')).x).toBe(first.x);
    expect((await keyFor('B')).x).not.toBe(first.x);
    await forgetPending('A');
    expect((await keyFor('A')).x).not.toBe(first.x);
  });

  test('a pass until it is taken away', async () => {
    const { key, x, y } = await keyFor('C');
    const pass = { id: 'un', key, x, y, credential, fetchedAt: 1, clockOffset: 0 };
    await keepPass(pass);
    await keepPass({ ...pass, id: 'deux' });
    await keepPass({ ...pass, fetchedAt: 2 });
    expect((await heldPasses()).map(({ id, fetchedAt }) => [id, fetchedAt]).toSorted()).toEqual([
      ['deux', 1],
      ['un', 2],
    ]);
    await forgetPass('un');
    expect((await heldPasses()).map(({ id }) => id)).toEqual(['deux']);
  });
});
