import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';

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
  const seen = jest.spyOn(pg.Client.prototype, 'query');
  await work();
  const texts = (seen.mock.calls as unknown as unknown[][]).map(([first]) =>
    typeof first === 'string' ? first : (first as { text: string }).text,
  );
  return texts.map(summary);
}

function summary(sql: string): string {
  const text = sql.replaceAll('"', '').trim().toLowerCase().replace(/\s+/g, ' ');
  const verb = /^\w+/.exec(text)![0];
  const called = /^select (?:\* from )?(\w+)\(/.exec(text)?.[1];
  const place = { select: / from (\w+)/, insert: / into (\w+)/, update: /^update (\w+)/ }[verb];
  return [verb, called ?? place?.exec(text)?.[1]].filter(Boolean).join(' ');
}

const before = ['select find_access', 'start', 'insert idempotent_answer'];
const judged = ['select offer', 'select ccas'];

describe('the statements of one redemption: a new round trip costs every till, so it is seen here', () => {
  test('accepted, with a limit and a quota', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' }, quota: 5 });
    expect(await statementsOf(() => redeem(till, { passCode, offerId }))).toEqual([
      ...before,
      ...judged,
      'insert offer_use',
      'update offer',
      'insert redemption',
      'update idempotent_answer',
      'select append_audit',
      'commit',
    ]);
  });

  test('accepted, without limit', async () => {
    const offerId = await anOffer(app, bakery);
    expect(await statementsOf(() => redeem(till, { passCode, offerId }))).toEqual([
      ...before,
      ...judged,
      'insert redemption',
      'update idempotent_answer',
      'select append_audit',
      'commit',
    ]);
  });

  test('refused: the refusal and its answer are kept, nothing else is written', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    await redeem(till, { passCode, offerId });
    expect(await statementsOf(() => redeem(till, { passCode, offerId }))).toEqual([
      ...before,
      ...judged,
      'insert offer_use',
      'update lease',
      'insert refusal',
      'update idempotent_answer',
      'commit',
    ]);
  });

  test('refused, the quota being exhausted: looks at the pass’s own uses, takes and gives back none', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'day' }, quota: 1 });
    await redeem(till, { passCode, offerId });
    const statements = await statementsOf(() => redeem(till, { passCode, offerId }));
    expect(statements.slice(before.length + judged.length)).toEqual([
      'select offer_use',
      'update lease',
      'insert refusal',
      'update idempotent_answer',
      'commit',
    ]);
  });

  test('repeated: only its answer is read', async () => {
    const [key, offerId] = [randomUUID(), await anOffer(app, bakery)];
    await redeem(till, { passCode, offerId }, key);
    expect(await statementsOf(() => redeem(till, { passCode, offerId }, key))).toEqual([
      ...before,
      'select idempotent_answer',
      'commit',
    ]);
  });

  test('a verification reads the code, the offers and what was used of them in one query each, and notes the day', async () => {
    await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    expect(await statementsOf(() => till.post('/api/v1/verifications', { passCode }))).toEqual([
      'select find_access',
      'start',
      'select ccas',
      'insert pass_check',
      'select offer',
      'select unnest',
      'select lease',
      'commit',
    ]);
  });
});
