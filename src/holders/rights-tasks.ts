import { Injectable } from '@nestjs/common';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';
import { Clock } from '../kernel/time/clock.js';

/** Requests on personal data: a month to answer (RGPD, article 12). */
@TodayTask()
@Injectable()
export class RightsTasks {
  readonly todayTasks: TodayTask[] = [
    {
      place: 5,
      words: ['demande sur les données en retard', 'demandes sur les données en retard'],
      href: '/ccas/droits',
      icon: 'file-user',
      isUrgent: true,
      count: countBy(
        `select count(*)::int as count from rights_request where state = 'waiting' and (asked_at + interval '1 month') at time zone 'Europe/Paris' < $1::date`,
        () => [this.clock.today().toString()],
      ),
    },
    {
      place: 50,
      words: ['demande sur les données', 'demandes sur les données'],
      href: '/ccas/droits',
      icon: 'file-user',
      count: countBy(`select count(*)::int as count from rights_request where state = 'waiting'`),
    },
  ];

  constructor(private readonly clock: Clock) {}
}
