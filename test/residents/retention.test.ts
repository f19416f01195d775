import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../src/kernel/access/actor.js';
import { JobRunsQuery } from '../../src/kernel/jobs/job-runs.query.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { AddNote } from '../../src/residents/add-note.js';
import { EraseForgotten } from '../../src/residents/erase-forgotten.js';
import { ForgottenQuery } from '../../src/residents/forgotten.query.js';
import { RestrictResident } from '../../src/residents/restrict-resident.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aResident, aTill, redeem } from '../support/builders.js';
import { anAgentsConsole } from '../support/console.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const start = '2026-12-08T09:00:00Z';
/** The first day on which something of 8 December 2026 is erased. */
const erasing = '2028-12-09T02:30:00Z';

const isForgotten = (id: string) => app.within((tx) => app.get(ForgottenQuery).isForgotten(tx, id));
const erasedNames = async (): Promise<string[]> => {
  const rows = await app.within((tx) => tx.query('select id from resident where erased_at is not null'));
  return rows.map(({ id }: { id: string }) => id);
};

describe('two years after the last contact', () => {
  test('the last day is kept, the next is not; days are days in Paris', async () => {
    app.clock.set(start);
    const id = await aResident(app, { lastName: 'Limite' });
    for (const [at, expected] of [
      ['2028-12-08T22:59:59Z', false],
      ['2028-12-08T23:00:00Z', true],
    ] as const) {
      app.clock.set(at);
      expect([at, await isForgotten(id)]).toEqual([at, expected]);
    }
    app.clock.set(start);
  });

  test('is the same reckoning as the calendar, whatever the day, 29 February included', async () => {
    app.clock.set(start);
    const id = await aResident(app, { lastName: 'Calendrier' });
    const aDay = fc.integer({ min: 0, max: 3000 }).map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));
    const edges = ['2024-02-28', '2024-02-29', '2024-03-01', '2023-12-31', '2024-03-31', '2024-10-27'].map((day) =>
      Temporal.PlainDate.from(day),
    );
    const check = async (contact: Temporal.PlainDate, offset: number) => {
      const noon = contact.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '12:00' }).toInstant().toString();
      await app.within((tx) =>
        tx.query('update resident set registered_at = $2, updated_at = $2 where id = $1', [id, noon]),
      );
      const end = contact.add({ years: 2 });
      const today = end.add({ days: offset });
      app.clock.set(today.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '00:30' }).toInstant().toString());
      expect([contact.toString(), today.toString(), await isForgotten(id)]).toEqual([
        contact.toString(),
        today.toString(),
        Temporal.PlainDate.compare(today, end) > 0,
      ]);
    };
    for (const contact of edges) for (const offset of [-1, 0, 1]) await check(contact, offset);
    await fc.assert(fc.asyncProperty(aDay, fc.integer({ min: -3, max: 3 }), check), { numRuns: 40 });
    app.clock.set(start);
    await app.within((tx) =>
      tx.query('update resident set registered_at = $2, updated_at = $2 where id = $1', [id, start]),
    );
  });
});

describe('what keeps a dossier', () => {
  test('a use, a note, a pass in force, a request that waits, a limitation', async () => {
    app.clock.set(start);
    const holderOf = async (passId: string) => {
      const [row] = await app.within((tx) => tx.query('select resident_id as id from pass where id = $1', [passId]));
      return row.id as string;
    };
    const plain = await aResident(app, { lastName: 'Seule' });
    const used = await aPassHolder(app, { lastName: 'Utilise' });
    const running = await holderOf((await aPassHolder(app, { lastName: 'EnCours' })).passId);
    const noted = await aResident(app, { lastName: 'Notée' });
    const asking = await aResident(app, { lastName: 'Demande' });
    const limited = await aResident(app, { lastName: 'Limitée' });
    const bakery = await aPartner(app);
    const offerId = await anOffer(app, bakery);

    app.clock.set('2027-06-01T10:00:00Z');
    await redeem(await aTill(app, bakery), { passCode: used.passCode, offerId });
    await app.within((tx) => app.get(AddNote).run(tx, systemActor(app.ccasId), noted, { text: 'A appelé.' }));
    await app.within(async (tx) => {
      await tx.query(`update pass set valid_through = date '2028-12-31' where resident_id = $1`, [running]);
      await tx.query(
        `insert into rights_request (id, resident_id, kind, asked_by, asked_at, state) values (gen_random_uuid(), $1, 'access', 'agent', '2026-01-01', 'waiting')`,
        [asking],
      );
      await app.get(RestrictResident).run(tx, systemActor(app.ccasId), limited);
    });
    // The limitation itself is a change of that day: without it, the dossier would be due.
    await app.within((tx) => tx.query('update resident set updated_at = $2 where id = $1', [limited, start]));
    app.clock.set(erasing);
    const people = { plain, used: await holderOf(used.passId), running, noted, asking, limited };
    const due: Record<string, boolean> = {};
    for (const [name, id] of Object.entries(people)) due[name] = await isForgotten(id);
    expect(due).toEqual({ plain: true, used: false, running: false, noted: false, asking: false, limited: false });
    app.clock.set('2029-06-02T10:00:00Z');
    expect([await isForgotten(people.used), await isForgotten(noted), await isForgotten(running)]).toEqual([
      true,
      true,
      true,
    ]);
    app.clock.set(start);
  });
});

