import { Day } from '../kernel/fields/days.js';
import { PersonName } from '../kernel/fields/people.js';

export class CarerForm {
  @PersonName({ part: 'family', label: 'Nom de l’aidant', example: 'Le Bràs' })
  lastName!: string;

  @PersonName({ part: 'given', label: 'Prénom de l’aidant', example: 'Anne' })
  firstName!: string;
}

/** At the counter, with the form that the person has signed. */
export class CarerFormSeen extends CarerForm {
  @Day({ label: 'Formulaire signé vu le', hint: 'Signé par la personne titulaire. Il n’est pas conservé ici.' })
  formSeenOn!: string;
}
