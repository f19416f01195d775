import { Injectable } from '@nestjs/common';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';
import { Clock } from '../kernel/time/clock.js';
import { EndingPassesQuery } from '../passes/ending-passes.query.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';
import { RefusalListQuery } from './refusal-list.query.js';
import { ResidentListQuery } from './resident-list.query.js';

/** What waits in the slices the console was made for; mutuelle and donations add theirs to `TodayTasks` themselves. */
@TodayTask()
@Injectable()
export class WaitingTasks {
  readonly todayTasks: TodayTask[] = [
    {
      place: 5,
      words: ['demande sur les données en retard', 'demandes sur les données en retard'],
      href: '/ccas/droits',
      icon: 'file-user',
      isExceptional: true,
      isUrgent: true,
      count: countBy(
        `select count(*)::int as count from rights_request where state = 'waiting' and (asked_at + interval '1 month') at time zone 'Europe/Paris' < $1::date`,
        () => [this.clock.today().toString()],
      ),
    },
    {
      place: 10,
      words: ['demande à examiner', 'demandes à examiner'],
      href: '/ccas/demandes?etat=submitted',
      icon: 'inbox',
      count: countBy(`select count(*)::int as count from pass_application where state = 'submitted'`),
    },
    {
      place: 20,
      words: ['partenaire à approuver', 'partenaires à approuver'],
      href: '/ccas/partenaires?etat=waiting',
      icon: 'store',
      count: countBy(`select count(*)::int as count from partner where state = 'waiting'`),
    },
    {
      place: 30,
      words: ['avantage à examiner', 'avantages à examiner'],
      href: '/ccas/avantages',
      icon: 'tag',
      count: countBy(
        `select (select count(*) from offer where state = 'submitted')::int + (select count(*) from offer_revision where state = 'submitted')::int as count`,
      ),
    },
    {
      place: 40,
      words: ['usager sans pass', 'usagers sans pass'],
      href: '/ccas/usagers?pass=aucun',
      icon: 'user-round',
      count: (tx) => this.residents.count(tx, { pass: 'aucun' }),
    },
    {
      place: 50,
      words: ['demande sur les données', 'demandes sur les données'],
      href: '/ccas/droits',
      icon: 'file-user',
      count: countBy(`select count(*)::int as count from rights_request where state = 'waiting'`),
    },
    {
      place: 60,
      words: ['carte à imprimer', 'cartes à imprimer'],
      href: '/ccas/usagers?pass=a-imprimer',
      icon: 'printer',
      count: (tx) => this.residents.count(tx, { pass: 'a-imprimer' }),
    },
    {
      place: 70,
      words: ['pass se termine dans 60 jours', 'pass se terminent dans 60 jours'],
      href: '/ccas/pass/echeances',
      icon: 'calendar-clock',
      count: (tx) => this.endings.count(tx, '60'),
    },
    {
      place: 80,
      words: ['refus pour limite atteinte depuis 7 jours', 'refus pour limite atteinte depuis 7 jours'],
      href: '/ccas/refus?motif=limit_reached&jours=7',
      icon: 'octagon-x',
      count: (tx) => this.refusals.count(tx, { verdict: 'limit_reached', days: 7 }),
    },
    {
      place: 90,
      words: ['carte à refaire', 'cartes à refaire'],
      href: '/ccas/pass/a-refaire',
      icon: 'key-round',
      isExceptional: true,
      isUrgent: true,
      count: (tx) => this.reissues.count(tx),
    },
    {
      place: 95,
      words: ['courriel non parti', 'courriels non partis'],
      href: '/ccas/courriels?etat=dead',
      icon: 'mail-x',
      isExceptional: true,
      isUrgent: true,
      count: countBy(`select count(*)::int as count from mail where state = 'dead'`),
    },
  ];

  constructor(
    private readonly endings: EndingPassesQuery,
    private readonly reissues: ReissueListQuery,
    private readonly residents: ResidentListQuery,
    private readonly refusals: RefusalListQuery,
    private readonly clock: Clock,
  ) {}
}
