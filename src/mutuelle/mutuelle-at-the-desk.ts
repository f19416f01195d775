import { Injectable } from '@nestjs/common';
import { TodayTask } from '../kernel/console/today-tasks.js';
import { LawTable } from '../kernel/law/law-tables.js';
import { C2sScales } from './c2s/c2s-scales.js';
import { EnrolmentQuery } from './enrolments/enrolment.query.js';
import { leftWaitingWords } from './mutuelle-words.js';

/** What the console asks of the mutuelle: who waits, and whether the ceilings of the C2S still hold. */
@TodayTask()
@LawTable()
@Injectable()
export class MutuelleAtTheDesk {
  readonly todayTasks: TodayTask[] = [
    {
      place: 100,
      words: leftWaitingWords,
      href: '/ccas/mutuelle/parcours?a=attente',
      icon: 'umbrella',
      isExceptional: true,
      count: async (tx) => (await this.enrolments.waiting(tx)).leftWaiting,
    },
    {
      place: 101,
      words: ['personne à rappeler pour la mutuelle', 'personnes à rappeler pour la mutuelle'],
      href: '/ccas/mutuelle/parcours?a=rappeler',
      icon: 'phone',
      isExceptional: true,
      count: async (tx) => (await this.enrolments.waiting(tx)).toCall,
    },
  ];

  readonly lawTables: LawTable[] = [
    {
      name: 'mutuelle.c2s',
      title: 'Plafonds de la complémentaire santé solidaire',
      purpose: 'Ils disent si une personne a probablement droit à la C2S, gratuite ou avec participation.',
      figures: [],
      known: [],
      own: { href: '/ccas/mutuelle/c2s', periods: (tx) => this.scales.all(tx) },
    },
  ];

  constructor(
    private readonly enrolments: EnrolmentQuery,
    private readonly scales: C2sScales,
  ) {}
}
