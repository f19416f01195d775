import { Choice, Reference } from '../kernel/fields/choices.js';
import type { PassCategory } from '../passes/pass.entity.js';
import { ResidentForm } from '../residents/resident-form.js';

/** What an agent types for whoever stands at the counter. */
export class CounterForm extends ResidentForm {
  @Choice([1, 2, 3], { label: 'Catégorie' })
  category!: PassCategory;

  /** The dossier this person has already. */
  @Reference({ optional: true })
  residentId?: string;
}
