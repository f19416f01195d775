import { IsEmail, Length, MaxLength } from 'class-validator';
import { Tidy } from '../kernel/http/tidy.js';

export class MemberForm {
  @Tidy()
  @Length(1, 80)
  name!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;
}
