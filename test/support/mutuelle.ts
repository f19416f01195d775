import { AddCandidate } from '../../src/mutuelle/calls/add-candidate.js';
import { OpenCall } from '../../src/mutuelle/calls/open-call.js';
import { AgreementForm } from '../../src/mutuelle/agreements/agreement-form.js';
import type { MadeBooking } from '../../src/appointments/book-place.js';
import { PermanenceForm } from '../../src/appointments/permanence-form.js';
import { PlanPermanence } from '../../src/appointments/plan-permanence.js';
import { BookPermanence } from '../../src/mutuelle/enrolments/book-permanence.js';
import { ChangeAgreement } from '../../src/mutuelle/agreements/change-agreement.js';
import { ChangeConsent } from '../../src/mutuelle/enrolments/change-consent.js';
import type { ConsentKind } from '../../src/mutuelle/enrolments/consent-wording.js';
import { DraftAgreement } from '../../src/mutuelle/agreements/draft-agreement.js';
import { EnrolmentForm, TransitionForm } from '../../src/mutuelle/enrolments/enrolment-form.js';
import type { EnrolmentState } from '../../src/mutuelle/enrolments/enrolment-states.js';
import { MutuelleScope } from '../../src/mutuelle/agreements/mutuelle-scope.js';
import { MoveEnrolment } from '../../src/mutuelle/enrolments/move-enrolment.js';
import { MUTUELLE } from '../../src/mutuelle/enrolments/mutuelle-house.js';
import { OpenEnrolment } from '../../src/mutuelle/enrolments/open-enrolment.js';
import { type Actor, systemActor } from '../../src/kernel/access/actor.js';
import { Database, type Tx } from '../../src/kernel/database/database.js';
import { scopeOf } from '../../src/kernel/database/scope.js';
import { readInput } from '../../src/kernel/http/input.js';
import { AddMember } from '../../src/teams/add-member.js';
import type { Clock } from '../../src/kernel/time/clock.js';
import type { TestApp } from './app.js';

type Place = Pick<TestApp, 'get' | 'within' | 'ccasId'> & { clock: Pick<Clock, 'today'> };

const tariff = (cents: number[]) => [
  { fromAge: 18, toAge: 59, monthlyCents: cents[0] },
  { fromAge: 60, toAge: 69, monthlyCents: cents[1] },
  { fromAge: 70, toAge: null, monthlyCents: cents[2] },
];

/** @returns the ids of an open call, and of a candidate whose offer is awaited */
export function aCallWithCandidate(place: Place): Promise<{ id: string; candidate: string }> {
  const actor = systemActor(place.ccasId);
  return place.within(async (tx) => {
    const id = await place.get(OpenCall).run(tx, actor, {
      title: 'Mutuelle communale',
      closesOn: '2030-01-01',
      plans: ['Essentiel'],
      bandStarts: [60],
      costWeight: 50,
      criteria: [{ label: 'Accueil', weight: 50 }],
    });
    return { id, candidate: await place.get(AddCandidate).run(tx, actor, id, { name: 'Mutuelle des Deux Rives' }) };
  });
}

/** @returns the id of an agreement with two plans that nobody signed yet */
export function aDraftAgreement(place: Place, form: Partial<AgreementForm> = {}): Promise<string> {
  const year = place.clock.today().year;
  const agreement = readInput(AgreementForm, {
    insurerName: 'Mutuelle des Deux Rives',
    phone: '01 55 00 20 00',
    startsOn: `${year}-01-01`,
    endsOn: `${year + 1}-12-31`,
    isRenewedTacitly: true,
    noticeMonths: 3,
    reviewOn: `${year + 1}-06-15`,
    isOpenToWorkers: true,
    tariffNote: 'L’âge est celui atteint au 1er janvier.',
    plans: [
      {
        name: 'Essentiel',
        cover: 'Hospitalisation, soins courants au tarif de base.',
        tariff: tariff([3200, 5480, 7010]),
      },
      {
        name: 'Confort',
        cover: 'Optique et dentaire renforcés, chambre particulière.',
        tariff: tariff([4500, 7890, 9800]),
      },
    ],
    ...form,
  });
  return place.within((tx) => place.get(DraftAgreement).run(tx, systemActor(place.ccasId), agreement));
}

