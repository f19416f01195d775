import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { IsPhone } from '../kernel/http/is-phone.js';
import { IsSiret } from './is-siret.js';
import { type PartnerKind, partnerKinds } from './partner-kind.js';

export class PartnerForm {
  @ApiProperty({ enum: partnerKinds })
  @IsIn(partnerKinds)
  kind!: PartnerKind;

  @ApiProperty({ example: 'Boulangerie du Pont' })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value))
  @Length(1, 120)
  name!: string;

  @ApiProperty({ example: '73282932000074', description: 'Quatorze chiffres ; les espaces sont acceptés.' })
  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value))
  @IsSiret()
  siret!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @MaxLength(200)
  address?: string;

  @ApiPropertyOptional({ example: '94140' })
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'Un code postal a cinq chiffres.' })
  postcode?: string;

  @ApiPropertyOptional({ example: '94002' })
  @IsOptional()
  @Matches(/^(\d{2}|2A|2B)\d{3}$/, { message: 'Un code commune de l’INSEE est attendu, par exemple 94002.' })
  communeCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsPhone()
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsEmail()
  email?: string;
}
