import { PersonName } from '../kernel/fields/people.js';

export class CarerForm {
  @PersonName({ part: 'family', example: 'Le Bràs' })
  lastName!: string;

  @PersonName({ part: 'given', example: 'Anne' })
  firstName!: string;
}
