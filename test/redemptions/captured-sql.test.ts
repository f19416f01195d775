import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { type Client, client } from '../support/http.js';
import { TestPhone } from '../support/phone.js';

let app: TestApp;
let bakery: string;
let till: Client;
let passCode: string;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  ({ passCode } = await aPassHolder(app));
  await redeem(till, { passCode, offerId: await anOffer(app, bakery) }); // The CCAS is known, the token's use noted.
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

/** Every statement that reached PostgreSQL meanwhile: its verb and its table or function. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen = jest.spyOn(pg.Client.prototype, 'query').mockClear();
  await work();
  const texts = (seen.mock.calls as unknown as unknown[][]).map(([first]) =>
    typeof first === 'string' ? first : (first as { text: string }).text,
  );
  return texts.map(summary);
}

function summary(sql: string): string {
  const text = sql.replaceAll('"', '').trim().toLowerCase().replace(/\s+/g, ' ');
  const verb = /^\w+/.exec(text)![0];
  if (text.includes(' from find_access(')) {
    const tables = text.matchAll(/ (?:from|join) (offer|ccas|idempotent_answer|offer_use|lease|pass_check) /g);
    const ahead = new Set([...tables].map(([, table]) => table));
    return ['find_access', ...ahead].join(', ');
  }
  const called = /^select (?:.* from )?(\w+)\(/.exec(text)?.[1];
  const place = { select: / from (\w+)/, insert: / into (\w+)/, update: /^update (\w+)/ }[verb];
  return [verb, called ?? place?.exec(text)?.[1]].filter(Boolean).join(' ');
}

const twice = ['find_access, offer, ccas, idempotent_answer', 'select record_use'];

describe('the statements of one redemption: a new round trip costs every till, so it is seen here', () => {
  test.each([
    ['without limit', {}],
    ['with a limit and a quota', { limit: { uses: 1, period: 'day' }, quota: 5 }],
  ] as const)('two: one reads who asks and all it is judged by, one counts and writes: %s', async (_, terms) => {
    const offerId = await anOffer(app, bakery, terms);
    expect(await statementsOf(() => redeem(till, { passCode, offerId }))).toEqual(twice);
  });

  test('refused, by the limit or by the quota: the same two', async () => {
    const ofLimit = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const ofQuota = await anOffer(app, bakery, { limit: { uses: 2, period: 'day' }, quota: 1 });
    for (const offerId of [ofLimit, ofQuota]) {
      await redeem(till, { passCode, offerId });
      expect(await statementsOf(() => redeem(till, { passCode, offerId }))).toEqual(twice);
    }
  });

  test('a code of a phone: the same two', async () => {
    const phone = await TestPhone.carrying(app, { passId: (await aPassHolder(app)).passId });
    const use = { passCode: await phone.code(), offerId: await anOffer(app, bakery) };
    expect(await statementsOf(() => redeem(till, use))).toEqual(twice);
  });

  test('repeated: the first alone, whose answer says what was answered', async () => {
    const [key, offerId] = [randomUUID(), await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } })];
    const first = await redeem(till, { passCode, offerId }, key);
    expect(await statementsOf(() => redeem(till, { passCode, offerId }, key))).toEqual(twice.slice(0, 1));
    expect((await redeem(till, { passCode, offerId }, key)).body).toEqual(first.body);
  });

  test('of nobody known: who asks, and nothing is written', async () => {
    const stranger = client(app, 'psl_nobody');
    const offerId = await anOffer(app, bakery);
    const statements = await statementsOf(async () =>
      expect((await redeem(stranger, { passCode, offerId })).status).toBe(401),
    );
    expect(statements).toEqual(twice.slice(0, 1));
  });

  test('a verification: one reads all of it, and the first of the day is noted', async () => {
    await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const { passCode: unseen } = await aPassHolder(app);
    const verify = () => statementsOf(() => till.post('/api/v1/verifications', { passCode: unseen }));
    const read = 'find_access, ccas, offer, offer_use, lease, pass_check';
    expect(await verify()).toEqual([read, 'start', 'insert pass_check', 'commit']);
    expect(await verify()).toEqual([read]);
  });
});
