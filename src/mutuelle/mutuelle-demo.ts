import { Temporal } from 'temporal-polyfill';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type DemoWayIn, type Get } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { AddCandidate } from './calls/add-candidate.js';
import { AgreementForm } from './agreements/agreement-form.js';
import { BookPermanence } from './enrolments/book-permanence.js';
import { CallQuery } from './calls/call.query.js';
import { ChangeAgreement } from './agreements/change-agreement.js';
import { ChangeConsent } from './enrolments/change-consent.js';
import { DraftAgreement } from './agreements/draft-agreement.js';
import { EnrolmentForm, TransitionForm } from './enrolments/enrolment-form.js';
import { peopleOnTheirWay } from './invented-paths.js';
import { JudgeCandidate } from './calls/judge-candidate.js';
import { MoveEnrolment } from './enrolments/move-enrolment.js';
import { OpenCall } from './calls/open-call.js';
import { OpenEnrolment } from './enrolments/open-enrolment.js';
import { PermanenceForm } from '../appointments/permanence-form.js';
import { PlanPermanence } from '../appointments/plan-permanence.js';
import { MUTUELLE } from './enrolments/mutuelle-house.js';
import { AddMember } from '../teams/add-member.js';
import { TeamLinks } from '../teams/team-links.js';

const lines = (young: number, sixty: number, seventy: number, eighty: number) => [
  { fromAge: 0, toAge: 59, monthlyCents: young },
  { fromAge: 60, toAge: 69, monthlyCents: sixty },
  { fromAge: 70, toAge: 79, monthlyCents: seventy },
  { fromAge: 80, toAge: null, monthlyCents: eighty },
];
const essential = lines(3150, 5480, 7020, 8290);
const comfort = lines(4490, 7890, 9810, 11640);

/** Who comes in for the invented mutuelle. */
const demoInsurer = { name: 'Rémi', email: 'remi@deux-rives.example' } as const;

/** An invented mutuelle, its call and its agreement, a half-day to come, and people on their way. */
@DemoPart()
@Injectable()
export class MutuelleDemo implements DemoPart {
  readonly place = 50;

  constructor(
    private readonly links: TeamLinks,
    private readonly modules: ModuleRef,
  ) {}

  load(tx: Tx, actor: Actor): Promise<void> {
    return fill((token) => this.modules.get(token as never, { strict: false }), tx, actor);
  }

  async waysIn(tx: Tx): Promise<DemoWayIn[]> {
    const [member] = await tx.rows<{ id: string }>(
      'select id from insurer_member where left_at is null order by id limit 1',
    );
    if (!member) return [];
    return [
      {
        place: 40,
        who: 'Mutuelle',
        words: `${await this.links.open(tx, 'insurer', member.id)}   (une fois, un quart d’heure)`,
      },
    ];
  }
}

async function fill(get: Get, tx: Tx, actor: Actor): Promise<void> {
  const today = get(Clock).today();
  const candidateId = await callForPartners(get, tx, actor, today);
  const agreementId = await get(DraftAgreement).run(
    tx,
    actor,
    readInput(AgreementForm, {
      insurerName: 'Mutuelle des Deux Rives',
      phone: '01 55 00 10 60',
      email: 'contact@deux-rives.example',
      startsOn: today.with({ month: 1, day: 1 }).toString(),
      endsOn: today.add({ years: 1 }).with({ month: 12, day: 31 }).toString(),
      isRenewedTacitly: true,
      noticeMonths: 3,
      reviewOn: today.add({ days: 20 }).toString(),
      isOpenToWorkers: true,
      tariffNote: 'L’âge est celui atteint au 1er janvier. Les cotisations sont revues chaque année au 1er janvier.',
      candidateId,
      plans: [
        {
          name: 'Essentiel',
          cover: 'Hospitalisation, soins courants au tarif de la sécurité sociale, 100 % santé.',
          tariff: essential,
        },
        {
          name: 'Confort',
          cover: 'Comme Essentiel, avec optique, dentaire et audition renforcés, et la chambre particulière.',
          tariff: comfort,
        },
      ],
    }),
  );
  await get(ChangeAgreement).sign(tx, actor, agreementId, today.with({ month: 1, day: 1 }).toString());
  await get(AddMember).run(tx, actor, { kind: 'insurer', ownerId: agreementId }, demoInsurer);

  const half = {
    from: '09:00',
    to: '12:00',
    slotMinutes: 30,
    capacity: 1,
    place: 'Mairie, salle 2, place de la Mairie',
    isAccessible: true,
    accessNote: 'Ascenseur à gauche de l’accueil',
  };
  const day = (days: number): string => today.add({ days }).toString();
  const permanenceId = await get(PlanPermanence).run(
    tx,
    actor,
    MUTUELLE,
    readInput(PermanenceForm, { ...half, kind: 'permanence', day: day(8) }),
  );
  await get(PlanPermanence).run(
    tx,
    actor,
    MUTUELLE,
    readInput(PermanenceForm, { ...half, kind: 'permanence', day: day(22) }),
  );
  await get(PlanPermanence).run(
    tx,
    actor,
    MUTUELLE,
    readInput(PermanenceForm, {
      kind: 'meeting',
      day: day(5),
      from: '14:30',
      to: '16:00',
      capacity: 40,
      place: 'Espace Jean-Vilar, rue du Pont',
      isAccessible: true,
    }),
  );
  await people(get, tx, actor, permanenceId);
  await peopleOnTheirWay({ get, tx, actor }, today);
}

