import { type Get } from '../kernel/demonstration/demo-part.js';
import type { Temporal } from 'temporal-polyfill';
import { heldHalfDay } from '../appointments/invented-half-day.js';
import type { ConsentHow } from '../consents/consent-hows.js';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { readInput } from '../kernel/http/input.js';
import { BookPermanence } from './enrolments/book-permanence.js';
import { ChangeConsent } from './enrolments/change-consent.js';
import { EnrolmentForm, TransitionForm } from './enrolments/enrolment-form.js';
import { MoveEnrolment } from './enrolments/move-enrolment.js';
import { MUTUELLE } from './enrolments/mutuelle-house.js';
import { OpenEnrolment } from './enrolments/open-enrolment.js';

/** Days ago of the half-day most of them came to. */
const HELD = 41;
/** How many had an hour on it. */
const CAME = 10;
const PLACE = 'Mairie, salle 2, place de la Mairie';

interface Going {
  get: Get;
  tx: Tx;
  actor: Actor;
}

/** One wants to be called, one has an appointment, one was given to the mutuelle, one is insured. */
export async function peopleKnownByName(going: Going, permanenceId: string, today: Temporal.PlainDate): Promise<void> {
  const { get, tx, actor } = going;
  const residents = await tx.rows<{ id: string }>(
    'select id from resident where merged_into is null order by id limit 3',
  );
  const slots = await tx.rows<{ id: string }>(
    'select id from permanence_slot where permanence_id = $1 order by starts_at',
    [permanenceId],
  );
  const plan = await tx.one<{ id: string }>('select id from agreement_plan order by position limit 1');

  await open(going, {
    lastName: 'Marchand',
    firstName: 'Solange',
    bornOn: '1951-07-12',
    phone: '01 55 00 10 51',
    communeCode: '94002',
    callWanted: 'morning',
  });
  const visitor = await open(going, {
    lastName: 'Delattre',
    firstName: 'Gilbert',
    bornOn: '1947-02-20',
    phone: '01 55 00 10 52',
    communeCode: '94002',
  });
  await book(going, visitor, slots[0]!.id, 'online');
  for (const [index, resident] of residents.entries()) {
    const id = await open(going, { residentId: resident.id });
    await book(going, id, slots[index + 1]!.id);
    if (index === 0) continue;
    await get(ChangeConsent).give(tx, actor, id, 'transmission', 'counter');
    await move(going, id, { to: 'transmitted' });
    if (index === 2) await move(going, id, { to: 'enrolled', planId: plan.id, effectiveOn: today.toString() });
  }
}

/**
 * Residents on their way to the mutuelle: ten came to a half-day last month, and some are insured since; seven have an
 * hour on one to come; five wait to be called, three were sent to the C2S first. None has an address mails would go to.
 */
export async function peopleOnTheirWay(going: Going, today: Temporal.PlainDate): Promise<void> {
  const { tx } = going;
  const people = await tx.rows<{ id: string }>(
    `select r.id from resident r where r.email is null and r.merged_into is null and r.registered_at < $1::date - 60
     and not exists (select from enrolment e where e.resident_id = r.id) order by r.identity_key desc, r.registered_at limit 25`,
    [today.toString()],
  );
  const ids = people.map(({ id }) => id);
  await comeLastMonth(going, ids.slice(0, CAME), today);
  const free = await tx.rows<{ id: string }>(
    `select s.id from permanence_slot s join permanence p on p.ccas_id = s.ccas_id and p.id = s.permanence_id
     where p.kind = 'permanence' and p.starts_at > $1::date and not exists (select from booking b where b.slot_id = s.id) order by s.starts_at`,
    [today.toString()],
  );
  for (const [index, residentId] of ids.slice(CAME, 17).entries()) {
    const slot = free[index];
    if (slot) await book(going, await open(going, { residentId }), slot.id);
  }
  for (const residentId of ids.slice(17, 22)) await open(going, { residentId });
  for (const residentId of ids.slice(22)) await move(going, await open(going, { residentId }), { to: 'oriented_c2s' });
}

/** All but the last came, and were given to the mutuelle; half of them are insured since. */
async function comeLastMonth(going: Going, residentIds: string[], today: Temporal.PlainDate): Promise<void> {
  const { get, tx, actor } = going;
  const { agreementId } = await tx.one<{ agreementId: string }>('select agreement_id from enrolment limit 1');
  const plan = await tx.one<{ id: string }>('select id from agreement_plan order by position limit 1');
  const firstOfMonth = today.with({ day: 1 }).toString();
  const guests: { id: string; hasCome: boolean }[] = [];
  for (const [index, residentId] of residentIds.entries()) {
    const id = await open(going, { residentId });
    await move(going, id, { to: 'appointment' });
    const hasCome = index < residentIds.length - 1;
    guests.push({ id, hasCome });
    if (!hasCome) continue;
    await get(ChangeConsent).give(tx, actor, id, 'transmission', 'counter');
    await move(going, id, { to: 'transmitted' });
    if (index < 5) await move(going, id, { to: 'enrolled', planId: plan.id, effectiveOn: firstOfMonth });
  }
  const day = today.subtract({ days: HELD });
  await heldHalfDay(tx, { house: MUTUELLE, hostId: agreementId, day, place: PLACE, guests });
}

async function open({ get, tx, actor }: Going, form: Partial<EnrolmentForm>): Promise<string> {
  return (await get(OpenEnrolment).run(tx, actor, readInput(EnrolmentForm, form))).id;
}

async function book({ get, tx, actor }: Going, enrolmentId: string, slotId: string, how: ConsentHow = 'counter') {
  await get(BookPermanence).run(tx, actor, { enrolmentId, slotId, isListAgreed: true, how });
}

function move({ get, tx, actor }: Going, id: string, form: Partial<TransitionForm>): Promise<void> {
  return get(MoveEnrolment).run(tx, actor, id, readInput(TransitionForm, form));
}
