import { Reference } from '../../kernel/fields/choices.js';

export class HouseholdForm {
  @Reference({ label: 'La personne qui vit avec elle' })
  otherId!: string;
}
