import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry, type MenuGroup, type SearchBox } from '../kernel/console/menu.js';
import { searchBox } from './search-words.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class StaffWords {
  readonly menuGroups: MenuGroup[] = [
    { key: 'day', place: 10 },
    { key: 'people', place: 20, title: 'Personnes' },
    { key: 'pass', place: 30, title: 'Pass' },
    { key: 'help', place: 40, title: 'Aides et accueil' },
    { key: 'social', place: 50, title: 'Vie sociale' },
    { key: 'steer', place: 60, title: 'Piloter' },
    { key: 'foot', place: 90 },
  ];

  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'day', place: 10, href: '/ccas', label: 'Aujourd’hui', icon: 'sun' },
    { audience: 'staff', group: 'day', place: 20, href: '/ccas/agenda', label: 'Agenda', icon: 'calendar-days' },
    { audience: 'place', place: 10, href: '/ccas', label: 'Aujourd’hui', icon: 'sun' },
    { audience: 'place', place: 20, href: '/ccas/recherche', label: 'Chercher', icon: 'search' },
    { audience: 'place', place: 30, href: '/ccas/agenda', label: 'Agenda', icon: 'calendar-days' },
  ];

  readonly searchBox: SearchBox = searchBox;

  readonly journal: JournalWords = {
    sentences: {
      'bulk.requested': 'a lancé',
      'list.exported': 'a exporté une liste',
    },
    themes: { bulk: 'Gestes groupés', list: 'Listes' },
    subjects: {
      bulk_run: `select id, 'un geste groupé' as label, '/ccas/gestes/' || id as href from bulk_run where id = any($1)`,
    },
  };
}
