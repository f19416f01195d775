import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { IsPhone } from './is-phone.js';

/** The two ways to reach somebody, neither of them asked for: what the page's `PhoneAndEmail` sends. */
export abstract class PhoneAndEmailForm {
  /** As typed: the use case keeps it as E.164. */
  @IsOptional()
  @IsPhone()
  phone?: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;
}
