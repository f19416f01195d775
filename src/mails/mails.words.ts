import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';

/** What this slice says to the console. */
@Menu()
@TodayTask()
@JournalWords()
@Injectable()
export class MailsWords {
  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'foot', place: 910, href: '/ccas/courriels', label: 'Courriels', icon: 'mail' },
  ];

  readonly todayTasks: TodayTask[] = [
    {
      place: 95,
      words: ['courriel non parti', 'courriels non partis'],
      href: '/ccas/courriels?etat=dead',
      icon: 'mail-x',
      isUrgent: true,
      count: countBy(`select count(*)::int as count from mail where state = 'dead'`),
    },
  ];

  readonly journal: JournalWords = {
    sentences: { 'mail.resent': 'a renvoyé le courriel' },
    themes: { mail: 'Courriels' },
    subjects: {
      mail: `select id, '« ' || subject || ' »' as label, '/ccas/courriels/' || id as href from mail where id = any($1)`,
    },
  };
}
