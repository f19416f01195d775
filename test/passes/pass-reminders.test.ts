import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/create-app.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { MailSender } from '../../src/kernel/mail/mail-sender.js';
import { ChangePassState, type PassChange } from '../../src/passes/change-pass-state.js';
import { IssuePass } from '../../src/passes/issue-pass.js';
import { RenewPass } from '../../src/passes/renew-pass.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder } from '../support/builders.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

let server: MailServer;
let app: TestApp;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());
beforeAll(async () => {
  app = await startApp({ smtpUrl: server.url });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  server.received.length = 0;
});

/** Passes are valid from 8 December 2026 to 7 December 2028. */
const sixtyDaysBefore = '2028-10-08T07:00:00Z';
const fifteenDaysBefore = '2028-11-22T07:00:00Z';
const email = 'jeanne@exemple.fr';

const morning = async (at: string) => {
  app.clock.set(at);
  await app.get(Jobs).tick();
  await app.get(MailSender).sendWaiting();
};
const reminders = () =>
  app.within((tx) => tx.query('select days, carrier from pass_reminder order by made_at, pass_id'));
const change = (passId: string, verb: PassChange) =>
  app.within((tx) => app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, verb));
const renew = (passId: string) => app.within((tx) => app.get(RenewPass).run(tx, systemActor(app.ccasId), passId));

describe('the holder of a pass', () => {
  test('is told sixty and fifteen days before the end, once each, and not before', async () => {
    await aPassHolder(app, { email });
    await morning('2028-10-07T07:00:00Z');
    expect(server.received).toHaveLength(0);
    for (const day of [
      '2028-10-08',
      '2028-10-09',
      '2028-11-21',
      '2028-11-22',
      '2028-11-23',
      '2028-12-07',
      '2028-12-08',
    ])
      await morning(`${day}T07:00:00Z`);
    expect(await reminders()).toEqual([
      { days: 60, carrier: 'mail' },
      { days: 15, carrier: 'mail' },
    ]);
    expect(server.received).toHaveLength(2);
    expect(server.received[0]!.to).toEqual([email]);
    expect(server.received[0]!.text).toContain('valable jusqu’au 7 décembre 2028 inclus');
  });

  test('without an e-mail address is told by a letter that waits', async () => {
    await aPassHolder(app);
    await morning(sixtyDaysBefore);
    expect(await reminders()).toEqual([{ days: 60, carrier: 'letter' }]);
    expect(server.received).toHaveLength(0);
  });

  test('found late is told late, and with fifteen days left once only', async () => {
    await aPassHolder(app, { email });
    await morning('2028-12-01T07:00:00Z');
    await morning('2028-12-02T07:00:00Z');
    expect(await reminders()).toEqual([{ days: 15, carrier: 'mail' }]);
  });

  test('is told once though two processes look at once, twice', async () => {
    for (let n = 0; n < 10; n++) await aPassHolder(app, { email, firstName: `Jeanne ${n}` });
    const second = await createApp({
      config: app.config,
      databaseUrl: app.database.appUrl,
      clock: app.clock,
    });
    await second.init();
    app.clock.set(sixtyDaysBefore);
    const both = [app.get(Jobs), second.get(Jobs, { strict: false })];
    await Promise.all(both.map((jobs) => jobs.tick()));
    await Promise.all(both.map((jobs) => jobs.tick()));
    await Promise.all(
      [app.get(MailSender), second.get(MailSender, { strict: false })].map((sender) => sender.sendWaiting()),
    );
    expect(server.received).toHaveLength(10);
    await second.close();
  });

  test('is told by the database itself that once is once', async () => {
    const { passId } = await aPassHolder(app, { email });
    await morning(sixtyDaysBefore);
    const again = app.within((tx) =>
      tx.query(
        `insert into pass_reminder (pass_id, valid_through, days, carrier, made_at) select pass_id, valid_through, days, 'letter', made_at from pass_reminder where pass_id = $1`,
        [passId],
      ),
    );
    await expect(again).rejects.toMatchObject({ code: '23505' });
  });

  test('of another CCAS is told by that one', async () => {
    const other = await anotherCcas(app);
    await aPassHolder(other, { email });
    await morning(sixtyDaysBefore);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.text).toContain('CCAS de maisons-alfort');
    expect(await reminders()).toEqual([]);
  });
});

