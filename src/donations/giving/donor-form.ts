import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Length, Matches, ValidateIf } from 'class-validator';
import { IsSiren } from '../../kernel/companies/identifiers.js';
import { PhoneAndEmailForm } from '../../kernel/http/phone-and-email-form.js';
import { Tidy } from '../../kernel/http/tidy.js';
import { type DonorKind, donorKinds } from './donor-kind.js';

const ofCompany = ValidateIf((form: DonorForm) => form.kind !== 'person');
const ofPerson = ValidateIf((form: DonorForm) => form.kind === 'person');

export class DonorForm extends PhoneAndEmailForm {
  @ApiProperty({ enum: donorKinds })
  @IsIn(donorKinds)
  kind!: DonorKind;

  @ApiProperty({ example: 'Boulangerie du Pont', description: 'Dénomination de l’entreprise, ou nom de la personne.' })
  @Tidy()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ description: 'D’une personne.' })
  @ofPerson
  @Tidy()
  @Length(1, 80)
  firstName?: string;

  @ApiPropertyOptional({ example: 'SAS', description: 'D’une entreprise.' })
  @ofCompany
  @Tidy()
  @Length(1, 120)
  legalForm?: string;

  @ApiPropertyOptional({ example: '732829320', description: 'D’une entreprise ; les espaces sont acceptés.' })
  @ofCompany
  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value))
  @IsSiren()
  siren?: string;

  @ApiPropertyOptional({ description: 'Numéro et rue.' })
  @IsOptional()
  @Tidy()
  @Length(1, 200)
  street?: string;

  @ApiPropertyOptional({ example: '94140' })
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'Un code postal a cinq chiffres.' })
  postcode?: string;

  @IsOptional()
  @Tidy()
  @Length(1, 80)
  commune?: string;
}

/** What a donor is, company or person, and its SIREN do not change. Null takes an answer away. */
export class DonorChanges extends PartialType(OmitType(DonorForm, ['kind', 'siren', 'firstName', 'legalForm']), {
  skipNullProperties: false,
}) {
  @IsOptional()
  @Tidy()
  @Length(1, 80)
  firstName?: string;

  @IsOptional()
  @Tidy()
  @Length(1, 120)
  legalForm?: string;
}
