import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { TodayTask } from '../kernel/console/today-tasks.js';
import { RefusalListQuery } from './refusal-list.query.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** What this slice says to the console. */
@Menu()
@TodayTask()
@JournalWords()
@TellsPeople()
@Injectable()
export class RedemptionsWords {
  readonly told: Told = {
    kept: [
      {
        place: 40,
        what: 'Vos utilisations et vos refus, avec le commerce et la minute',
        kept: 'reliés à votre pass aussi longtemps que votre dossier ; ensuite il en reste des lignes que plus rien ne relie à vous, pour les comptes',
      },
      {
        place: 50,
        what: 'Les commerces qui ont vérifié votre pass sans suite, et le jour',
        kept: 'comme votre dossier ; vous seul les lisez',
      },
    ],
  };

  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'pass', place: 340, href: '/ccas/refus', label: 'Refus', icon: 'octagon-x' },
    { audience: 'partner', place: 20, href: '/partenaire/scanner', label: 'Scanner un pass' },
    { audience: 'till', place: 10, href: '/partenaire/scanner', label: 'Scanner un pass' },
  ];

  readonly todayTasks: TodayTask[] = [
    {
      place: 80,
      words: ['refus pour limite atteinte depuis 7 jours', 'refus pour limite atteinte depuis 7 jours'],
      href: '/ccas/refus?motif=limit_reached&jours=7',
      icon: 'octagon-x',
      count: (tx) => this.refusals.count(tx, { verdict: 'limit_reached', days: '7' }),
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'lease.given_back': 'a rendu des utilisations mises de côté pour une caisse',
      'lease.held': 'a mis de côté des utilisations pour une caisse',
      'redemption.accepted': 'a enregistré une utilisation de',
      'redemption.voided': 'a annulé une utilisation',
      'resident.uses_shown': 'a lu, à sa demande, où a servi le pass de',
    },
    // Taken back by an agent who has just been shown someone's uses: the offer beside the name is what the dossier hides.
    unnamed: ['redemption.voided'],
    themes: { lease: 'Caisses hors ligne', redemption: 'Utilisations' },
    subjects: {
      redemption: `select u.id, '« ' || o.title || ' »' as label, '/ccas/avantages/' || o.id as href
    from redemption u join offer o on o.ccas_id = u.ccas_id and o.id = u.offer_id where u.id = any($1)`,
    },
  };

  constructor(private readonly refusals: RefusalListQuery) {}
}
