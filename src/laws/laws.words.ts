import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class LawsWords {
  readonly journal: JournalWords = {
    sentences: {
      'law.removed': 'a retiré des valeurs d’un barème',
      'law.written': 'a écrit les valeurs d’un barème',
    },
    themes: { law: 'Réglages' },
  };
}
