import { Choice, References, Tick } from '../kernel/fields/choices.js';
import { Day } from '../kernel/fields/days.js';
import { type CardChoice, cardChoices, type CardLayout, cardLayouts } from './card-batch.entity.js';

export class CardBatchForm {
  @Choice(cardChoices, {
    description:
      '`passes` : ceux nommés ; `issued_since` : les cartes émises depuis un jour ; `never_printed` : jamais imprimées ; `reissue` : signées seulement par une clé compromise',
  })
  choice!: CardChoice;

  @References({ most: 5000, optional: true })
  passIds?: string[];

  @Day({ optional: true, label: 'Émises depuis le', hint: 'Ce jour compris.' })
  issuedSince?: string;

  @Choice(cardLayouts, { optional: true, description: '`sheets` : feuilles A4 de dix ; `single` : une carte par page' })
  cards?: CardLayout;

  @Tick({
    optional: true,
    byDefault: false,
    description: 'Une lettre pour chaque pass, avec de quoi activer un téléphone.',
  })
  letters?: boolean;
}
