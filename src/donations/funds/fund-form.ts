import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { IfPresent } from '../../kernel/http/if-present.js';
import { IsDay } from '../../kernel/http/is-day.js';
import { Tidy } from '../../kernel/http/tidy.js';
import { DeliberationForm, IsCents } from '../giving/donation-form.js';

export class FundForm {
  @ApiProperty({ example: 'Un an de bilans auditifs' })
  @Tidy()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ description: 'À quoi sert l’argent, comme le lit un donateur.' })
  @Length(1, 1000)
  purpose!: string;

  @ApiProperty({ format: 'date' })
  @IsDay()
  startsOn!: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  endsOn?: string;

  @ApiProperty({ description: 'Ce qu’il faut réunir, en centimes.' })
  @IsCents()
  budgetCents!: number;

  @ApiPropertyOptional({ example: '7562', description: 'Compte crédité ; absent : celui des réglages.' })
  @IsOptional()
  @Matches(/^\d{2,12}$/, { message: 'Un numéro de compte a de 2 à 12 chiffres.' })
  account?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Avantage ou service du pass que ces dons paient.' })
  @IsOptional()
  @IsUUID()
  offerId?: string;
}

/** Null takes an answer away. */
export class FundChanges extends PartialType(FundForm, { skipNullProperties: false }) {
  @ApiPropertyOptional({ description: 'Faux : l’action ne collecte plus.' })
  @IfPresent()
  @IsBoolean()
  isOpen?: boolean;
}

export class ExpenseForm {
  @ApiProperty({ format: 'date' })
  @IsDay()
  spentOn!: string;

  @ApiProperty({ example: 'Bilans auditifs de janvier' })
  @Tidy()
  @Length(1, 160)
  label!: string;

  @ApiProperty({ example: 'Mandat 412' })
  @Tidy()
  @Length(1, 60)
  reference!: string;

  @ApiProperty({ description: 'Centimes.' })
  @IsCents()
  amountCents!: number;
}

export class TransferForm extends DeliberationForm {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  fromFundId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  toFundId!: string;

  @ApiProperty({ description: 'Centimes.' })
  @IsCents()
  amountCents!: number;

  @ApiProperty({ format: 'date' })
  @IsDay()
  movedOn!: string;
}
