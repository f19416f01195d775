import { Injectable } from '@nestjs/common';
import { TodayTask } from '../kernel/console/today-tasks.js';
import { EndingPassesQuery } from './ending-passes.query.js';
import { ReissueListQuery } from './reissue-list.query.js';

/** Passes that end, and cards that must be made again. */
@TodayTask()
@Injectable()
export class PassesTasks {
  readonly todayTasks: TodayTask[] = [
    {
      place: 70,
      words: ['pass se termine dans 60 jours', 'pass se terminent dans 60 jours'],
      href: '/ccas/pass/echeances',
      icon: 'calendar-clock',
      isBacklog: true,
      count: (tx) => this.endings.count(tx, '60'),
    },
    {
      place: 90,
      words: ['carte à refaire', 'cartes à refaire'],
      href: '/ccas/pass/a-refaire',
      icon: 'key-round',
      isUrgent: true,
      count: (tx) => this.reissues.count(tx),
    },
  ];

  constructor(
    private readonly endings: EndingPassesQuery,
    private readonly reissues: ReissueListQuery,
  ) {}
}
