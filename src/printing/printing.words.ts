import { ArchivedApart, type Archiving } from '../kernel/archive/archiving.js';
import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@ArchivedApart()
@Injectable()
export class PrintingWords {
  readonly archivedApart: Record<string, Archiving> = {
    card_batch: { adapt: (row) => ({ ...row, state: 'cleared', worker: null, lease_until: null }) },
    card_batch_chunk: { staysBehind: 'fichiers à imprimer, refaits à la demande' },
  };

  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'pass', place: 310, href: '/ccas/cartes', label: 'Cartes', icon: 'id-card' },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'cards.made': 'a terminé',
      'cards.requested': 'a demandé',
    },
    themes: { cards: 'Impressions' },
    subjects: {
      card_batch: `select id, 'une impression de cartes' as label, '/ccas/cartes/' || id as href from card_batch where id = any($1)`,
    },
  };
}
