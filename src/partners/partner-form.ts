import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsObject,
  IsOptional,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { HoursForm } from '../kernel/hours/hours-form.js';
import { IfPresent } from '../kernel/http/if-present.js';
import { PhoneAndEmailForm } from '../kernel/http/phone-and-email-form.js';
import { Tidy } from '../kernel/http/tidy.js';
import { CHARTER_VERSION } from './charter.js';
import { IsSiret } from '../kernel/companies/identifiers.js';
import { type PartnerKind, partnerKinds, type Wheelchair, wheelchairs } from './partner-kind.js';

export class PartnerForm extends PhoneAndEmailForm {
  @ApiProperty({ enum: partnerKinds })
  @IsIn(partnerKinds)
  kind!: PartnerKind;

  @ApiProperty({ example: 'Boulangerie du Pont' })
  @Tidy()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ example: '73282932000074', description: 'Quatorze chiffres ; les espaces sont acceptés.' })
  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value))
  @IsSiret()
  siret!: string;

  @ApiPropertyOptional({ description: 'Raison sociale, lorsqu’elle diffère de l’enseigne.' })
  @IsOptional()
  @Tidy()
  @Length(1, 200)
  legalName?: string;

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

  @ApiPropertyOptional({ description: 'Quartier, pour le livret imprimé.' })
  @IsOptional()
  @Tidy()
  @Length(1, 80)
  neighbourhood?: string;

  @ApiPropertyOptional({ description: 'La personne à qui parler.' })
  @IsOptional()
  @Tidy()
  @Length(1, 80)
  contactName?: string;

  @ApiPropertyOptional({ type: [HoursForm], description: 'Horaires d’ouverture ; absent : non communiqués.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true, message: 'Chaque horaire a des jours, une heure de début et une heure de fin.' })
  @ValidateNested({ each: true })
  @Type(() => HoursForm)
  openingHours?: HoursForm[];

  @ApiPropertyOptional({ description: 'Fermé les jours fériés.' })
  @IfPresent()
  @IsBoolean()
  closedOnHolidays?: boolean;

  @ApiPropertyOptional({ enum: wheelchairs, description: 'Accessible en fauteuil ; absent : non communiqué.' })
  @IsOptional()
  @IsIn(wheelchairs)
  wheelchair?: Wheelchair;
}

/** What a partner sends when it asks to join: its place, whom to talk to, and the charter it accepts. */
export class JoiningForm extends OmitType(PartnerForm, ['contactName', 'email']) {
  @Tidy()
  @Length(1, 80)
  contactName!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;

  @Equals(CHARTER_VERSION, { message: 'Il faut accepter la charte pour rejoindre le pass senior.' })
  charter!: string;
}

/** A SIRET is who a partner is: it does not change. Null takes an answer away. */
export class PartnerChanges extends PartialType(OmitType(PartnerForm, ['siret']), { skipNullProperties: false }) {}
