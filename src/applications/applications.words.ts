import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry, type NewThing } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry } from '../kernel/console/site-map.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@TodayTask()
@JournalWords()
@Injectable()
export class ApplicationsWords {
  readonly menu: MenuEntry[] = [
    { audience: 'public', place: 20, href: '/demande', label: 'Demander le pass' },
    { audience: 'staff', group: 'people', place: 220, href: '/ccas/demandes', label: 'Demandes', icon: 'inbox' },
  ];

  readonly newThings: NewThing[] = [
    { place: 10, href: '/ccas/demandes/nouvelle', label: 'Pass au guichet', icon: 'badge-check' },
  ];

  readonly siteMap: SiteMapEntry[] = [{ group: 'holders', place: 40, href: '/demande', label: 'Demander le pass' }];

  readonly todayTasks: TodayTask[] = [
    {
      place: 10,
      words: ['demande à examiner', 'demandes à examiner'],
      href: '/ccas/demandes?etat=submitted',
      icon: 'inbox',
      count: countBy(`select count(*)::int as count from pass_application where state = 'submitted'`),
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'application.accepted': 'a accepté',
      'application.answered': 'a noté une réponse pour',
      'application.more_asked': 'a demandé un complément pour',
      'application.refused': 'a refusé',
      'application.submitted': 'a envoyé',
      'application.withdrawn': 'a retiré',
      'applications.purged': 'a effacé d’anciennes demandes de pass',
    },
    themes: { application: 'Demandes de pass', applications: 'Demandes de pass' },
    subjects: {
      pass_application: `select id, 'la demande de pass ' || coalesce(left(reference, 4) || '-' || substr(reference, 5, 4) || '-' || right(reference, 1), '') as label,
    '/ccas/demandes/' || id as href from pass_application where id = any($1)`,
    },
    found: {
      things: { pass_application: 'select a.id from pass_application a, sought s where a.reference = s.number' },
    },
  };
}
