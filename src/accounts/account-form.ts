import { IsEmail, IsIn, Length, MaxLength } from 'class-validator';
import { Tidy } from '../kernel/http/tidy.js';
import type { StaffKind } from './account.entity.js';

export class RoleForm {
  @IsIn(['agent', 'manager'])
  kind!: StaffKind;
}

export class InvitationForm extends RoleForm {
  @Tidy()
  @Length(1, 80)
  name!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;
}
