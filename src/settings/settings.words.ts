import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class SettingsWords {
  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'foot', place: 920, href: '/ccas/reglages', label: 'Réglages', icon: 'settings' },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'settings.changed': 'a modifié les réglages',
    },
    themes: { settings: 'Réglages' },
  };
}