async function callForPartners(get: Get, tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<string> {
  const callId = await get(OpenCall).run(tx, actor, {
    title: 'Appel à partenaires mutuelle communale',
    closesOn: today.subtract({ years: 1 }).with({ month: 10, day: 15 }).toString(),
    plans: ['Essentiel', 'Confort'],
    bandStarts: [18, 60, 70, 80],
    costWeight: 40,
    criteria: [
      { label: 'Optique, dentaire et audition', weight: 30 },
      { label: 'Accueil sur place et au téléphone', weight: 20 },
      { label: 'Délais de remboursement', weight: 10 },
    ],
  });
  const { criteria } = await get(CallQuery).get(tx, callId);
  const offers: [name: string, prices: (typeof essential)[], marks: number[]][] = [
    ['Mutuelle des Deux Rives', [essential, comfort], [8, 9, 7]],
    ['Mutuelle du Canal', [lines(2990, 5290, 6990, 8650), lines(4690, 8090, 9990, 11990)], [7, 6, 8]],
  ];
  const ids: string[] = [];
  for (const [name, prices, marks] of offers) {
    const id = await get(AddCandidate).run(tx, actor, callId, { name });
    await get(JudgeCandidate).price(tx, actor, id, prices);
    await get(JudgeCandidate).mark(
      tx,
      actor,
      id,
      Object.fromEntries(criteria.map(({ id: of }, index) => [`mark-${of}`, String(marks[index])])),
    );
    ids.push(id);
  }
  return ids[0]!;
}

/** One wants to be called, one has an appointment, one was given to the mutuelle, one is insured. */
async function people(get: Get, tx: Tx, actor: Actor, permanenceId: string): Promise<void> {
  const open = async (form: Partial<EnrolmentForm>): Promise<string> =>
    (await get(OpenEnrolment).run(tx, actor, readInput(EnrolmentForm, form))).id;
  const move = (id: string, form: Partial<TransitionForm>): Promise<void> =>
    get(MoveEnrolment).run(tx, actor, id, readInput(TransitionForm, form));
  const residents = await tx.rows<{ id: string }>(
    'select id from resident where merged_into is null order by id limit 3',
  );
  const slots = await tx.rows<{ id: string }>(
    'select id from permanence_slot where permanence_id = $1 order by starts_at',
    [permanenceId],
  );
  const plan = await tx.one<{ id: string }>('select id from agreement_plan order by position limit 1');

  await open({
    lastName: 'Marchand',
    firstName: 'Solange',
    bornOn: '1951-07-12',
    phone: '01 55 00 10 51',
    communeCode: '94002',
    callWanted: 'morning',
  });
  const visitor = await open({
    lastName: 'Delattre',
    firstName: 'Gilbert',
    bornOn: '1947-02-20',
    phone: '01 55 00 10 52',
    communeCode: '94002',
  });
  await get(BookPermanence).run(tx, actor, {
    enrolmentId: visitor,
    slotId: slots[0]!.id,
    isListAgreed: true,
    how: 'online',
  });
  for (const [index, resident] of residents.entries()) {
    const id = await open({ residentId: resident.id });
    await get(BookPermanence).run(tx, actor, {
      enrolmentId: id,
      slotId: slots[index + 1]!.id,
      isListAgreed: true,
      how: 'counter',
    });
    if (index === 0) continue;
    await get(ChangeConsent).give(tx, actor, id, 'transmission', 'counter');
    await move(id, { to: 'transmitted' });
    if (index === 2) await move(id, { to: 'enrolled', planId: plan.id, effectiveOn: get(Clock).today().toString() });
  }
}
