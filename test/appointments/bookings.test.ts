import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { AppointmentQuery } from '../../src/appointments/appointment.query.js';
import { SlotPast } from '../../src/appointments/appointments.errors.js';
import { bookingCalendar } from '../../src/appointments/booking-calendar.js';
import { BookingListQuery } from '../../src/appointments/booking-list.query.js';
import { Bookings } from '../../src/appointments/bookings.js';
import { CancelBooking } from '../../src/appointments/cancel-booking.js';
import { CancelPermanence } from '../../src/appointments/cancel-permanence.js';
import { MarkPresence } from '../../src/appointments/mark-presence.js';
import { NoteTold } from '../../src/appointments/note-told.js';
import { MUTUELLE } from '../../src/mutuelle/enrolments/mutuelle-house.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAgreement, aPath, aPermanence, book } from '../support/mutuelle.js';

let app: TestApp;
let owner: pg.Pool;
beforeAll(async () => {
  app = await startApp({ poolSize: 12 });
  owner = new pg.Pool({ connectionString: app.database.ownerUrl, max: 20 });
  await anAgreement(app);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const oneSlot = () => aPermanence(app, { from: '09:00', to: '09:30' });
const cancel = (id: string) =>
  app.within((tx) => app.get(CancelBooking).run(tx, systemActor(app.ccasId), { house: MUTUELLE, id }));
const bookingsOf = (permanenceId: string) => app.within((tx) => app.get(BookingListQuery).of(tx, permanenceId));
const takenOf = async (slotId: string): Promise<number> =>
  (await app.within((tx) => tx.query('select taken from permanence_slot where id = $1', [slotId])))[0].taken;
const mailsTo = (email: string): Promise<{ subject: string; text_body: string }[]> =>
  app.within((tx) => tx.query('select subject, text_body from mail where recipient = $1 order by id', [email]));

describe('the last place', () => {
  test('two at once: one has it, the other waits; ten times over', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, slots } = await oneSlot();
      const paths = await Promise.all([aPath(app), aPath(app)]);
      const made = await Promise.all(paths.map((path) => book(app, path, slots[0]!)));
      expect(made.map(({ state }) => state).toSorted()).toEqual(['booked', 'waiting']);
      expect([await takenOf(slots[0]!), (await bookingsOf(id)).length]).toEqual([1, 2]);
    }
  });

  test('twelve at once for three places: three have one, nine wait', async () => {
    const { slots } = await aPermanence(app, { kind: 'meeting', capacity: 3 });
    const paths = await Promise.all(Array.from({ length: 12 }, () => aPath(app)));
    const states = (await Promise.all(paths.map((path) => book(app, path, slots[0]!)))).map(({ state }) => state);
    expect(states.filter((state) => state === 'booked')).toHaveLength(3);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(9);
  });

  test('control: read first and written after, two people get the one place', async () => {
    await owner.query('create table naive_slot (taken int not null); insert into naive_slot values (0)');
    const clients = await Promise.all([owner.connect(), owner.connect()]);
    const naive = async (client: pg.PoolClient): Promise<boolean> => {
      await client.query('begin');
      const { rows } = await client.query('select taken from naive_slot');
      await meeting();
      const isFree = rows[0].taken < 1;
      if (isFree) await client.query('update naive_slot set taken = taken + 1');
      await client.query('commit');
      return isFree;
    };
    let arrived = 0;
    let open: () => void;
    const both = new Promise<void>((resolve) => (open = resolve));
    /** Neither goes on before both have read: no timing decides this test. */
    const meeting = async (): Promise<void> => {
      if (++arrived === 2) open();
      await both;
    };
    expect(await Promise.all(clients.map(naive))).toEqual([true, true]);
    for (const client of clients) client.release();
  });

  test('behind the conditional update the database itself refuses one more', async () => {
    const { slots } = await oneSlot();
    await book(app, await aPath(app), slots[0]!);
    await expect(
      app.within((tx) => tx.query('update permanence_slot set taken = taken + 1 where id = $1', [slots[0]])),
    ).rejects.toThrow(/slot_holds/);
  });

  test('an hour just taken while others are free is refused: nobody waits before an empty chair', async () => {
    const { slots } = await aPermanence(app);
    await book(app, await aPath(app), slots[0]!);
    await expect(book(app, await aPath(app), slots[0]!)).rejects.toMatchObject({
      errors: [{ field: 'slotId', code: 'slot_taken' }],
    });
  });
});

