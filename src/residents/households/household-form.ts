import { Reference } from '../../kernel/fields/choices.js';
import { type PickedResident, Resident } from '../picked-resident.js';

export class HouseholdForm {
  @Resident({ label: 'Qui vit avec elle' })
  otherId!: PickedResident;
}

/** Somebody at the same address who is no part of it. */
export class ApartForm {
  @Reference({ label: 'L’autre personne' })
  otherId!: string;
}

/** Two dossiers, whichever comes first. */
export class TogetherForm {
  @Reference({ description: 'Dossier de l’une des deux personnes.' })
  residentId!: string;

  @Reference({ description: 'Dossier de l’autre.' })
  otherId!: string;
}
