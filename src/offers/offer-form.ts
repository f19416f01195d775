import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { HoursForm } from '../kernel/hours/hours-form.js';
import { IfPresent } from '../kernel/http/if-present.js';
import { Tidy } from '../kernel/http/tidy.js';
import { IsPhone } from '../kernel/http/is-phone.js';
import { IsDay } from '../kernel/http/is-day.js';
import { type BenefitKind, benefitKinds, type LimitPeriod, limitPeriods } from './offer-terms.js';

/** The largest amount of cents taken: a million euros. */
export const MAX_CENTS = 100_000_000;

export class BenefitForm {
  @ApiProperty({ enum: benefitKinds })
  @IsIn(benefitKinds)
  kind!: BenefitKind;

  @ApiPropertyOptional({ description: 'Points de pourcentage pour `percent`, centimes sinon.', example: 10 })
  @ValidateIf((benefit: BenefitForm) => benefit.value !== undefined || !['free_item', 'service'].includes(benefit.kind))
  @IsInt()
  @Min(1)
  @Max(MAX_CENTS)
  value?: number;
}

export class LimitForm {
  @IsInt()
  @Min(1)
  @Max(1000)
  uses!: number;

  @ApiProperty({ enum: limitPeriods })
  @IsIn(limitPeriods)
  period!: LimitPeriod;
}

class OfferTermsForm {
  @ApiProperty({ example: '10 % le mardi' })
  @Tidy()
  @Length(1, 120)
  title!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => BenefitForm)
  benefit!: BenefitForm;

  @ApiPropertyOptional({ type: LimitForm, description: 'Absent : sans limite.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LimitForm)
  limit?: LimitForm;

  @ApiPropertyOptional({ description: 'Nombre total d’utilisations, tous pass confondus.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  quota?: number;

  @ApiPropertyOptional({
    type: [Number],
    description: 'Pour le CCAS seulement : catégories de pass ; absent : toutes.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn([1, 2, 3], { each: true })
  categories?: number[];

  @ApiPropertyOptional({ description: 'Achat minimum, en centimes.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_CENTS)
  minimumCents?: number;

  @ApiProperty({ format: 'date' })
  @IsDay()
  startsOn!: string;

  @ApiPropertyOptional({ format: 'date', description: 'Dernier jour ; absent : jusqu’à ce qu’il soit terminé.' })
  @IsOptional()
  @IsDay()
  endsOn?: string;

  @ApiPropertyOptional({ type: [HoursForm], description: 'Absent : à toute heure.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true, message: 'Chaque horaire a des jours, une heure de début et une heure de fin.' })
  @ValidateNested({ each: true })
  @Type(() => HoursForm)
  hours?: HoursForm[];

  @ApiPropertyOptional({ description: 'Fermé les jours fériés.' })
  @IfPresent()
  @IsBoolean()
  closedOnHolidays?: boolean;

  @ApiPropertyOptional({ description: 'Pour un service : le numéro où prendre rendez-vous.' })
  @IsOptional()
  @IsPhone()
  bookingPhone?: string;
}

export class OfferForm extends OfferTermsForm {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  partnerId!: string;
}

/** Null takes away a limit, a quota, a minimum, the last day or the hours; the other fields may only be left out. */
export class OfferChanges extends PartialType(OfferTermsForm, { skipNullProperties: false }) {}