describe('nobody is told', () => {
  test.each<[string, PassChange]>([
    ['suspended', { verb: 'suspend' }],
    ['revoked on request', { verb: 'revoke', reason: 'on_request' }],
    ['revoked because its holder died', { verb: 'revoke', reason: 'deceased' }],
  ])('of a pass that is %s', async (_, verb) => {
    const { passId } = await aPassHolder(app, { email });
    await change(passId, verb);
    await morning(sixtyDaysBefore);
    await morning(fifteenDaysBefore);
    expect(await reminders()).toEqual([]);
    expect(server.received).toHaveLength(0);
  });

  test('of a pass that was renewed, until its new end comes near', async () => {
    const { passId } = await aPassHolder(app, { email });
    app.clock.set('2028-09-01T08:00:00Z');
    await renew(passId);
    await morning(sixtyDaysBefore);
    expect(await reminders()).toEqual([]);
    await morning('2030-07-03T07:00:00Z');
    expect(await reminders()).toEqual([{ days: 60, carrier: 'mail' }]);
  });

  test('a second time of the same end; of the new one they are, though they were told of the old one', async () => {
    const { passId } = await aPassHolder(app, { email });
    await morning(sixtyDaysBefore);
    await renew(passId);
    await morning(fifteenDaysBefore);
    expect(server.received).toHaveLength(1);
    // Renewed on 8 October 2028, it ends on 7 October 2030.
    await morning('2030-08-08T07:00:00Z');
    expect(server.received).toHaveLength(2);
    expect(server.received[1]!.text).toContain('valable jusqu’au 7 octobre 2030 inclus');
    expect((await reminders()).map(({ days }: { days: number }) => days)).toEqual([60, 60]);
  });

  test('of an old pass, when its holder has a newer one', async () => {
    const { passId } = await aPassHolder(app, { email });
    await app.within(async (tx) => {
      const [{ resident_id: residentId }] = await tx.query('select resident_id from pass where id = $1', [passId]);
      await tx.query(`update pass set valid_through = '2028-10-20' where id = $1`, [passId]);
      await tx.query(`update pass set state = 'revoked', revocation_reason = 'error' where id = $1`, [passId]);
      await app.get(IssuePass).run(tx, systemActor(app.ccasId), residentId, 1);
      await tx.query(`update pass set state = 'active', revocation_reason = null where id = $1`, [passId]);
    });
    await morning('2028-10-05T07:00:00Z');
    expect(await reminders()).toEqual([]);
  });

  test('of any pass of someone who is known to have died', async () => {
    const { passId } = await aPassHolder(app, { email });
    await change(passId, { verb: 'revoke', reason: 'deceased' });
    await app.within(async (tx) => {
      const [{ resident_id: residentId }] = await tx.query('select resident_id from pass where id = $1', [passId]);
      await app.get(IssuePass).run(tx, systemActor(app.ccasId), residentId, 1);
    });
    await morning(sixtyDaysBefore);
    expect(server.received).toHaveLength(0);
  });
});

describe('a mail that has not left', () => {
  test('is taken back when the pass is revoked', async () => {
    const { passId } = await aPassHolder(app, { email });
    app.clock.set(sixtyDaysBefore);
    await app.get(Jobs).tick();
    await change(passId, { verb: 'revoke', reason: 'deceased' });
    expect(await app.get(MailSender).sendWaiting()).toBe(0);
    app.clock.advance({ hours: 48 });
    expect(await app.get(MailSender).sendWaiting()).toBe(0);
    expect(server.received).toHaveLength(0);
  });

  test('is taken back when the pass is renewed, and only that one', async () => {
    const { passId } = await aPassHolder(app, { email });
    await aPassHolder(app, { email: 'paul@exemple.fr', firstName: 'Paul' });
    app.clock.set(sixtyDaysBefore);
    await app.get(Jobs).tick();
    await renew(passId);
    expect(await app.get(MailSender).sendWaiting()).toBe(1);
    expect(server.received.map(({ to }) => to)).toEqual([['paul@exemple.fr']]);
  });

  test('and its pass revoked while the reminders are made: never both a revoked pass and a mail on its way', async () => {
    const holders = [];
    for (let n = 0; n < 20; n++) holders.push(await aPassHolder(app, { email, firstName: `Jeanne ${n}` }));
    app.clock.set(sixtyDaysBefore);
    const revoking = Promise.all(holders.map(({ passId }) => change(passId, { verb: 'revoke', reason: 'deceased' })));
    await Promise.all([app.get(Jobs).tick(), revoking]);
    expect(await app.get(MailSender).sendWaiting()).toBe(0);
    expect(server.received).toHaveLength(0);
  });
});

test('a night down is caught up the next morning, once', async () => {
  await aPassHolder(app, { email });
  await morning('2028-10-07T07:00:00Z');
  await morning('2028-10-11T04:00:00Z');
  await morning('2028-10-11T04:01:00Z');
  expect(await reminders()).toEqual([{ days: 60, carrier: 'mail' }]);
  expect(server.received).toHaveLength(1);
});