describe('the waiting list', () => {
  test('a freed hour goes to whoever has waited longest, who is told; without mail, an agent is to call', async () => {
    const { id, slots } = await oneSlot();
    const first = await book(app, await aPath(app), slots[0]!);
    const marie = await aPath(app, { firstName: 'Marie', email: 'marie@exemple.fr' });
    await book(app, marie, slots[0]!);
    app.clock.advance({ seconds: 1 });
    await book(app, await aPath(app, { firstName: 'Paul' }), slots[0]!);

    await cancel(first.id);
    expect((await bookingsOf(id)).map(({ firstName, state, isToCall }) => [firstName, state, isToCall])).toEqual([
      ['Marie', 'booked', false],
      ['Paul', 'waiting', false],
      ['Yvonne', 'cancelled', false],
    ]);
    expect((await mailsTo('marie@exemple.fr')).at(-1)!.subject).toContain('Une place s’est libérée');
    const [{ state }] = await app.within((tx) => tx.query('select state from enrolment where id = $1', [marie]));
    expect(state).toBe('appointment');

    const [marys] = await bookingsOf(id);
    await cancel(marys!.id);
    const [paul] = await bookingsOf(id);
    expect([paul!.firstName, paul!.state, paul!.isToCall, await takenOf(slots[0]!)]).toEqual([
      'Paul',
      'booked',
      true,
      1,
    ]);
    await app.within((tx) => app.get(NoteTold).run(tx, systemActor(app.ccasId), { house: MUTUELLE, id: paul!.id }));
    expect((await bookingsOf(id))[0]!.isToCall).toBe(false);
  });

  test('a freed hour that has begun goes to nobody, and nobody is told', async () => {
    const { id, slots } = await aPermanence(app, { day: '2026-12-10', from: '09:00', to: '09:30' });
    const held = await book(app, await aPath(app), slots[0]!);
    await book(app, await aPath(app, { firstName: 'Marie', email: 'tard@exemple.fr' }), slots[0]!);
    const before = app.clock.now().toString();
    const mails = (await mailsTo('tard@exemple.fr')).length;
    // Nine o'clock in Paris: the very instant it begins.
    app.clock.set('2026-12-10T08:00:00Z');
    await app.within((tx) => app.get(Bookings).release(tx, systemActor(app.ccasId), held.id));
    expect((await bookingsOf(id)).map(({ firstName, state }) => [firstName, state])).toEqual([
      ['Marie', 'waiting'],
      ['Yvonne', 'cancelled'],
    ]);
    expect([await takenOf(slots[0]!), (await mailsTo('tard@exemple.fr')).length]).toEqual([0, mails]);
    app.clock.set(before);
  });

  test('one who gives up while another joins: the place is never left empty, nor given twice', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, slots } = await oneSlot();
      const held = await book(app, await aPath(app), slots[0]!);
      const next = await aPath(app);
      await Promise.all([cancel(held.id), book(app, next, slots[0]!)]);
      const open = (await bookingsOf(id)).filter(({ state }) => state !== 'cancelled').map(({ state }) => state);
      expect([open, await takenOf(slots[0]!)]).toEqual([['booked'], 1]);
    }
  });
});

