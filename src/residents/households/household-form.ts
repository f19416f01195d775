import { Reference } from '../../kernel/fields/choices.js';

export class HouseholdForm {
  @Reference({ label: 'La personne du même foyer' })
  otherId!: string;
}