describe('the night', () => {
  test('erases what the dry run said, in every slice, keeps the ledger, and says how many', async () => {
    app.clock.set(start);
    const { passId, passCode } = await aPassHolder(app, { lastName: 'Quétuhénnouc', email: 'canari@exemple.example' });
    const bakery = await aPartner(app);
    const { body: use } = await redeem(await aTill(app, bakery), { passCode, offerId: await anOffer(app, bakery) });
    app.clock.set(erasing);
    const dryRun = await app.within((tx) => app.get(ForgottenQuery).count(tx));
    const agent = await anAgentsConsole(app);
    const page = await agent.open('/ccas/conservation');
    expect(page.words).toContain('Quétuhénnouc Jeanne Dernier contact le 8 décembre 2026');
    expect(await erasedNames()).toEqual([]);

    await app.get(Jobs).tick();
    expect((await erasedNames()).length).toBe(dryRun);
    expect(await app.within((tx) => app.get(ForgottenQuery).count(tx))).toBe(0);
    const [kept] = await app.within((tx) => tx.query('select pass_id from redemption where id = $1', [use.id]));
    expect(kept.pass_id).toBe(passId);
    const rows = await app.within((tx) => tx.query(`select 1 from resident where last_name = 'Quétuhénnouc'`));
    expect(rows).toEqual([]);
    const done = await app.within((tx) => app.get(JobRunsQuery).lastDone(tx));
    expect(done.get('residents.retention')!.counts).toEqual({ erased: dryRun });
    app.clock.set(start);
  });

  test('whoever comes back while it runs is kept', async () => {
    app.clock.set(start);
    const id = await aResident(app, { lastName: 'Revenue' });
    app.clock.set(erasing);
    const query = app.get(ForgottenQuery);
    const next = query.next.bind(query);
    let told = false;
    const listed = await app.within((tx) => next(tx, null));
    expect(listed).toContain(id);
    // The list is made; then an agent hears of her; then the list is worked through.
    query.next = async (tx, after) => {
      const ids = await next(tx, after);
      if (!told) {
        told = true;
        await app.within((other) => app.get(AddNote).run(other, systemActor(app.ccasId), id, { text: 'Rappelle.' }));
      }
      return ids;
    };
    await app.get(EraseForgotten).run(app.ccasId);
    query.next = next;
    expect(await erasedNames()).not.toContain(id);
    app.clock.set(start);
  });

  test('every rule has a dry run that changes nothing, and words', async () => {
    const before = await app.within((tx) =>
      tx.query(`select sum(n_tup_upd + n_tup_del) as writes from pg_stat_xact_user_tables`),
    );
    for (const rule of app.get(Retention).all()) {
      expect([rule.job, rule.what.length > 5, rule.kept.length > 5]).toEqual([rule.job, true, true]);
      expect(await app.within((tx) => rule.due(tx))).toBeGreaterThanOrEqual(0);
    }
    const jobs = app
      .get(Retention)
      .all()
      .map(({ job }) => job);
    expect(jobs).toEqual(
      expect.arrayContaining(['residents.retention', 'mail.retention', 'applications.purge', 'import-rows.forget']),
    );
    expect(before).toBeDefined();
  });
});
