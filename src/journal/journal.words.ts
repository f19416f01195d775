import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class JournalOwnWords {
  readonly menu: MenuEntry[] = [
    {
      audience: 'staff',
      group: 'foot',
      place: 940,
      href: '/ccas/journal',
      label: 'Journal',
      icon: 'scroll-text',
      isForManagers: true,
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'journal.exported': 'a exporté le journal',
    },
    themes: { journal: 'Journal' },
  };
}
