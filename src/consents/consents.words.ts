import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. Until a second slice asks, the theme of its lines is the mutuelle’s. */
@JournalWords()
@Injectable()
export class ConsentsWords {
  readonly journal: JournalWords = {
    sentences: {
      'consent.given': 'a recueilli un accord',
      'consent.withdrawn': 'a noté le retrait d’un accord',
    },
    themes: {},
  };
}
