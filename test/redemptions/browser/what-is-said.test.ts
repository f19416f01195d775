import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { networkWords } from '../../../src/redemptions/browser/foot-line.js';
import type { OfferChoice } from '../../../src/redemptions/browser/judge-scan.js';
import { leftWords } from '../../../src/redemptions/browser/left-words.js';
import { Unconfirmed, verify } from '../../../src/redemptions/browser/server.js';

const offer: OfferChoice = {
  id: '01900000-0000-7000-8000-000000000000',
  title: 'Un café',
  benefit: { kind: 'percent', value: 10 },
  verdict: 'accepted',
  remaining: null,
  limit: null,
  minimumCents: null,
  way: 'ask',
  isAnswered: false,
};

describe('under an offer that only the server can give', () => {
  test('stands one sentence, whatever it is limited by, and none says « limité »', () => {
    const limits = [null, { uses: 1, period: 'day' }, { uses: 3, period: 'ever' }] as const;
    const words = new Set(limits.map((limit) => leftWords({ ...offer, limit })));
    expect([...words]).toEqual(['À confirmer : le serveur répond quand vous appuyez']);
  });

  test('once it has answered, what it said', () => {
    expect(leftWords({ ...offer, isAnswered: true })).toBe('Sans limite');
    const daily = { ...offer, isAnswered: true, remaining: 1, limit: { uses: 2, period: 'day' } } as const;
    expect(leftWords(daily)).toBe('Encore 1 fois aujourd’hui');
  });
});

describe('when nobody answered', () => {
  let server: Server;
  let isOpen = true;
  const browsersFetch = globalThis.fetch;
  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    globalThis.fetch = (url, options) => browsersFetch(`http://127.0.0.1:${isOpen ? port : 1}${String(url)}`, options);
  });
  afterAll(async () => {
    globalThis.fetch = browsersFetch;
    await new Promise((resolve) => server.close(resolve));
  });
  const asked = async () => {
    const error: unknown = await verify({ passCode: 'x' }).catch((thrown: unknown) => thrown);
    return (error as Unconfirmed).isReached;
  };

  test('the service that cannot is told from a network that carries nothing', async () => {
    expect(await asked()).toBe(true);
    isOpen = false;
    expect(await asked()).toBe(false);
  });

  test('the line at the foot says the same as the screen', () => {
    expect(networkWords({ hasNetwork: true, isServiceAway: false })).toContain('connecté');
    expect(networkWords({ hasNetwork: false, isServiceAway: true })).toContain('Le service ne répond pas');
    expect(networkWords({ hasNetwork: false, isServiceAway: false })).toContain('Pas de réseau');
  });
});
