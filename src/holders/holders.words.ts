import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';
import { personSql } from '../residents/person-sql.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class HoldersWords {
  readonly journal: JournalWords = {
    sentences: {
      'activation.opened': 'a préparé un code de téléphone pour',
      'activation.used': 'a mis sur un téléphone',
      'carer.allowed': 'a autorisé l’aidant',
      'carer.ended': 'a mis fin à l’aidant',
      'right.asked': 'a reçu une demande sur les données de',
      'right.granted': 'a satisfait une demande sur les données de',
      'right.refused': 'a refusé une demande sur les données de',
      'right.withdrawn': 'a retiré une demande sur les données de',
    },
    themes: { activation: 'Téléphones', carer: 'Aidants', right: 'Droits' },
    subjects: {
      carer: `select c.id, c.first_name || ' ' || c.last_name as label, '/ccas/usagers/' || c.resident_id as href from carer c where c.id = any($1)`,
      rights_request: `select q.id, ${personSql('r')} as label, '/ccas/usagers/' || q.resident_id || '/droits/' || q.id as href
    from rights_request q join resident r on r.ccas_id = q.ccas_id and r.id = q.resident_id where q.id = any($1)`,
    },
  };
}
