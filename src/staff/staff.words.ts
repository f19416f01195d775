import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class StaffWords {
  readonly menu: MenuEntry[] = [{ audience: 'staff', place: 10, href: '/ccas', label: 'Aujourd’hui' }];

  readonly journal: JournalWords = {
    sentences: {
      'list.exported': 'a exporté une liste',
    },
    themes: { list: 'Listes' },
  };
}
