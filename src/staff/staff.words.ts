import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class StaffWords {
  readonly menu: MenuEntry[] = [
    { audience: 'staff', place: 10, href: '/ccas', label: 'Aujourd’hui' },
    { audience: 'staff', place: 110, href: '/ccas/courriels', label: 'Courriels', isSeldom: true },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'list.exported': 'a exporté une liste',
      'mail.resent': 'a renvoyé le courriel',
    },
    themes: { list: 'Listes', mail: 'Courriels' },
    subjects: {
      mail: `select id, '« ' || subject || ' »' as label, '/ccas/courriels/' || id as href from mail where id = any($1)`,
    },
  };
}
