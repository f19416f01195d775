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
      count: async (tx) => (await this.enrolments.waiting(tx)).leftWaiting,
    },
  ];

  constructor(private readonly enrolments: EnrolmentQuery) {}
}
