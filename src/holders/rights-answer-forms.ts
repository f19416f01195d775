import { Confirmation } from '../kernel/fields/choices.js';
import { Day } from '../kernel/fields/days.js';
import { Line } from '../kernel/fields/lines.js';
import { RightsForm } from './rights-form.js';

/** A request noted for the person, with the day it came in. */
export class NotedRightForm extends RightsForm {
  @Day({
    optional: true,
    label: 'Demande reçue le',
    hint: 'La réponse est due dans le mois qui suit. Rien n’est changé avant votre réponse.',
  })
  receivedOn?: string;
}

export class GrantForm {
  @Confirmation({ code: 'required', sentence: 'Cochez la case : c’est définitif une fois fait.' })
  understood!: boolean;
}

export class RefusalForm {
  @Line(1000, {
    min: 3,
    control: 'area',
    label: 'Raison, telle que la personne la lira',
    sentence: 'Donnez la raison en quelques mots, 1000 caractères au plus.',
  })
  answer!: string;
}
