import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import type { Get } from '../kernel/demonstration/demo-part.js';
import { AddCandidate } from './calls/add-candidate.js';
import { CallQuery } from './calls/call.query.js';
import { JudgeCandidate } from './calls/judge-candidate.js';
import { OpenCall } from './calls/open-call.js';

const lines = (young: number, sixty: number, seventy: number, eighty: number) => [
  { fromAge: 0, toAge: 59, monthlyCents: young },
  { fromAge: 60, toAge: 69, monthlyCents: sixty },
  { fromAge: 70, toAge: 79, monthlyCents: seventy },
  { fromAge: 80, toAge: null, monthlyCents: eighty },
];
export const essential = lines(3150, 5480, 7020, 8290);
export const comfort = lines(4490, 7890, 9810, 11640);

/** A call that is closed, and two who answered. @returns the id of the one that was chosen */
export async function callForPartners(get: Get, tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<string> {
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
