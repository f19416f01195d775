import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { CompromiseKey } from '../../src/ccas/compromise-key.js';
import { IssuerKeyListQuery } from '../../src/ccas/issuer-key-list.query.js';
import { PublishNextKey } from '../../src/ccas/publish-next-key.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { fromQrText } from '../../src/passes/pass-code/layout.js';
import { ReissueListQuery } from '../../src/passes/reissue-list.query.js';
import { SignCredential } from '../../src/passes/sign-credential.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder } from '../support/builders.js';
import { anAgentsConsole } from '../support/console.js';
import { client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
});

const rotate = () => app.within((tx) => app.get(PublishNextKey).run(tx, systemActor(app.ccasId)));
const compromise = (kid: string) => app.within((tx) => app.get(CompromiseKey).run(tx, systemActor(app.ccasId), kid));
const keys = () => app.within((tx) => app.get(IssuerKeyListQuery).all(tx));
const states = async () => Object.fromEntries((await keys()).map(({ kid, state }) => [kid, state]));
const activeKid = async () => (await keys()).find((key) => key.state === 'active')!.kid;
const published = async () => {
  const { body } = await client(app).get('/.well-known/jwks.json');
  return body.keys.map((key: { kid: string }) => key.kid) as string[];
};
const verdictOf = async (passCode: string) =>
  (await (await nadiaTheAgent(app)).post('/api/v1/verifications', { passCode })).body.verdict;
const kidOf = (passCode: string) => fromQrText(passCode)!.fields.kid;
const print = (credentialId: string) => app.within((tx) => app.get(SignCredential).run(tx, app.ccasId, credentialId));
const toReissue = () => app.within((tx) => app.get(ReissueListQuery).count(tx));

describe('a next key', () => {
  test('is published at once and signs nothing for seven days', async () => {
    const first = await activeKid();
    const { kid, activeFrom } = await rotate();
    expect(activeFrom.toString()).toBe('2026-12-15T09:00:00Z');
    expect((await published()).toSorted()).toEqual([first, kid].toSorted());
    app.clock.set('2026-12-15T08:59:00Z');
    await app.get(Jobs).tick();
    expect(kidOf((await aPassHolder(app)).passCode)).toBe(first);
  });

  test('signs from the seventh day on; what the old one signed is still believed, and it stays published', async () => {
    const { passCode } = await aPassHolder(app);
    const first = await activeKid();
    const { kid } = await rotate();
    app.clock.set('2026-12-15T09:00:00Z');
    await app.get(Jobs).tick();
    expect(await states()).toEqual({ [first]: 'old', [kid]: 'active' });
    expect(await verdictOf(passCode)).toBe('accepted');
    const { passCode: newer } = await aPassHolder(app, { firstName: 'Marie' });
    expect(kidOf(newer)).toBe(kid);
    expect(await verdictOf(newer)).toBe('accepted');
    expect((await published()).toSorted()).toEqual([first, kid].toSorted());
  });

  test('takes its turn once, though the processes were down that day', async () => {
    const { kid } = await rotate();
    app.clock.set('2027-01-20T09:00:00Z');
    await app.get(Jobs).tick();
    await app.get(Jobs).tick();
    expect(await activeKid()).toBe(kid);
    expect(await keys()).toHaveLength(2);
  });

  test('is one, though two ask for it at once', async () => {
    const asked = await Promise.allSettled([rotate(), rotate(), rotate()]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await keys()).filter((key) => key.state === 'next')).toHaveLength(1);
    await expect(rotate()).rejects.toMatchObject({ code: 'next_key_waiting' });
  });

  test('of one CCAS is nothing to another', async () => {
    const other = await anotherCcas(app);
    await rotate();
    const kids = await other.within((tx) => app.get(IssuerKeyListQuery).all(tx));
    expect(kids).toHaveLength(1);
  });
});

describe('the key that signs', () => {
  test('is unsealed once in a process; another SECRET_KEY opens none that is not open yet', async () => {
    const { credentialId } = await aPassHolder(app);
    const other = await anotherCcas(app);
    const secretKey = app.config.secretKey;
    app.config.secretKey = '0'.repeat(64);
    try {
      expect(kidOf(await print(credentialId))).toBe(await activeKid());
      await expect(aPassHolder(other)).rejects.toMatchObject({ code: 'no_issuer_key' });
    } finally {
      app.config.secretKey = secretKey;
    }
    expect(await verdictOf((await aPassHolder(app, { firstName: 'Marie' })).passCode)).toBe('accepted');
  });
});

