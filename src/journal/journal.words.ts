import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class JournalOwnWords {
  readonly journal: JournalWords = {
    sentences: {
      'journal.exported': 'a exporté le journal',
    },
    themes: { journal: 'Journal' },
  };
}
