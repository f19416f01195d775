import { ArchivedApart, type Archiving } from '../kernel/archive/archiving.js';
import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@ArchivedApart()
@Injectable()
export class ArchiveWords {
  readonly archivedApart: Record<string, Archiving> = {
    archive: { staysBehind: 'les archives elles-mêmes' },
    archive_chunk: { staysBehind: 'les archives elles-mêmes' },
  };

  readonly journal: JournalWords = {
    sentences: {
      'archive.fetched': 'a téléchargé une archive',
      'archive.made': 'a terminé une archive',
      'archive.read_back': 'a rechargé une archive',
      'archive.requested': 'a demandé une archive',
    },
    themes: { archive: 'Archives' },
  };
}
