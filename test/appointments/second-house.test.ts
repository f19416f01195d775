import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AppointmentHouse, type Guest } from '../../src/appointments/appointment-house.js';
import { AppointmentQuery } from '../../src/appointments/appointment.query.js';
import { bookingCalendar } from '../../src/appointments/booking-calendar.js';
import { BookingListQuery, type BookingRow } from '../../src/appointments/booking-list.query.js';
import { BookPlace } from '../../src/appointments/book-place.js';
import { CancelBooking } from '../../src/appointments/cancel-booking.js';
import { CancelPermanence } from '../../src/appointments/cancel-permanence.js';
import { ForgetGuests } from '../../src/appointments/forget-guests.js';
import { MarkPresence } from '../../src/appointments/mark-presence.js';
import { NoteTold } from '../../src/appointments/note-told.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { PermanenceQuery } from '../../src/appointments/permanence.query.js';
import { permanenceReport } from '../../src/appointments/permanence-report.js';
import { WelcomeGuest } from '../../src/appointments/welcome-guest.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { MUTUELLE } from '../../src/mutuelle/enrolments/mutuelle-house.js';
import { DossierParts } from '../../src/residents/dossier-parts.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { MergeResidents } from '../../src/residents/merge-residents.js';
import { UndoMerge } from '../../src/residents/undo-merge.js';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import { anAgentsConsole } from '../support/console.js';
import { anEyeCheckDay, bookEyeCheck, EyeChecks } from '../support/eye-checks.js';
import { anAgreement, anInsurer, aPath, aPermanence, book, inAgreementOf } from '../support/mutuelle.js';
import { aSlice } from '../support/slice.js';

/** A third one, which knows whom it receives; the readers of a library, say. */
@AppointmentHouse()
@Injectable()
class Library implements AppointmentHouse {
  readonly key = 'library';
  readonly ownPage = '/bibliotheque/mon-rendez-vous';
  readonly bookingPage = '/bibliotheque';
  readonly words = { about: 'lecture', event: () => 'lecture', toBring: [] };
  asked = 0;
  placedOnes: string[] = [];

  guests(_: unknown, ids: string[]): Promise<Map<string, Guest>> {
    this.asked++;
    const reader = { firstName: 'Une', lastName: 'Lectrice', phone: null, email: null, isListAgreed: false };
    return Promise.resolve(new Map(ids.map((id) => [id, reader])));
  }

  placed(...[, , , guestId]: [unknown, unknown, unknown, string]): Promise<void> {
    this.placedOnes.push(guestId);
    return Promise.resolve();
  }
}

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([EyeChecks, Library])] });
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const typed = (lastName: string, more: { email?: string; phone?: string } = {}, isListAgreed = false) => ({
  person: { lastName, firstName: 'Rose', ...more },
  isListAgreed,
});
const listOf = (id: string): Promise<BookingRow[]> => app.within((tx) => app.get(BookingListQuery).of(tx, id));
const mailsTo = (email: string): Promise<{ subject: string; text: string }[]> =>
  app.within((tx) => tx.query('select subject, text_body as text from mail where recipient = $1 order by id', [email]));
const bookingOf = (id: string): Promise<Record<string, unknown>> =>
  app.within(async (tx) => (await tx.query('select * from booking where id = $1', [id]))[0]);

const ruleOf = (job: string) =>
  app
    .get(Retention)
    .all()
    .find((rule) => rule.job === job)!;

