import { Confirmation } from '../kernel/fields/choices.js';
import { Line } from '../kernel/fields/lines.js';

export class RotationForm {
  @Confirmation(
    { code: 'unconfirmed', sentence: 'Cochez la case pour confirmer.' },
    { label: 'Je confirme le changement de clé' },
  )
  confirme!: boolean;
}

export const uncopied = {
  code: 'unconfirmed',
  sentence: 'Recopiez exactement le nom de la clé active pour confirmer.',
};

export class CompromiseForm {
  /** Name of the key, copied to be sure. */
  @Line(100, { sentence: uncopied.sentence, blank: uncopied, label: 'Nom de la clé', autocomplete: 'off' })
  kid!: string;
}
