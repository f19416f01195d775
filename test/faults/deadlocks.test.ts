import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';

let app: TestApp;
let owner: pg.Client;
let till: Client;
let passCode: string;
let partnerId: string;
beforeAll(async () => {
  app = await startApp();
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  partnerId = await aPartner(app);
  till = await aTill(app, partnerId);
  ({ passCode } = await aPassHolder(app));
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
afterEach(() => owner.query('drop function if exists stumble cascade; drop sequence if exists tries'));

/** The next redemptions fail in the database this often, each try anew; a sequence is not rolled back with them. */
const stumbleOn = (code: string, times: number): Promise<unknown> =>
  owner.query(`
    create sequence tries;
    create function stumble() returns trigger language plpgsql security definer as $$ begin
      if nextval('public.tries') <= ${times} then raise 'on purpose' using errcode = '${code}'; end if;
      return new;
    end $$;
    create trigger stumble before insert on redemption for each row execute function stumble()`);
const tries = async (): Promise<number> =>
  Number((await owner.query('select last_value from tries')).rows[0].last_value);
const kept = async (offerId: string) =>
  (
    await owner.query(
      `select (select count(*)::int from redemption where offer_id = $1) as rows,
         (select coalesce(sum(used), 0)::int from offer_use where offer_id = $1) as used`,
      [offerId],
    )
  ).rows[0];

describe.each([
  ['a serialisation failure', '40001'],
  ['a deadlock', '40P01'],
])('%s', (_, code) => {
  test('three times in a row: tried again, accepted, and counted once', async () => {
    const offerId = await anOffer(app, partnerId, { limit: { uses: 5, period: 'day' } });
    await stumbleOn(code, 3);
    const { status, body } = await redeem(till, { passCode, offerId });
    expect([status, body.remaining, await tries()]).toEqual([201, 4, 4]);
    expect(await kept(offerId)).toEqual({ rows: 1, used: 1 });
  });

  test('without end: 503 with Retry-After after four tries, nothing kept, and the same key is served afterwards', async () => {
    const offerId = await anOffer(app, partnerId, { limit: { uses: 5, period: 'day' } });
    await stumbleOn(code, 1000);
    const key = randomUUID();
    const { status, body, headers } = await redeem(till, { passCode, offerId }, key);
    expect([status, body.code, headers['retry-after'], await tries()]).toEqual([503, 'busy', '2', 4]);
    expect(await kept(offerId)).toEqual({ rows: 0, used: 0 });
    await owner.query('drop function stumble cascade');
    expect((await redeem(till, { passCode, offerId }, key)).status).toBe(201);
    expect(await kept(offerId)).toEqual({ rows: 1, used: 1 });
  });
});

test('two that lock the same rows in opposite orders both end well', async () => {
  const [one, other] = [await anOffer(app, partnerId), await anOffer(app, partnerId)];
  let begun = 0;
  let meet: () => void;
  const bothHoldOne = new Promise<void>((resolve) => (meet = resolve));
  const work = (first: string, second: string) =>
    app.within(async (tx) => {
      await tx.query('select from offer where id = $1 for update', [first]);
      if (++begun === 2) meet();
      await bothHoldOne;
      await tx.query('select from offer where id = $1 for update', [second]);
    });
  await Promise.all([work(one, other), work(other, one)]);
  expect(begun).toBe(3);
});
