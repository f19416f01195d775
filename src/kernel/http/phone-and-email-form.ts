import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { IsPhone } from './is-phone.js';

/** The two ways to reach somebody, neither of them asked for: what the page's `PhoneAndEmail` sends. */
export abstract class PhoneAndEmailForm {
  /** As typed: the use case keeps it as E.164. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsPhone()
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;
}
