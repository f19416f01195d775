import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type DemoWayIn, type Get } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { AgreementForm } from './agreements/agreement-form.js';
import { ChangeAgreement } from './agreements/change-agreement.js';
import { DraftAgreement } from './agreements/draft-agreement.js';
import { callForPartners, comfort, essential } from './invented-call.js';
import { peopleKnownByName, peopleOnTheirWay } from './invented-paths.js';
import { PermanenceForm } from '../appointments/permanence-form.js';
import { PlanPermanence } from '../appointments/plan-permanence.js';
import { MUTUELLE } from './enrolments/mutuelle-house.js';
import { AddMember } from '../teams/add-member.js';
import { TeamLinks } from '../teams/team-links.js';

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
  await peopleKnownByName({ get, tx, actor }, permanenceId, today);
  await peopleOnTheirWay({ get, tx, actor }, today);
}
