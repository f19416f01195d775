import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CancelBooking } from '../../../src/appointments/cancel-booking.js';
import { Consents } from '../../../src/consents/consents.js';
import { AllowCarer } from '../../../src/holders/allow-carer.js';
import { CarersQuery } from '../../../src/holders/carers.query.js';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { Outbox } from '../../../src/kernel/mail/outbox.js';
import { RenewPass } from '../../../src/passes/renew-pass.js';
import { ChangePassState } from '../../../src/passes/change-pass-state.js';
import { IssuePass } from '../../../src/passes/issue-pass.js';
import { PassQuery } from '../../../src/passes/pass.query.js';
import { DossierParts } from '../../../src/residents/dossier-parts.js';
import { EndDossier } from '../../../src/residents/endings/end-dossier.js';
import type { EndingForm } from '../../../src/residents/endings/ending-form.js';
import { EndingsQuery } from '../../../src/residents/endings/endings.query.js';
import { TickLine } from '../../../src/residents/endings/tick-line.js';
import { UndoEnding } from '../../../src/residents/endings/undo-ending.js';
import { EraseResident } from '../../../src/residents/erase-resident.js';
import { ForgottenQuery } from '../../../src/residents/forgotten.query.js';
import { MergeResidents } from '../../../src/residents/merge-residents.js';
import { ResidentFileQuery } from '../../../src/residents/resident-file.query.js';
import { aPerson } from '../../donations/giving.js';
import { startApp, type TestApp } from '../../support/app.js';
import { aCarer, anotherCcas, aPassHolder, aResident } from '../../support/builders.js';
import { anAgentsConsole } from '../../support/console.js';
import { anEyeCheckDay, bookEyeCheck, EyeChecks } from '../../support/eye-checks.js';
import { agree, anAgreement, anInsurer, aPath, aTransmittedPath, moveTo } from '../../support/mutuelle.js';
import { TestPhone } from '../../support/phone.js';
import { aSlice } from '../../support/slice.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([EyeChecks])], poolSize: 12 });
  await anAgreement(app);
});
beforeEach(() => app.startOver());
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const today = () => app.clock.today().toString();
const end = (id: string, form: Partial<EndingForm> = {}, place = app) =>
  place.within((tx) =>
    place.get(EndDossier).run(tx, systemActor(place.ccasId), id, { kind: 'deceased', on: today(), ...form }),
  );
const undo = (id: string) => app.within((tx) => app.get(UndoEnding).run(tx, actor(), id));
const endingOf = (id: string) => app.within((tx) => app.get(EndingsQuery).ofResident(tx, id));
const remains = async (id: string) => (await endingOf(id))!.lines.map(({ words }) => words);
const passOf = (passId: string) => app.within((tx) => app.get(PassQuery).get(tx, passId));
const carersOf = (id: string) => app.within((tx) => app.get(CarersQuery).ofResident(tx, id));
const one = async (sql: string, ...parameters: unknown[]) => (await app.within((tx) => tx.query(sql, parameters)))[0];
const bookingState = async (id: string) => (await one('select state from booking where id = $1', id)).state;

/** Jeanne, with a pass. */
async function aHolder(form: Parameters<typeof aPassHolder>[1] = {}): Promise<{ id: string; passId: string }> {
  const { passId } = await aPassHolder(app, form);
  return { id: (await passOf(passId)).residentId, passId };
}

const dossier = (residentId: string) => ({ residentId, isListAgreed: false });

test('a day that was emptied stays empty beside its refusal: today is proposed once', async () => {
  const agent = await anAgentsConsole(app);
  const path = `/ccas/usagers/${await aResident(app)}/depart`;
  const dayIn = (html: string) => /<input[^>]*name="on"[^>]*>/.exec(html)![0];
  expect(dayIn((await agent.open(path)).html)).toContain(`value="${today()}"`);
  const { status, html } = await agent.submit(path, { kind: 'deceased', on: '' });
  expect([status, dayIn(html).includes(today())]).toEqual([400, false]);
});

