import { Injectable } from '@nestjs/common';
import { JournalWords } from '../../kernel/console/journal-words.js';

/** What households say to the journal. */
@JournalWords()
@Injectable()
export class HouseholdsWords {
  readonly journal: JournalWords = {
    sentences: {
      'household.declared': 'a noté le foyer de',
      'household.dismissed': 'a écarté un foyer proposé pour',
      'household.left': 'a noté la sortie d’un foyer de',
    },
    themes: { household: 'Usagers' },
  };
}
