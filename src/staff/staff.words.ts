import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class StaffWords {
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