describe('a house without a mutuelle', () => {
  test('plans a half-day, though no agreement is in force; it is none of the mutuelle’s', async () => {
    const { id, slots } = await anEyeCheckDay(app);
    expect(slots).toHaveLength(2);
    const coming = (house: string) => app.within((tx) => app.get(PermanenceQuery).coming(tx, house));
    expect((await coming('eye_checks')).map((each) => [each.id, each.hostName])).toContainEqual([id, '']);
    expect(await coming(MUTUELLE)).toEqual([]);
    const nadia = await anAgentsConsole(app);
    expect((await nadia.open(`/ccas/mutuelle/permanences/${id}`)).status).toBe(404);
    await bookEyeCheck(app, slots[0]!, typed('Autre'));
    const [{ id: bookingId }] = (await listOf(id)) as [BookingRow];
    expect((await nadia.open(`/ccas/mutuelle/rendez-vous/${bookingId}/fiche.pdf`)).status).toBe(404);
  });

  test('its waiting list gives a freed hour to a dossier, then to a person as typed, in the words of the house', async () => {
    const { id, slots } = await anEyeCheckDay(app, { from: '14:00', to: '14:30' });
    const first = await bookEyeCheck(app, slots[0]!, typed('Premiere'));
    const residentId = await aResident(app, { lastName: 'Deuxieme', email: 'deuxieme@exemple.fr' });
    expect((await bookEyeCheck(app, slots[0]!, { residentId, isListAgreed: true })).state).toBe('waiting');
    app.clock.advance({ seconds: 1 });
    await bookEyeCheck(app, slots[0]!, typed('Troisieme', { phone: '+33155003001' }));
    await app.within((tx) => app.get(CancelBooking).run(tx, actor(), { house: 'eye_checks', id: first.id }));
    const [given] = await listOf(id);
    expect(given).toMatchObject({ lastName: 'Deuxieme', state: 'booked', isToCall: false, isListAgreed: true });
    const [, freed] = await mailsTo('deuxieme@exemple.fr');
    expect(freed!.subject).toContain('Une place s’est libérée');
    expect(freed!.text).toContain('vos lunettes');
    expect(freed!.text).toContain('https://pass.alfortville.example/vue/mon-rendez-vous?rdv=');
    expect(freed!.text).not.toMatch(/assurance|mutuelle/);

    await app.within((tx) => app.get(CancelBooking).run(tx, actor(), { house: 'eye_checks', id: given!.id }));
    expect((await listOf(id))[0]).toMatchObject({ lastName: 'Troisieme', state: 'booked', isToCall: true });
    expect(await app.within((tx) => app.get(BookingListQuery).toCall(tx, 'eye_checks'))).toHaveLength(1);
    expect(await app.within((tx) => app.get(BookingListQuery).toCall(tx, MUTUELLE))).toEqual([]);
  });

  test('two days before, a reminder by mail, once', async () => {
    const { slots } = await anEyeCheckDay(app, { day: '2026-12-22' });
    await bookEyeCheck(app, slots[0]!, typed('Rappelee', { email: 'Rappelee@exemple.fr' }));
    const before = app.clock.now().toString();
    for (const at of ['2026-12-20T09:00:00Z', '2026-12-21T09:00:00Z']) {
      app.clock.set(at);
      await app.get(Jobs).tick();
    }
    app.clock.set(before);
    const subjects = (await mailsTo('rappelee@exemple.fr')).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('Rappel'))).toHaveLength(1);
  });

  test('a dossier has one place a half-day; an hour of another house, or a dossier that is erased, is not found', async () => {
    const { id: permanenceId, slots } = await anEyeCheckDay(app);
    const residentId = await aResident(app);
    await bookEyeCheck(app, slots[0]!, { residentId, isListAgreed: false });
    await expect(bookEyeCheck(app, slots[1]!, { residentId, isListAgreed: false })).rejects.toMatchObject({
      code: 'already_booked',
    });
    await expect(app.within((tx) => app.get(BookPlace).find(tx, MUTUELLE, slots[1]!))).rejects.toMatchObject({
      code: 'not_found',
    });
    const given = (await listOf(permanenceId))[0]!;
    const of = { house: MUTUELLE, id: given.id, permanenceId };
    for (const command of [
      (tx: Tx) => app.get(CancelBooking).run(tx, actor(), of),
      (tx: Tx) => app.get(NoteTold).run(tx, actor(), of),
      (tx: Tx) => app.get(MarkPresence).run(tx, actor(), of, 'attended'),
      (tx: Tx) => app.get(CancelPermanence).run(tx, actor(), MUTUELLE, permanenceId),
    ])
      await expect(app.within(command)).rejects.toMatchObject({ code: 'not_found' });
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), residentId));
    await expect(bookEyeCheck(app, slots[1]!, { residentId, isListAgreed: false })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('the day itself: who came, who came without an hour; the list names those who agreed, the calendar nobody', async () => {
    const { id, slots } = await anEyeCheckDay(app, { day: '2026-12-23' });
    const { id: bookingId } = await bookEyeCheck(app, slots[0]!, typed('Nommee', {}, true));
    await bookEyeCheck(app, slots[1]!, typed('Discrete'));
    const ics = await app.within(async (tx) =>
      bookingCalendar(bookingId, (await app.get(AppointmentQuery).find(tx, bookingId))!, 'h', app.clock.now()),
    );
    expect(ics).toContain('SUMMARY:Rendez-vous : contrôle de la vue');
    expect(ics).not.toContain('Nommee');
    const before = app.clock.now().toString();
    app.clock.set('2026-12-23T09:00:00Z');
    await app.within(async (tx) => {
      await app
        .get(MarkPresence)
        .run(tx, actor(), { house: 'eye_checks', id: bookingId, permanenceId: id }, 'attended');
      const welcome = app.get(WelcomeGuest);
      await welcome.run(tx, actor(), await welcome.find(tx, actor(), 'eye_checks', id), typed('Passante'));
    });
    app.clock.set(before);
    const list = await listOf(id);
    expect(list.map(({ lastName, state }) => [lastName, state])).toEqual([
      ['Nommee', 'attended'],
      ['Discrete', 'booked'],
      ['Passante', 'attended'],
    ]);
    const permanence = await app.within((tx) => app.get(PermanenceQuery).get(tx, 'eye_checks', id));
    const paper = JSON.stringify(permanenceReport('CCAS', app.get(EyeChecks).words, permanence, list));
    expect(paper).toContain('Nommee');
    expect(paper).not.toMatch(/Discrete|Passante|assurance/);
  });
});

