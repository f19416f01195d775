import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { announcement } from '../../src/demo/announce.js';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { Database } from '../../src/kernel/database/database.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { reopenApp, type TestApp } from '../support/app.js';
import { cloneDatabase } from '../support/database.js';

let app: TestApp;
let ccasId: string;
beforeAll(async () => {
  app = await reopenApp(await cloneDatabase(), '', { at: new Date().toISOString() });
  await loadDemo(app.nest, app.config);
  [{ id: ccasId } = { id: '' }] = await app.get(Tenants).all();
});
afterAll(() => app.close());

const rows = (sql: string): Promise<Record<string, unknown>[]> =>
  app.get(Database).transaction(ccasId, (tx) => tx.rows(sql));

describe('the demonstration', () => {
  test('calls itself one, and is the CCAS that answers', async () => {
    expect(await rows('select name, demonstration, minimum_age as age, validity_months as months from ccas')).toEqual([
      { name: 'CCAS d’Alfortville (démonstration)', demonstration: true, age: 62, months: 24 },
    ]);
    expect((await app.get(Tenants).byHost('')).id).toBe(ccasId);
  });

  test('has somebody to examine, a pass that ends within forty days, and offers on line', async () => {
    expect(await rows('select state, count(*)::int as n from pass_application group by 1')).toEqual([
      { state: 'submitted', n: 1 },
    ]);
    expect(await rows('select min(valid_through) - current_date as days from pass')).toEqual([{ days: 40 }]);
    expect(await rows('select distinct state from offer')).toEqual([{ state: 'published' }]);
    expect(await rows('select distinct state from partner')).toEqual([{ state: 'approved' }]);
  });

  test('has been used for half a year, and no use breaks a rule of its offer', async () => {
    const [uses] = await rows(
      `select count(*)::int as n, count(distinct pass_id)::int as passes, count(distinct offer_id)::int as offers, min(saved_cents)::int as least, max(saved_cents)::int as most,
         bool_and(saved_cents * 10 = amount_cents) as tenth, (extract(epoch from max(redeemed_at) - min(redeemed_at)) / 86400)::float8 as days,
         bool_and(redeemed_at < now() - interval '2 days') as past
       from redemption`,
    );
    expect(uses).toMatchObject({ n: 65, passes: 3, offers: 1, least: 120, most: 200, tenth: true, past: true });
    expect(uses!.days).toBeCloseTo(128 * 1.3, 3);
    expect(
      await rows(`select 1 from redemption u join offer o on o.id = u.offer_id where o.limit_uses is not null or o.quota is not null
        or o.published_at > u.redeemed_at or o.starts_on > u.redeemed_at::date`),
    ).toEqual([]);
  });

  test('has two funds and four gifts, each standing somewhere else on its way', async () => {
    expect(
      await rows(`select g.name, d.kind, d.state, d.amount_cents::int as promised, d.received_cents::int as received from donation d
        join donor g on g.id = d.donor_id order by d.amount_cents desc`),
    ).toEqual([
      { name: 'Menuiserie des Deux Rives', kind: 'money', state: 'receipted', promised: 600_000, received: 600_000 },
      { name: 'Transports Lemoine', kind: 'money', state: 'received', promised: 250_000, received: 250_000 },
      { name: 'Transports Lemoine', kind: 'goods', state: 'pledged', promised: 90_000, received: 0 },
      { name: 'Aubry', kind: 'money', state: 'accepted_provisionally', promised: 15_000, received: 0 },
    ]);
    expect(
      await rows('select name, budget_cents::int as budget, offer_id is not null as offer from fund order by id'),
    ).toEqual([
      { name: 'Un an de bilans auditifs', budget: 1_200_000, offer: true },
      { name: 'Paniers du samedi', budget: 800_000, offer: false },
    ]);
    expect(await rows('select amount_cents::int as spent from fund_expense')).toEqual([{ spent: 184_050 }]);
  });

  test('has a mutuelle: a call with two candidates, an agreement signed, half-days ahead and people on their way', async () => {
    expect(await rows('select name from candidate order by id')).toEqual([
      { name: 'Mutuelle des Deux Rives' },
      { name: 'Mutuelle du Canal' },
    ]);
    expect(await rows(`select state, count(*)::int as n from enrolment group by 1 order by 1`)).toEqual([
      { state: 'appointment', n: 2 },
      { state: 'enrolled', n: 1 },
      { state: 'interested', n: 1 },
      { state: 'transmitted', n: 1 },
    ]);
    expect(
      await rows(`select kind, (starts_at at time zone 'Europe/Paris')::date - (now() at time zone 'Europe/Paris')::date as days,
        (select count(*)::int from permanence_slot s where s.permanence_id = p.id) as slots from permanence p order by starts_at`),
    ).toEqual([
      { kind: 'meeting', days: 5, slots: 1 },
      { kind: 'permanence', days: 8, slots: 6 },
      { kind: 'permanence', days: 22, slots: 6 },
    ]);
    expect(await rows(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([{ n: 4 }]);
  });

  test('says who may come in, by which links, and that all of it is invented', async () => {
    const told = await announcement(app.nest, app.config);
    const { agent, manager } = demoAccounts;
    for (const words of [
      `Passerelle est prête : ${app.config.publicUrl}`,
      'personnes et commerces inventés',
      `${agent.email}  ${agent.password}`,
      `${manager.email}  ${manager.password}`,
      '/partenaire/caisse?code=',
      '/mon-pass/activer#',
      'né·e le ',
      'Un pass, à ouvrir ou à coller dans le scanner :',
    ])
      expect(told).toContain(words);
    for (const who of ['Partenaire', 'Mutuelle', 'Caisse', 'Sur un téléphone']) expect(told).toContain(`  ${who} `);
    expect(told).not.toContain('Attention');
  });

  test('in production, or elsewhere than where its passes were signed, it says no password, or says so', async () => {
    const at = (more: object) =>
      announcement(app.nest, Object.assign(Object.create(app.config) as typeof app.config, more));
    expect(await at({ production: true })).toBe(`Passerelle est prête : ${app.config.publicUrl}`);
    expect(await at({ publicUrl: 'https://ailleurs.example' })).toContain(
      `Attention : ses pass ont été signés pour ${app.config.publicUrl}`,
    );
  });
});