/** @returns the id of an agreement with two plans, in force since the first of the year */
export async function anAgreement(place: Place, form: Partial<AgreementForm> = {}): Promise<string> {
  const id = await aDraftAgreement(place, form);
  const today = place.clock.today().toString();
  const startsOn = form.startsOn ?? `${today.slice(0, 4)}-01-01`;
  const signedOn = startsOn < today ? startsOn : today;
  await place.within((tx) => place.get(ChangeAgreement).sign(tx, systemActor(place.ccasId), id, signedOn));
  return id;
}

/** @returns the id of a path; of Yvonne as she typed herself, unless a dossier is given */
export function aPath(place: Place, form: Partial<EnrolmentForm> = {}): Promise<string> {
  const person = readInput(
    EnrolmentForm,
    form.residentId
      ? form
      : {
          lastName: 'Le Goff',
          firstName: 'Yvonne',
          bornOn: '1950-05-04',
          phone: '01 55 00 30 01',
          communeCode: '94002',
          ...form,
        },
  );
  return place.within(async (tx) => (await place.get(OpenEnrolment).run(tx, systemActor(place.ccasId), person)).id);
}

export function agree(place: Place, enrolmentId: string, kind: ConsentKind = 'transmission'): Promise<void> {
  return place.within((tx) =>
    place.get(ChangeConsent).give(tx, systemActor(place.ccasId), enrolmentId, kind, 'counter'),
  );
}

export function moveTo(
  place: Place,
  id: string,
  to: EnrolmentState,
  more: Partial<TransitionForm> = {},
): Promise<void> {
  const form = readInput(TransitionForm, { to, ...more });
  return place.within((tx) => place.get(MoveEnrolment).run(tx, systemActor(place.ccasId), id, form));
}

/** @returns the id of a path that was given to the mutuelle, with consent */
export async function aTransmittedPath(place: Place, form: Partial<EnrolmentForm> = {}): Promise<string> {
  const id = await aPath(place, form);
  await moveTo(place, id, 'appointment');
  await agree(place, id);
  await moveTo(place, id, 'transmitted');
  return id;
}

export interface TestPermanence {
  id: string;
  slots: string[];
}

/** A morning of half-hours for one person each, a week from today unless said otherwise. */
export function aPermanence(place: Place, form: Partial<PermanenceForm> = {}): Promise<TestPermanence> {
  const permanence = readInput(PermanenceForm, {
    kind: 'permanence',
    day: place.clock.today().add({ days: 7 }).toString(),
    from: '09:00',
    to: '11:00',
    slotMinutes: 30,
    capacity: 1,
    place: 'Mairie, salle 2',
    isAccessible: true,
    ...form,
  });
  return place.within(async (tx) => {
    const id = await place.get(PlanPermanence).run(tx, systemActor(place.ccasId), MUTUELLE, permanence);
    const slots: { id: string }[] = await tx.query(
      'select id from permanence_slot where permanence_id = $1 order by starts_at',
      [id],
    );
    return { id, slots: slots.map((slot) => slot.id) };
  });
}

export function book(place: Place, enrolmentId: string, slotId: string, isListAgreed = false): Promise<MadeBooking> {
  return place.within((tx) =>
    place.get(BookPermanence).run(tx, systemActor(place.ccasId), { enrolmentId, slotId, isListAgreed, how: 'counter' }),
  );
}

export const remi = { name: 'Rémi', email: 'remi@deux-rives.example' };

/** Rémi, who works for the mutuelle of this agreement. */
export async function anInsurer(place: Place, agreementId: string, who = remi): Promise<Actor & { id: string }> {
  const team = { kind: 'insurer', ownerId: agreementId };
  const id = await place.within((tx) => place.get(AddMember).run(tx, systemActor(place.ccasId), team, who));
  return { kind: 'insurer', id, ccasId: place.ccasId };
}

/** What an insurer's own transaction sees, as the pages of the mutuelle and the API open it. */
export function inAgreementOf<T>(place: Place, insurer: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return place.get(Database).transaction(scopeOf(insurer), async (tx) => {
    await place.get(MutuelleScope).enter(tx, insurer);
    return work(tx);
  });
}
