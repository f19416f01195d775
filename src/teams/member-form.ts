import { Email, PersonName } from '../kernel/fields/people.js';

export class MemberForm {
  @PersonName({ max: 80 })
  name!: string;

  @Email()
  email!: string;
}
