import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class CcasWords {
  readonly journal: JournalWords = {
    sentences: {
      'ccas.opened': 'a ouvert',
      'module.closed': 'a arrêté un module de',
      'module.opened': 'a mis en service un module de',
      'key.activated': 'a mis en service une clé de signature',
      'key.compromised': 'a retiré une clé de signature compromise',
      'key.published': 'a publié une clé de signature',
    },
    themes: { ccas: 'CCAS', key: 'Clés', module: 'Modules' },
    subjects: {
      ccas: `select id, name as label, null as href from ccas where id = any($1)`,
    },
  };
}