describe('what is personal', () => {
  test('of a dossier: told in its file, moved by a merge and back, its hour freed and its mails emptied by an erasure', async () => {
    const { id, slots } = await anEyeCheckDay(app, { from: '09:00', to: '09:30' });
    const mergedId = await aResident(app, { lastName: 'Effacee', email: 'effacee@exemple.fr' });
    const keptId = await aResident(app, { lastName: 'Gardee', bornOn: '1950-01-01' });
    const { id: bookingId } = await bookEyeCheck(app, slots[0]!, { residentId: mergedId, isListAgreed: false });
    const told = await app.within(async (tx) => {
      const rows: Record<string, unknown>[] = [];
      for (const part of app.get(DossierParts).all()) rows.push(...(await part.export(tx, mergedId)));
      return rows;
    });
    expect(told).toContainEqual(expect.objectContaining({ Pour: 'contrôle de la vue', Lieu: 'Club seniors' }));
    const mergeId = await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId, mergedId, choices: {} as never }, null),
    );
    expect((await bookingOf(bookingId)).resident_id).toBe(keptId);
    await app.within((tx) => app.get(UndoMerge).run(tx, actor(), keptId, mergeId));
    expect((await bookingOf(bookingId)).resident_id).toBe(mergedId);
    expect(await mailsTo('effacee@exemple.fr')).toHaveLength(1);
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), mergedId));
    expect((await listOf(id)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await mailsTo('effacee@exemple.fr')).toEqual([]);
  });

  test('of a person as typed: gone at their word, and two years after; the count stays', async () => {
    const { slots } = await anEyeCheckDay(app);
    const asks = await bookEyeCheck(app, slots[0]!, typed('Canarissime', { email: 'canari@exemple.fr' }));
    const stays = await bookEyeCheck(app, slots[1]!, typed('Canarissime', { phone: '+33155003002' }));
    await app.within((tx) => app.get(ForgetGuests).run(tx, actor(), asks.id));
    expect(await bookingOf(asks.id)).toMatchObject({ state: 'cancelled', last_name: null, email: null });
    expect(await mailsTo('canari@exemple.fr')).toEqual([]);
    const before = app.clock.now().toString();
    for (const [at, name] of [
      ['2028-12-01T09:00:00Z', 'Canarissime'],
      ['2029-01-10T09:00:00Z', null],
    ] as const) {
      app.clock.set(at);
      const due = await app.within((tx) => ruleOf('appointments.forgetting').due(tx));
      expect([at, due > 0]).toEqual([at, name === null]);
      await app.get(Jobs).tick();
      expect(await bookingOf(stays.id)).toMatchObject({ state: 'booked', last_name: name });
    }
    app.clock.set(before);
  });

  test('somebody of a mutuelle reads nothing of it, whatever the queries ask', async () => {
    const insurer = await anInsurer(app, await anAgreement(app));
    const { slots } = await aPermanence(app);
    const { id } = await book(app, await aPath(app), slots[0]!, true);
    const seen = await inAgreementOf(app, insurer, async (tx) => ({
      bookings: await tx.rows('select id from booking'),
      houses: await tx.rows('select distinct house from permanence'),
    }));
    expect(seen).toEqual({ bookings: [{ id }], houses: [{ house: MUTUELLE }] });
  });

  test('a booking has one person: the database refuses two, none, and words about a dossier', async () => {
    const { slots } = await anEyeCheckDay(app);
    const residentId = await aResident(app, { lastName: 'Seule' });
    const { id } = await bookEyeCheck(app, slots[0]!, { residentId, isListAgreed: false });
    const set = (what: string) => app.within((tx) => tx.query(`update booking set ${what} where id = $1`, [id]));
    await expect(set('resident_id = null')).rejects.toThrow(/booking_has_one_person/);
    await expect(set(`last_name = 'Deux'`)).rejects.toThrow(/booking_has_one_person/);
    await expect(set(`email = 'a@exemple.fr'`)).rejects.toThrow(/only_who_is_typed_has_words/);
  });
});

