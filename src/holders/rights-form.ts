import { Choice } from '../kernel/fields/choices.js';
import { Line } from '../kernel/fields/lines.js';

/** RGPD, articles 15, 16, 18, 17 and 20. */
export const rightsKinds = ['access', 'correction', 'restriction', 'erasure', 'portability'] as const;
export type RightsKind = (typeof rightsKinds)[number];

export class RightsForm {
  @Choice(rightsKinds, {
    label: 'Que demande-t-elle ?',
    options: [
      ['access', 'Savoir ce que nous gardons sur elle (accès)'],
      ['correction', 'Corriger des informations'],
      ['restriction', 'Limiter l’usage de son dossier'],
      ['erasure', 'Effacer son dossier'],
      ['portability', 'Emporter une copie dans un fichier'],
    ],
  })
  kind!: RightsKind;

  @Line(1000, {
    min: 3,
    when: ({ kind, message }: RightsForm) => kind === 'correction' || message !== undefined,
    control: 'area',
    label: 'En ses mots',
    hint: 'Pour une correction : ce qui est faux, et ce qu’il faut écrire.',
    sentence: 'Dites en quelques mots ce qu’il faut corriger, 1000 caractères au plus.',
    description: 'Pour une correction : ce qui est faux, et ce qu’il faut écrire.',
  })
  message?: string;
}
