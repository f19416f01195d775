import { Injectable } from '@nestjs/common';
import { TodayTask } from '../kernel/console/today-tasks.js';
import { LawTables } from './law-tables.js';
import { Clock } from '../kernel/time/clock.js';

/** Law tables without figures for today, among what waits (product.md, 8: the law is data). */
@TodayTask()
@Injectable()
export class LawTasks {
  readonly todayTasks: TodayTask[] = [
    {
      place: 97,
      words: ['barème n’est plus à jour', 'barèmes ne sont plus à jour'],
      href: '/ccas/reglages/baremes?perimes=oui',
      icon: 'scale',
      isUrgent: true,
      count: async (tx) => (await this.laws.outdated(tx, this.clock.today())).length,
    },
  ];

  constructor(
    private readonly laws: LawTables,
    private readonly clock: Clock,
  ) {}
}
