import { Whole } from '../../kernel/fields/numbers.js';

export class YearSearch {
  @Whole({ min: 2000, max: 2999, optional: true, description: 'Année civile ; absente : l’année en cours.' })
  year?: number;
}
