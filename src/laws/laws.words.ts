import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';
import { type SettingsPage, SettingsPart } from '../kernel/console/settings-pages.js';
import { Clock } from '../kernel/time/clock.js';
import { counted } from '../kernel/ui/french.js';
import { LawTables } from './law-tables.js';

/** What this slice says to the console. */
@JournalWords()
@SettingsPart()
@Injectable()
export class LawsWords {
  readonly settingsPages: SettingsPage[] = [
    {
      place: 110,
      name: 'baremes',
      title: 'Barèmes de la loi',
      lead: 'Plafonds et taux, avec leurs dates et leur source.',
      icon: 'landmark',
      warning: async (tx) => {
        const outdated = (await this.laws.outdated(tx, this.clock.today())).length;
        if (outdated === 0) return undefined;
        return {
          words: counted(outdated, 'barème n’est plus à jour', 'barèmes ne sont plus à jour'),
          act: 'Les mettre à jour',
        };
      },
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'law.removed': 'a retiré des valeurs d’un barème',
      'law.written': 'a écrit les valeurs d’un barème',
    },
    themes: { law: 'Réglages' },
  };

  constructor(
    private readonly laws: LawTables,
    private readonly clock: Clock,
  ) {}
}
