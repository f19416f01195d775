import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';

/** What this slice says to the console. */
@Menu()
@TodayTask()
@JournalWords()
@Injectable()
export class OffersWords {
  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'pass', place: 330, href: '/ccas/avantages', label: 'Avantages', icon: 'tag' },
    { audience: 'partner', place: 10, href: '/partenaire', label: 'Mes avantages' },
  ];

  readonly todayTasks: TodayTask[] = [
    {
      place: 30,
      words: ['avantage à examiner', 'avantages à examiner'],
      href: '/ccas/avantages',
      icon: 'tag',
      count: countBy(
        `select (select count(*) from offer where state = 'submitted')::int + (select count(*) from offer_revision where state = 'submitted')::int as count`,
      ),
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'offer.changed': 'a modifié l’avantage',
      'offer.drafted': 'a écrit l’avantage',
      'offer.ended': 'a terminé l’avantage',
      'offer.paused': 'a mis en pause l’avantage',
      'offer.published': 'a publié l’avantage',
      'offer.resumed': 'a repris l’avantage',
      'offer.returned': 'a renvoyé à corriger l’avantage',
      'offer.revision_proposed': 'a proposé une modification de l’avantage',
      'offer.revision_returned': 'a refusé une modification de l’avantage',
      'offer.revision_withdrawn': 'a retiré une modification de l’avantage',
      'offer.submitted': 'a soumis l’avantage',
      'offers.imported': 'a chargé une liste d’avantages',
    },
    themes: { offer: 'Avantages', offers: 'Avantages' },
    subjects: {
      offer: `select o.id, '« ' || o.title || ' » (' || r.name || ')' as label, '/ccas/avantages/' || o.id as href
    from offer o join partner r on r.ccas_id = o.ccas_id and r.id = o.partner_id where o.id = any($1)`,
    },
    found: {
      things: { offer: `select o.id from offer o, sought s where folded(o.title) like '%' || s.words || '%'` },
    },
  };
}