describe('what is refused', () => {
  test('a slot in the past, with what to do', async () => {
    const { slots } = await aPermanence(app, { day: '2026-12-09' });
    const before = app.clock.now().toString();
    app.clock.set('2026-12-09T08:00:00Z');
    await expect(book(app, await aPath(app), slots[0]!)).rejects.toThrow(SlotPast);
    expect(new SlotPast().nextStep).toContain('à venir');
    expect((await book(app, await aPath(app), slots[1]!)).state).toBe('booked');
    app.clock.set(before);
  });

  test.each([
    ['a day that is over', { day: '2026-12-07' }, 'day'],
    ['an end before the start', { from: '11:00', to: '09:00' }, 'to'],
    ['slots longer than the half-day', { from: '09:00', to: '09:20', slotMinutes: 30 }, 'slotMinutes'],
  ])('a half-day with %s', async (_, form, field) => {
    await expect(aPermanence(app, form)).rejects.toMatchObject({ errors: [{ field }] });
  });

  test('a second place for the same person the same day, and presence before the day', async () => {
    const { id, slots } = await aPermanence(app);
    const path = await aPath(app);
    const { id: bookingId } = await book(app, path, slots[0]!);
    await expect(book(app, path, slots[1]!)).rejects.toMatchObject({ code: 'already_booked' });
    await expect(
      app.within((tx) =>
        app
          .get(MarkPresence)
          .run(tx, systemActor(app.ccasId), { house: MUTUELLE, id: bookingId, permanenceId: id }, 'attended'),
      ),
    ).rejects.toMatchObject({ errors: [{ field: 'presence' }] });
  });
});

describe('before the day', () => {
  test('two days before, by mail; without mail, on the list of those to call; once', async () => {
    const { id, slots } = await aPermanence(app, { day: '2026-12-20' });
    await book(app, await aPath(app, { firstName: 'Marie', email: 'rappel@exemple.fr' }), slots[0]!);
    await book(app, await aPath(app, { firstName: 'Paul' }), slots[1]!);
    const before = app.clock.now().toString();
    for (const [at, reminders, called] of [
      ['2026-12-17T09:00:00Z', 0, false],
      ['2026-12-18T09:00:00Z', 1, true],
      ['2026-12-19T09:00:00Z', 1, true],
    ] as const) {
      app.clock.set(at);
      await app.get(Jobs).tick();
      const mails = (await mailsTo('rappel@exemple.fr')).filter(({ subject }) => subject.startsWith('Rappel'));
      const [, paul] = await bookingsOf(id);
      expect([mails.length, paul!.isToCall]).toEqual([reminders, called]);
    }
    app.clock.set(before);
  });

  test('a half-day that is cancelled: mails, calls to make, and no freed hour is given', async () => {
    const { id, slots } = await oneSlot();
    await book(app, await aPath(app, { firstName: 'Marie', email: 'annule@exemple.fr' }), slots[0]!);
    await book(app, await aPath(app, { firstName: 'Paul' }), slots[0]!);
    await app.within((tx) => app.get(CancelPermanence).run(tx, systemActor(app.ccasId), MUTUELLE, id));
    expect(
      (await bookingsOf(id)).map(({ firstName, state, isToCall }) => [firstName, state, isToCall]).toSorted(),
    ).toEqual([
      ['Marie', 'cancelled', false],
      ['Paul', 'cancelled', true],
    ]);
    expect((await mailsTo('annule@exemple.fr')).at(-1)!.subject).toContain('n’a pas lieu');
  });

  test('the calendar file is one any calendar reads, and says nobody’s name', async () => {
    const { slots } = await aPermanence(app, { day: '2026-12-15', place: 'Mairie, salle 2 ; étage 1' });
    const { id } = await book(app, await aPath(app), slots[0]!);
    const appointment = (await app.within((tx) => app.get(AppointmentQuery).find(tx, id)))!;
    const ics = bookingCalendar(id, appointment, 'pass.alfortville.example', app.clock.now());
    expect(ics.replaceAll(/\r\n[ \t]/g, '')).toContain('LOCATION:Mairie\\, salle 2 \\; étage 1');
    expect(ics).toMatch(
      /^BEGIN:VCALENDAR\r\n[^]*DTSTART:20261215T080000Z\r\n[^]*DTEND:20261215T083000Z\r\n[^]*END:VCALENDAR/,
    );
    expect(ics).not.toMatch(/Yvonne|Le Goff/);
    // RFC 5545 asks for 75 octets; the library counts letters, which calendars take.
    for (const line of ics.split('\r\n')) expect(line.length).toBeLessThanOrEqual(75);
  });
});