describe('an old key', () => {
  const rotated = async () => {
    const first = await activeKid();
    await rotate();
    app.clock.advance({ hours: 7 * 24 });
    await app.get(Jobs).tick();
    return first;
  };

  test('is published until the last card it signed has ended, that day included', async () => {
    await aPassHolder(app);
    const first = await rotated();
    app.clock.set('2028-12-07T12:00:00Z');
    expect(await published()).toContain(first);
    app.clock.set('2028-12-08T12:00:00Z');
    expect(await published()).not.toContain(first);
  });

  test('that has signed nothing is published no more', async () => {
    const first = await rotated();
    expect(await published()).not.toContain(first);
  });
});

describe('a compromised key', () => {
  test('is gone at once: from the published keys, from every verdict, from the status lists', async () => {
    const { passCode } = await aPassHolder(app);
    const lost = await activeKid();
    const statusKid = async () => decodeProtectedHeader((await client(app).get('/status/1')).text).kid;
    expect(await statusKid()).toBe(lost);
    const successor = await compromise(lost);
    expect(await published()).toEqual([successor]);
    expect(await verdictOf(passCode)).toBe('unknown_key');
    expect(await statusKid()).toBe(successor);
  });

  test('is followed by the key that waited, or by a new one', async () => {
    const { kid } = await rotate();
    expect(await compromise(await activeKid())).toBe(kid);
    const second = await compromise(kid);
    expect(await states()).toMatchObject({ [kid]: 'compromised', [second]: 'active' });
  });

  test('told twice at once takes no other key with it', async () => {
    const lost = await activeKid();
    const told = await Promise.allSettled([compromise(lost), compromise(lost)]);
    expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(Object.values(await states()).toSorted()).toEqual(['active', 'compromised']);
  });

  test('rotated at the same moment leaves one active key', async () => {
    const lost = await activeKid();
    await Promise.allSettled([compromise(lost), rotate()]);
    const all = Object.values(await states());
    expect(all.filter((state) => state === 'active')).toHaveLength(1);
    expect((await states())[lost]).toBe('compromised');
  });

  test('puts the cards it signed on the list, until they are printed again', async () => {
    const { credentialId } = await aPassHolder(app);
    await compromise(await activeKid());
    const nadia = await anAgentsConsole(app);
    expect(await toReissue()).toBe(1);
    expect((await nadia.open('/ccas')).words).toContain('1 carte à refaire');
    const list = await nadia.open('/ccas/pass/a-refaire?tri=fin&page=2');
    expect(list.words).toMatch(/La page demandée n’existe pas : voici la dernière\..*1 carte .*Jeanne Le Bràs/);
    expect((await nadia.open('/ccas/cartes-a-refaire.csv')).html).toMatch(/^\uFEFF?Nom;.*\r\nLe Bràs;Jeanne;/);
    const chosen = /name="passId" value="([^"]+)"/.exec(list.html)![1]!;
    const form = await nadia.open(`/ccas/cartes/nouveau?choice=passes&letters=true&passId=${chosen}`);
    expect(form.html).toMatch(new RegExp(`name="passId" value="${chosen}"[^>]*checked`));
    expect(await verdictOf(await print(credentialId))).toBe('accepted');
    expect(await toReissue()).toBe(0);
    expect((await nadia.open('/ccas/pass/a-refaire')).words).toContain('Aucune carte à refaire');
  });

  test('puts no card there that nobody needs: of a revoked pass, revoked itself, over, or never signed', async () => {
    const revoked = await aPassHolder(app, { firstName: 'Anne' });
    await app.within((tx) =>
      app.get(ChangePassState).run(tx, systemActor(app.ccasId), revoked.passId, { verb: 'revoke', reason: 'moved' }),
    );
    const lost = await aPassHolder(app, { firstName: 'Berthe' });
    await (await nadiaTheAgent(app)).post(`/api/v1/passes/${lost.passId}/credentials/${lost.credentialId}/revocation`);
    await compromise(await activeKid());
    expect(await toReissue()).toBe(0);
    await aPassHolder(app, { firstName: 'Claire' });
    expect(await toReissue()).toBe(0);
    await compromise(await activeKid());
    expect(await toReissue()).toBe(1);
    app.clock.set('2029-01-01T09:00:00Z');
    expect(await toReissue()).toBe(0);
  });

  test('does not list a card that another key has signed as well', async () => {
    const { credentialId } = await aPassHolder(app);
    const first = await activeKid();
    await rotate();
    app.clock.advance({ hours: 7 * 24 });
    await app.get(Jobs).tick();
    await print(credentialId);
    const second = await activeKid();
    await compromise(second);
    expect(await toReissue()).toBe(0);
    expect((await states())[first]).toBe('old');
  });
});
