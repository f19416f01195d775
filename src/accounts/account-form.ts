import { Choice, Keys } from '../kernel/fields/choices.js';
import { Email, PersonName } from '../kernel/fields/people.js';
import type { StaffKind } from './account.entity.js';

export class RoleForm {
  @Choice(['agent', 'manager'])
  kind!: StaffKind;
}

export class ModulesForm {
  @Keys({ optional: true })
  modules?: string[];
}

export class InvitationForm extends RoleForm {
  @PersonName({ max: 80 })
  name!: string;

  @Email()
  email!: string;

  @Keys({ optional: true })
  modules?: string[];
}
