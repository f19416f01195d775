import { Injectable } from '@nestjs/common';
import { TodayTask } from '../kernel/console/today-tasks.js';
import { ResidentListQuery } from './resident-list.query.js';

/** Residents who wait for a pass, or for its card. */
@TodayTask()
@Injectable()
export class PassGaps {
  readonly todayTasks: TodayTask[] = [
    {
      place: 40,
      words: ['usager sans pass', 'usagers sans pass'],
      href: '/ccas/usagers?pass=aucun',
      icon: 'user-round',
      isBacklog: true,
      count: (tx) => this.residents.count(tx, { pass: 'aucun' }),
    },
    {
      place: 60,
      words: ['carte à imprimer', 'cartes à imprimer'],
      href: '/ccas/usagers?pass=a-imprimer',
      icon: 'printer',
      count: (tx) => this.residents.count(tx, { pass: 'a-imprimer' }),
    },
  ];

  constructor(private readonly residents: ResidentListQuery) {}
}