describe('a house that knows whom it receives', () => {
  const come = (slotId: string, guestId: string) =>
    app.within(async (tx) => {
      const bookPlace = app.get(BookPlace);
      return bookPlace.run(tx, actor(), await bookPlace.find(tx, 'library', slotId), { guestId });
    });
  const someone = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;

  test('is told of every place, taken or freed, and asked once for a list however long', async () => {
    const library = app.get(Library);
    const { id, slots } = await anEyeCheckDay(app);
    await app.within((tx) => tx.query(`update permanence set house = 'library' where id = $1`, [id]));
    const first = await come(slots[0]!, someone(1));
    await come(slots[1]!, someone(2));
    await come(slots[0]!, someone(3));
    expect(library.placedOnes).toEqual([someone(1), someone(2)]);
    await app.within((tx) => app.get(CancelBooking).run(tx, actor(), { house: 'library', id: first.id }));
    expect(library.placedOnes).toEqual([someone(1), someone(2), someone(3)]);
    library.asked = 0;
    expect(await listOf(id)).toHaveLength(3);
    expect(library.asked).toBe(1);
  });

  test('two with one key stop the start', async () => {
    @AppointmentHouse()
    @Injectable()
    class Again extends EyeChecks {}
    await expect(startApp({ slices: [aSlice([EyeChecks, Again])] })).rejects.toThrow(
      'Two houses hold the appointments of « eye_checks ».',
    );
  });
});

describe('while the version before still runs', () => {
  test('what it writes is read, and what we write is read by it', async () => {
    const { id, slots } = await aPermanence(app);
    const [agreementId, path, other] = [
      (await app.within((tx) => tx.query('select host_id from permanence where id = $1', [id])))[0].host_id,
      await aPath(app),
      await aPath(app),
    ];
    const ours = await book(app, path, slots[0]!);
    expect(await bookingOf(ours.id)).toMatchObject({ agreement_id: agreementId, enrolment_id: path });

    const [theirs] = await app.within(async (tx) => {
      await tx.query(
        `insert into permanence (id, agreement_id, kind, starts_at, ends_at, place, is_accessible, created_at)
         values (gen_random_uuid(), $1, 'meeting', '2027-01-05T09:00:00Z', '2027-01-05T10:00:00Z', 'Mairie', true, now())`,
        [agreementId],
      );
      return tx.query(
        `insert into booking (id, permanence_id, agreement_id, enrolment_id, state, created_at)
         select gen_random_uuid(), id, agreement_id, $1, 'waiting', now() from permanence where starts_at = '2027-01-05T09:00:00Z'
         returning id, guest_id, permanence_id`,
        [path],
      );
    });
    expect(theirs.guest_id).toBe(path);
    expect((await listOf(theirs.permanence_id)).map(({ guestId }) => guestId)).toEqual([path]);
    await app.within((tx) => tx.query('update booking set enrolment_id = $2 where id = $1', [theirs.id, other]));
    expect((await bookingOf(theirs.id)).guest_id).toBe(other);
    await app.within((tx) => tx.query('update booking set guest_id = $2 where id = $1', [theirs.id, path]));
    expect((await bookingOf(theirs.id)).enrolment_id).toBe(path);
  });
});
