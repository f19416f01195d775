import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { announcement } from '../../src/demo/announce.js';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { DoubleListRequest } from '../../src/residents/double-list-request.js';
import { DoublePairsQuery } from '../../src/residents/double-pairs.query.js';
import { PeopleReportQuery } from '../../src/statistics/people-report.query.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
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
  app.get(Database).transaction(systemScope(ccasId, 'test'), (tx) => tx.rows(sql));

describe('the demonstration', () => {
  test('calls itself one, and is the CCAS that answers', async () => {
    expect(await rows('select name, demonstration, minimum_age as age, validity_months as months from ccas')).toEqual([
      { name: 'CCAS d’Alfortville (démonstration)', demonstration: true, age: 62, months: 24 },
    ]);
    expect((await app.get(Tenants).byHost('')).id).toBe(ccasId);
  });

  test('is a town: 400 residents in four districts, 45 partners of every kind, and what they give', async () => {
    expect(await rows('select count(*)::int as n, count(distinct identity_key)::int as people from resident')).toEqual([
      { n: 400, people: 399 },
    ]);
    const districts = await rows(
      `select d.name, count(*)::int as people from resident_place l join district d on d.id = l.district_id group by 1 order by 1`,
    );
    expect(districts.map(({ name }) => name)).toEqual(['Bords de Seine', 'Centre', 'Nord', 'Sud']);
    for (const { name, people } of districts) expect([name, Number(people) > 60]).toEqual([name, true]);
    expect(await rows('select state, count(*)::int as n from partner group by 1 order by 1')).toEqual([
      { state: 'approved', n: 42 },
      { state: 'returned', n: 1 },
      { state: 'waiting', n: 2 },
    ]);
    expect(await rows('select count(distinct kind)::int as kinds from partner')).toEqual([{ kinds: 6 }]);
    expect(
      await rows(`select p.name from partner p where not exists (select from offer o where o.partner_id = p.id)`),
    ).toEqual([]);
    expect(await rows('select distinct state from offer order by 1')).toEqual(
      ['ended', 'paused', 'published', 'submitted'].map((state) => ({ state })),
    );
  });

  test('is known to the planner as large as it is, so that its first page does not wait', async () => {
    expect(
      await rows(
        `select relname as name, reltuples::int as n from pg_class where relname in ('resident', 'partner') order by 1`,
      ),
    ).toEqual([
      { name: 'partner', n: 45 },
      { name: 'resident', n: 400 },
    ]);
  });

  test('has people to examine, people registered twice, and passes that end soon', async () => {
    expect(await rows('select state, count(*)::int as n from pass_application group by 1 order by 1')).toEqual([
      { state: 'more_asked', n: 2 },
      { state: 'refused', n: 1 },
      { state: 'submitted', n: 6 },
    ]);
    const { rows: pairs } = await app
      .get(Database)
      .transaction(systemScope(ccasId, 'test'), (tx) => app.get(DoublePairsQuery).find(tx, new DoubleListRequest()));
    expect(pairs.map(({ why }) => why[0]).sort()).toEqual(['same_identity', 'similar_name', 'swapped_names']);
    const [passes] = await rows(
      `select count(*) filter (where valid_through between current_date and current_date + 60)::int as soon,
         count(*) filter (where valid_through < current_date)::int as over, count(*) filter (where state = 'revoked')::int as revoked from pass`,
    );
    for (const state of ['soon', 'over', 'revoked']) expect([state, Number(passes![state]) > 5]).toEqual([state, true]);
  });

  test('has people who live together, some who may, and two who have left these days', async () => {
    const [homes] = await rows(
      `select count(*)::int as n, count(*) filter (where one.address = other.address and one.postcode = other.postcode)::int as at_one_address,
         max(abs(extract(year from one.born_on) - extract(year from other.born_on)))::int as years, count(*) filter (where h.ended_at is not null)::int as ended
       from household h join household_member a on a.household_id = h.id join resident one on one.id = a.resident_id
         join household_member b on b.household_id = h.id and b.id > a.id join resident other on other.id = b.resident_id`,
    );
    expect(homes).toEqual({ n: 40, atOneAddress: 40, years: expect.any(Number), ended: 1 });
    expect(Number(homes!.years)).toBeLessThan(8);
    expect(
      await rows(
        `select e.kind, e.undone_at is not null as "isUndone", r.ended_as as "endedAs", count(l.id)::int > 0 as "isLeft"
         from resident_ending e join resident r on r.id = e.resident_id left join resident_ending_line l on l.ending_id = e.id group by 1, 2, 3 order by 1, 2`,
      ),
    ).toEqual([
      { kind: 'deceased', isUndone: false, endedAs: 'deceased', isLeft: true },
      { kind: 'deceased', isUndone: true, endedAs: null, isLeft: true },
      { kind: 'moved', isUndone: false, endedAs: 'moved', isLeft: true },
    ]);
  });

  test('has been used for a year, and no use breaks a rule of its offer or its pass', async () => {
    const [uses] = await rows(
      `select count(*)::int as n, count(distinct pass_id)::int as passes, count(distinct offer_id)::int as offers,
         max(redeemed_at) < now() as past, min(redeemed_at) > now() - interval '367 days' as year from redemption`,
    );
    expect(uses).toMatchObject({ past: true, year: true });
    for (const [what, least] of [
      ['n', 4000],
      ['passes', 250],
      ['offers', 40],
    ] as const)
      expect([what, Number(uses![what]) >= least]).toEqual([what, true]);
    expect(
      await rows(
        `select r.id from redemption r join offer o on o.id = r.offer_id join pass p on p.id = r.pass_id
         where r.redeemed_at < o.published_at or paris_day(r.redeemed_at) < o.starts_on or r.amount_cents < o.minimum_cents
           or paris_day(r.redeemed_at) not between p.valid_from and p.valid_through or r.redeemed_at > p.state_changed_at
           or (o.hours <> '[]' and not exists (select from jsonb_to_recordset(o.hours) as h (weekdays int[], "from" text, "to" text)
             where extract(isodow from r.redeemed_at at time zone 'Europe/Paris')::int = any (h.weekdays)
               and to_char(r.redeemed_at at time zone 'Europe/Paris', 'HH24:MI') >= h.from and to_char(r.redeemed_at at time zone 'Europe/Paris', 'HH24:MI') < h.to))`,
      ),
    ).toEqual([]);
  });

  test('counts its uses as the tills would have, so that the next one is judged rightly', async () => {
    expect(
      await rows(
        `select r.offer_id, r.pass_id, r.period_start, count(*) from redemption r where r.period_start is not null group by 1, 2, 3
         except select offer_id, pass_id, period_start, used from offer_use`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `select o.title from offer o where o.quota_used <> (select count(*) from redemption r where r.offer_id = o.id and r.counted_in_quota)`,
      ),
    ).toEqual([]);
  });

  test('has refusals of many kinds, which a dossier explains', async () => {
    const verdicts = await rows('select distinct verdict from refusal where pass_id is not null');
    expect(verdicts.length).toBeGreaterThan(6);
  });

  test('shows figures that are mostly not covered', async () => {
    const report = await app
      .get(Database)
      .transaction(systemScope(ccasId, 'test'), (tx) => app.get(PeopleReportQuery).get(tx, app.clock.today()));
    const areas = report.byCommune.flatMap((commune) => commune.areas);
    expect(areas).toHaveLength(4);
    const counts = [
      ...areas.flatMap(({ holders, seen }) => [holders, seen]),
      ...report.byAge.map(({ holders }) => holders),
      report.revoked,
      report.expired,
      report.olderUnseen,
    ];
    expect(counts.filter((count) => count === null).length).toBeLessThan(counts.length / 3);
  });

  test('has three funds, what was given and paid in a year and a half, and gifts on their way', async () => {
    expect(await rows('select state, count(*)::int as n from donation group by 1 order by 1')).toEqual([
      { state: 'accepted_provisionally', n: 1 },
      { state: 'pledged', n: 1 },
      { state: 'receipted', n: 6 },
      { state: 'received', n: 6 },
    ]);
    expect(await rows('select name, offer_id is not null as offer from fund order by name')).toEqual([
      { name: 'Paniers du samedi', offer: false },
      { name: 'Sorties de l’année', offer: false },
      { name: 'Un an de bilans auditifs', offer: true },
    ]);
    expect(await rows('select count(*)::int as n, count(distinct fund_id)::int as funds from fund_expense')).toEqual([
      { n: 7, funds: 3 },
    ]);
  });

  test('has a mutuelle: a call with two candidates, an agreement signed, half-days ahead and people on their way', async () => {
    expect(await rows('select name from candidate order by id')).toEqual([
      { name: 'Mutuelle des Deux Rives' },
      { name: 'Mutuelle du Canal' },
    ]);
    expect(await rows(`select state, count(*)::int as n from enrolment group by 1 order by 1`)).toEqual([
      { state: 'appointment', n: 10 },
      { state: 'enrolled', n: 6 },
      { state: 'interested', n: 6 },
      { state: 'oriented_c2s', n: 3 },
      { state: 'transmitted', n: 5 },
    ]);
    expect(
      await rows(`select kind, (starts_at at time zone 'Europe/Paris')::date - (now() at time zone 'Europe/Paris')::date as days,
        (select count(*)::int from permanence_slot s where s.permanence_id = p.id) as slots from permanence p order by starts_at`),
    ).toEqual([
      { kind: 'permanence', days: -41, slots: 10 },
      { kind: 'meeting', days: 5, slots: 1 },
      { kind: 'permanence', days: 8, slots: 6 },
      { kind: 'permanence', days: 22, slots: 6 },
    ]);
    expect(await rows(`select state, count(*)::int as n from booking group by 1 order by 1`)).toEqual([
      { state: 'attended', n: 9 },
      { state: 'booked', n: 11 },
      { state: 'missed', n: 1 },
    ]);
  });

  test('is the same on another machine, but for what must be drawn at random', async () => {
    const other = await reopenApp(await cloneDatabase(), '', { at: app.clock.now().toString() });
    await loadDemo(other.nest, other.config);
    const [{ id: otherId } = { id: '' }] = await other.get(Tenants).all();
    for (const figures of [
      `select last_name, first_name, born_on, address, phone, email, residence_proof_kind from resident order by 1, 2, 3, 4`,
      `select r.identity_key, p.category, p.valid_from, p.state, p.revocation_reason from pass p join resident r on r.id = p.resident_id order by 1, 3`,
      `select r.identity_key, h.declared_at, h.ended_at is null as holds from household_member m join household h on h.id = m.household_id join resident r on r.id = m.resident_id order by 1`,
      `select r.identity_key, e.kind, e.ended_on, e.undone_at is null as holds from resident_ending e join resident r on r.id = e.resident_id order by 1`,
      `select o.title, s.name, count(*)::int as uses, sum(saved_cents)::int as saved, min(redeemed_at) as first from redemption u join offer o on o.id = u.offer_id join partner s on s.id = o.partner_id group by 1, 2 order by 2, 1`,
      `select verdict, count(*)::int as n from refusal group by 1 order by 1`,
      `select d.name, count(*)::int as n from resident_place l join district d on d.id = l.district_id group by 1 order by 1`,
    ])
      expect(await other.get(Database).transaction(systemScope(otherId, 'test'), (tx) => tx.rows(figures))).toEqual(
        await rows(figures),
      );
    await other.close();
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