describe('« Décédé·e », once', () => {
  test('every part answers for its ending', () => {
    const parts = app.get(DossierParts).all();
    expect(parts.length).toBeGreaterThan(13);
    for (const { name, ending } of parts)
      expect([name, typeof ending.foreseen, typeof ending.end, typeof ending.takeBack]).toEqual([
        name,
        'function',
        'function',
        'function',
      ]);
  });

  test('pass, carers and what is ahead end; the hour goes to who waits; the card is to be got back', async () => {
    const { id, passId } = await aHolder();
    await app.within((tx) => tx.query('update credential set printed_at = now() where pass_id = $1', [passId]));
    await aCarer(app, passId);
    const { slots } = await anEyeCheckDay(app, { from: '14:00', to: '14:30' });
    const booked = await bookEyeCheck(app, slots[0]!, dossier(id));
    const waiting = await bookEyeCheck(app, slots[0]!, dossier(await aResident(app, { lastName: 'Attend' })));
    const foreseen = await app.within((tx) => app.get(EndingsQuery).foreseen(tx, id));
    expect(foreseen.lines.join('\n')).toMatch(/Le pass .*\n?.*aidante[^]*Le rendez-vous du mardi/);

    await end(id);
    expect((await passOf(passId)).status).toBe('revoked');
    expect(await carersOf(id)).toEqual([]);
    expect([await bookingState(booked.id), await bookingState(waiting.id)]).toEqual(['cancelled', 'booked']);
    expect(await remains(id)).toEqual([
      'Appeler la famille ou les proches, si quelqu’un est connu',
      expect.stringMatching(/^Carte du pass \w{4}-\w{4}-\w à récupérer$/),
    ]);
    expect(await app.within((tx) => app.get(EndingsQuery).countToFinish(tx))).toBe(1);
  });

  test('mails on their way are stopped, and none is made', async () => {
    const { id, passId } = await aHolder({ email: 'jeanne@exemple.fr' });
    const message = { subject: 'Votre pass', greeting: 'Bonjour', paragraphs: ['Il se termine.'] } as never;
    await app.within((tx) =>
      app.get(Outbox).queue(tx, { to: 'jeanne@exemple.fr', message, about: { kind: 'pass_reminder', id: passId } }),
    );
    const { slots } = await anEyeCheckDay(app);
    await bookEyeCheck(app, slots[0]!, dossier(id));
    await end(id);
    const mails = await app.within((tx) =>
      tx.query('select state from mail where recipient = $1', ['jeanne@exemple.fr']),
    );
    expect(mails.map(({ state }: { state: string }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  test('what is kept to undo it, and the journal, name nobody', async () => {
    const { id, passId } = await aHolder({ lastName: 'Œuvrard-Nommée', firstName: 'Sidonie' });
    await app.within((tx) =>
      app.get(AllowCarer).run(tx, actor(), id, { lastName: 'Aidantine', firstName: 'Ursule' }, today()),
    );
    const { slots } = await anEyeCheckDay(app);
    await bookEyeCheck(app, slots[0]!, dossier(id));
    await end(id, { toldBy: 'family' });
    const kept = await one(
      `select (select jsonb_agg(to_jsonb(e)) from resident_ending e)::text || (select jsonb_agg(to_jsonb(l)) from resident_ending_line l)::text
         || (select jsonb_agg(to_jsonb(a)) from audit_entry a)::text as all`,
    );
    expect(kept.all).toContain(passId);
    expect(kept.all).not.toMatch(/Sidonie|Nommée|Ursule|Aidantine/);
  });

  test('a day to come, or before the birth, is none', async () => {
    const id = await aResident(app);
    await expect(end(id, { on: '2026-12-09' })).rejects.toMatchObject({ errors: [{ field: 'on', code: 'future' }] });
    await expect(end(id, { on: '1948-03-01' })).rejects.toMatchObject({
      errors: [{ field: 'on', code: 'impossible' }],
    });
  });

  test('nothing new is given, booked or agreed afterwards, and it is not merged', async () => {
    const { id, passId } = await aHolder();
    const other = await aResident(app, { lastName: 'Double' });
    const { slots } = await anEyeCheckDay(app);
    await end(id);
    const attempts = [
      () => app.within((tx) => app.get(IssuePass).run(tx, actor(), id, 1)),
      () => app.within((tx) => app.get(RenewPass).run(tx, actor(), passId)),
      () => bookEyeCheck(app, slots[0]!, dossier(id)),
      () => app.within((tx) => app.get(AllowCarer).run(tx, actor(), id, { lastName: 'A', firstName: 'B' }, today())),
      () => aPath(app, { residentId: id, lastName: undefined, firstName: undefined } as never),
      () =>
        app.within((tx) =>
          app.get(Consents).give(tx, actor(), { of: { residentId: id }, kind: 'transmission', how: 'counter' }),
        ),
    ];
    const codes = [];
    for (const attempt of attempts) codes.push(await attempt().catch(({ code }) => code));
    expect(codes).toEqual(['dossier_ended', expect.any(String), ...Array.from({ length: 4 }, () => 'dossier_ended')]);
    for (const [keptId, mergedId] of [
      [id, other],
      [other, id],
    ] as [string, string][])
      await expect(
        app.within((tx) => app.get(MergeResidents).run(tx, actor(), { keptId, mergedId, choices: {} }, null)),
      ).rejects.toMatchObject({ code: 'ended_not_merged' });
  });

  test('a line is ticked off once; then it is no task', async () => {
    const id = await aResident(app);
    await end(id);
    const [line] = (await endingOf(id))!.lines;
    const tick = () => app.within((tx) => app.get(TickLine).run(tx, actor(), id, line!.id));
    const outcomes = await Promise.allSettled([tick(), tick(), tick()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(tick()).rejects.toMatchObject({ code: 'line_already_done' });
    await expect(app.within((tx) => app.get(TickLine).run(tx, actor(), randomUUID(), line!.id))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await app.within((tx) => app.get(EndingsQuery).countToFinish(tx))).toBe(0);
  });

  test('in the file of the person, and gone with it; the two years begin with the day', async () => {
    const id = await aResident(app);
    await end(id, { kind: 'moved', on: '2026-12-01' });
    const isForgotten = () => app.within((tx) => app.get(ForgottenQuery).isForgotten(tx, id));
    const file = await app.within((tx) => app.get(ResidentFileQuery).get(tx, id));
    expect(JSON.stringify(file)).toContain('Déménagement');
    app.clock.set('2028-12-08T09:00:00Z');
    expect(await isForgotten()).toBe(false);
    app.clock.set('2028-12-09T09:00:00Z');
    expect(await isForgotten()).toBe(true);
    await app.within((tx) => app.get(EraseResident).run(tx, actor(), id));
    expect(await one('select count(*)::int as count from resident_ending')).toEqual({ count: 0 });
    expect(await one('select ended_as, ended_on from resident where id = $1', id)).toEqual({
      ended_as: null,
      ended_on: null,
    });
  });
});

describe('undone within 30 days', () => {
  test('pass, phones, carers with theirs, bookings and codes that wait are back', async () => {
    const { id, passId } = await aHolder();
    const carerId = await aCarer(app, passId);
    const phone = await TestPhone.carrying(app, { passId, carerId });
    const { slots } = await anEyeCheckDay(app);
    const booked = await bookEyeCheck(app, slots[0]!, dossier(id));
    await end(id);
    expect((await passOf(passId)).credentials.find(({ kind }) => kind === 'phone')?.status).toBe('revoked');
    const { back, lost } = await undo(id);
    expect(back).toHaveLength(3);
    expect(lost).toEqual([]);
    const pass = await passOf(passId);
    expect([pass.status, pass.credentials.map(({ status }) => status)]).toEqual(['active', ['active', 'active']]);
    expect(await carersOf(id)).toMatchObject([{ id: carerId, phones: 1 }]);
    expect(await bookingState(booked.id)).toBe('booked');
    expect(phone).toBeDefined();
    expect(await endingOf(id)).toBeUndefined();
    await expect(undo(id)).rejects.toMatchObject({ code: 'not_ended' });
    // And it may end once more.
    await end(id, { kind: 'moved' });
    expect((await endingOf(id))!.kind).toBe('moved');
  });

  test('a suspended pass is suspended again, one revoked before stays so', async () => {
    const { id, passId } = await aHolder();
    await app.within((tx) => app.get(ChangePassState).run(tx, actor(), passId, { verb: 'suspend' }));
    await end(id);
    await undo(id);
    expect((await passOf(passId)).status).toBe('suspended');
    await app.within((tx) => app.get(ChangePassState).run(tx, actor(), passId, { verb: 'revoke', reason: 'moved' }));
    await end(id);
    await undo(id);
    expect((await passOf(passId)).status).toBe('revoked');
  });

  test('a place that is somebody else’s now is lost, and said; a place in the waiting list is kept', async () => {
    const id = await aResident(app);
    const { slots } = await anEyeCheckDay(app, { from: '14:00', to: '14:30' });
    const booked = await bookEyeCheck(app, slots[0]!, dossier(id));
    const waiting = await bookEyeCheck(app, slots[0]!, dossier(await aResident(app, { lastName: 'Attend' })));
    await end(id);
    const { back, lost } = await undo(id);
    expect([back, lost]).toEqual([
      [],
      [expect.stringMatching(/^Le rendez-vous du mardi .* : la place est à quelqu’un d’autre/)],
    ]);
    expect([await bookingState(booked.id), await bookingState(waiting.id)]).toEqual(['cancelled', 'booked']);

    const again = await bookEyeCheck(app, slots[0]!, dossier(id));
    expect(again.state).toBe('waiting');
    await end(id);
    expect((await undo(id)).back).toEqual([expect.stringContaining('La liste d’attente du mardi')]);
    await app.within((tx) => app.get(CancelBooking).run(tx, actor(), { house: 'eye_checks', id: waiting.id }));
    expect(await bookingState(again.id)).toBe('booked');
  });

  test('on the thirtieth day it can be undone, on the day after no more', async () => {
    const [one_, other] = [await aResident(app), await aResident(app, { lastName: 'Autre' })];
    await end(one_);
    await end(other);
    app.clock.set('2027-01-07T20:00:00Z');
    await undo(one_);
    app.clock.set('2027-01-08T09:00:00Z');
    await expect(undo(other)).rejects.toMatchObject({ code: 'undo_too_late' });
  });
});

describe('the mutuelle', () => {
  const stateOf = async (id: string) =>
    (await one('select state, ended_on from enrolment where id = $1', id)) as object;

  test('a path stops with its reason and comes back; the mutuelle that was told is to be told again', async () => {
    const residentId = await aResident(app);
    const agreementId = (await one('select id from agreement')).id;
    await anInsurer(app, agreementId);
    const id = await aTransmittedPath(app, { residentId, lastName: undefined, firstName: undefined } as never);
    await end(residentId);
    expect(await stateOf(id)).toMatchObject({ state: 'withdrawn' });
    expect(
      await one('select reason from enrolment_event where enrolment_id = $1 order by id desc limit 1', id),
    ).toEqual({
      reason: 'deceased',
    });
    const { back, lost } = await undo(residentId);
    expect([back, lost]).toEqual([
      [expect.stringContaining('coordonnées transmises')],
      [expect.stringContaining('la mutuelle a été prévenue du retrait')],
    ]);
    expect(await stateOf(id)).toMatchObject({ state: 'transmitted' });
    // Without an ending, the wall stands.
    await moveTo(app, id, 'withdrawn', { reason: 'other' });
    await expect(
      app.within((tx) => tx.query(`update enrolment set state = 'interested' where id = $1`, [id])),
    ).rejects.toThrow(/no way from/);
  });

  test('who was insured is so until the day, and from the first day again', async () => {
    const residentId = await aResident(app);
    const id = await aPath(app, { residentId, lastName: undefined, firstName: undefined } as never);
    await agree(app, id);
    const [plan] = await app.within((tx) => tx.query('select id from agreement_plan order by position limit 1'));
    await moveTo(app, id, 'appointment');
    await moveTo(app, id, 'transmitted');
    await moveTo(app, id, 'enrolled', { planId: plan.id, effectiveOn: '2026-12-01' });
    await end(residentId, { kind: 'moved', on: '2026-12-05' });
    expect(await stateOf(id)).toEqual({ state: 'ended', ended_on: '2026-12-05' });
    expect(await remains(residentId)).toContainEqual(expect.stringContaining('Adhésion à la mutuelle'));
    await undo(residentId);
    expect(await stateOf(id)).toEqual({ state: 'enrolled', ended_on: null });
  });
});

describe('somebody who helps another', () => {
  const anne = { lastName: 'Le Bràs', firstName: 'Anne' };

  test('is proposed by the name, ends only if the agent says so, and comes back', async () => {
    const { id: jeanne, passId } = await aHolder();
    const carerId = await aCarer(app, passId);
    const dossierOfAnne = await aResident(app, { ...anne, lastName: 'LE-BRAS' });
    const { choices } = await app.within((tx) => app.get(EndingsQuery).foreseen(tx, dossierOfAnne));
    expect(choices).toMatchObject([{ id: carerId, words: expect.stringContaining('Jeanne Le Bràs') }]);

    await end(dossierOfAnne);
    expect(await carersOf(jeanne)).toHaveLength(1);
    expect((await endingOf(dossierOfAnne))!.lines).toContainEqual(
      expect.objectContaining({ words: expect.stringContaining('du même nom'), href: `/ccas/usagers/${jeanne}` }),
    );
    await undo(dossierOfAnne);

    await end(dossierOfAnne, { alsoEnds: [carerId] });
    expect(await carersOf(jeanne)).toEqual([]);
    await undo(dossierOfAnne);
    expect(await carersOf(jeanne)).toHaveLength(1);
  });

  test('who gives under that name is to be looked at, and stays a donor', async () => {
    const donorId = await aPerson(app, { name: 'LE BRÀS', firstName: 'Sidonie' });
    await aPerson(app, { name: 'Le Bras', firstName: 'Autre' });
    const id = await aResident(app, { lastName: 'Le-Bras', firstName: 'Sidonie' });
    await end(id);
    const seen = (await endingOf(id))!.lines.filter(({ words }) => words.startsWith('À voir aussi'));
    expect(seen).toMatchObject([
      { words: 'À voir aussi : un donateur du même nom', href: `/ccas/dons/donateurs/${donorId}` },
    ]);
    expect(await one('select erased_at from donor where id = $1', donorId)).toEqual({ erased_at: null });
  });

  test('nobody ends by an id what is not proposed', async () => {
    const { id: jeanne, passId } = await aHolder();
    const carerId = await aCarer(app, passId);
    await end(await aResident(app, { lastName: 'Tout', firstName: 'Autre' }), { alsoEnds: [carerId] });
    expect(await carersOf(jeanne)).toHaveLength(1);
  });
});

describe('two at once', () => {
  const settled = async (...work: Promise<unknown>[]) =>
    (await Promise.allSettled(work)).map((each) =>
      each.status === 'fulfilled' ? 'done' : (each.reason as { code: string }).code,
    );

  test('two agents note it: once', async () => {
    const { id } = await aHolder();
    expect((await settled(...Array.from({ length: 6 }, () => end(id)))).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'already_ended'),
      'done',
    ]);
    expect(await one('select count(*)::int as count from resident_ending')).toEqual({ count: 1 });
  });

  test('two undo it: once', async () => {
    const { id, passId } = await aHolder();
    await end(id);
    expect((await settled(...Array.from({ length: 6 }, () => undo(id)))).toSorted()).toEqual([
      'done',
      ...Array.from({ length: 5 }, () => 'not_ended'),
    ]);
    expect(await one('select count(*)::int as count from pass_state_change where pass_id = $1', passId)).toEqual({
      count: 2,
    });
  });

  test('the person books meanwhile: either it is refused, or it ends too', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await aResident(app, { firstName: `Tour${round}` });
      const { slots } = await anEyeCheckDay(app, { day: `2026-12-${20 + round}` });
      const [, booking] = await settled(end(id), bookEyeCheck(app, slots[0]!, dossier(id)));
      expect(['done', 'dossier_ended']).toContain(booking);
      expect(
        await one(`select count(*)::int as count from booking where resident_id = $1 and state = 'booked'`, id),
      ).toEqual({
        count: 0,
      });
    }
  });

  test('an undo beside an erasure, or beside a merge, leaves nothing half', async () => {
    const { id, passId } = await aHolder();
    await end(id);
    const erase = app.within((tx) => app.get(EraseResident).run(tx, actor(), id));
    const [, undone] = await settled(erase, undo(id));
    expect(['done', 'not_found']).toContain(undone);
    expect((await passOf(passId)).status).toBe('revoked');
    expect(await one('select count(*)::int as count from resident_ending')).toEqual({ count: 0 });

    const twin = await aResident(app, { firstName: 'Jumelle' });
    const { id: kept, passId: keptPass } = await aHolder({ firstName: 'Jumelle', lastName: 'Lebras' });
    await end(kept);
    const merge = app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId: kept, mergedId: twin, choices: {} }, null),
    );
    const [merged] = await settled(merge, undo(kept));
    expect(['done', 'ended_not_merged']).toContain(merged);
    expect((await passOf(keptPass)).status).toBe('active');
  });
});

test('another CCAS neither finds nor ends it', async () => {
  const id = await aResident(app);
  const other = await anotherCcas(app);
  await expect(end(id, {}, other)).rejects.toMatchObject({ code: 'not_found' });
  await end(id);
  expect(await other.within((tx) => other.get(EndingsQuery).ofResident(tx, id))).toBeUndefined();
  expect(await other.within((tx) => other.get(EndingsQuery).countToFinish(tx))).toBe(0);
});

test('a day to come is refused together with what else is missing', async () => {
  const jeanne = await aResident(app);
  const nadia = await anAgentsConsole(app);
  const { status, words } = await nadia.submit(`/ccas/usagers/${jeanne}/depart`, { on: '2999-01-01' });
  expect(status).toBe(400);
  expect(words).toContain('Ce jour est à venir');
  expect((await nadia.submit(`/ccas/usagers/${jeanne}/depart`, { on: '31/02/2026' })).words).toContain('n’existe pas');
});
