import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class StatisticsWords {
  readonly journal: JournalWords = {
    sentences: {
      'districts.replaced': 'a remplacé les quartiers',
      'right.given': 'a donné un droit de lecture à',
      'unseen_holders.read': 'a lu la liste des personnes jamais vues',
    },
    themes: { districts: 'Réglages', unseen_holders: 'Bilans' },
  };
}
