import { Injectable } from '@nestjs/common';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';
import { Clock } from '../kernel/time/clock.js';
import { type PassFilter, withPass } from './resident-pass-filter.js';

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
      count: this.residents('aucun'),
    },
    {
      place: 60,
      words: ['carte à imprimer', 'cartes à imprimer'],
      href: '/ccas/usagers?pass=a-imprimer',
      icon: 'printer',
      count: this.residents('a-imprimer'),
    },
  ];

  constructor(private readonly clock: Clock) {}

  private residents(pass: PassFilter): TodayTask['count'] {
    return countBy(
      `select count(*)::int as count from resident r
       where r.merged_into is null and r.erased_at is null and $1::date is not null and ${withPass[pass]}`,
      () => [this.clock.today().toString()],
    );
  }
}
