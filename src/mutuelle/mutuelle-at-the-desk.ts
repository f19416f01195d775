import { Injectable } from '@nestjs/common';
import { TodayTask } from '../kernel/console/today-tasks.js';
import { EnrolmentQuery } from './enrolments/enrolment.query.js';
import { leftWaitingWords } from './enrolments/enrolment-states.js';

/** What the console asks of the mutuelle: who waits. */
@TodayTask()
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

  constructor(private readonly enrolments: EnrolmentQuery) {}
}
