import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfPresent } from '../../kernel/http/if-present.js';
import { IsDay } from '../../kernel/http/is-day.js';
import { IsPhone } from '../../kernel/http/is-phone.js';
import { Tidy } from '../../kernel/http/tidy.js';
import { type DonationKind, donationKinds, type PaymentWay, paymentWays } from './donation-words.js';

/** One billion euros: what is more was typed by mistake. */
export const MOST_CENTS = 100_000_000_000;
const tooSmall = { message: 'Un montant est supérieur à zéro.' };
const tooBig = { message: 'Ce montant dépasse un milliard d’euros.' };

export const IsCents = () => (target: object, name: string) => {
  for (const decorate of [IsInt(), Min(1, tooSmall), Max(MOST_CENTS, tooBig)]) decorate(target, name);
};

export class GoodForm {
  @ApiProperty({ example: 'Fauteuil roulant pliant, neuf' })
  @Tidy()
  @Length(1, 160)
  label!: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;

  @ApiProperty({ description: 'Valeur d’une unité en centimes, dite par le donateur.' })
  @IsInt()
  @Min(1, tooSmall)
  @Max(10_000_000_000, tooBig)
  unitCents!: number;
}

export class SkillForm {
  @ApiProperty({ example: 'Ergothérapeute 1', description: 'Un rôle, numéroté s’il y en a plusieurs ; jamais un nom.' })
  @Tidy()
  @Length(1, 120)
  role!: string;

  @ApiProperty({ example: '2026-10' })
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/, { message: 'Un mois s’écrit comme 2026-10.' })
  month!: string;

  @ApiProperty({ description: 'Minutes de travail dans ce mois.' })
  @IsInt()
  @Min(1)
  @Max(44_640)
  minutes!: number;

  @ApiProperty({ description: 'Salaire chargé de ces heures, en centimes.' })
  @IsInt()
  @Min(1, tooSmall)
  @Max(10_000_000_000, tooBig)
  costCents!: number;
}

export class DetailForm {
  @ApiPropertyOptional({
    enum: ['cost', 'net_book'],
    description: 'Biens d’une entreprise : comment ils sont évalués.',
  })
  @IfPresent()
  @IsIn(['cost', 'net_book'])
  valuation?: 'cost' | 'net_book';

  @IfPresent()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => GoodForm)
  goods?: GoodForm[];

  @IfPresent()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SkillForm)
  skills?: SkillForm[];
}

export class DonationForm extends DetailForm {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  donorId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  fundId!: string;

  @ApiProperty({ enum: donationKinds })
  @IsIn(donationKinds)
  kind!: DonationKind;

  @ApiPropertyOptional({ description: 'Centimes. Absent : la somme des biens ou des heures.' })
  @IfPresent()
  @IsCents()
  amountCents?: number;

  @IsOptional()
  @Length(1, 1000)
  description?: string;

  @ApiPropertyOptional({ description: 'La personne à qui parler.' })
  @IsOptional()
  @Tidy()
  @Length(1, 120)
  contactName?: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  contactEmail?: string;

  @IsOptional()
  @IsPhone()
  contactPhone?: string;
}

export class ReceptionForm {
  @ApiProperty({ format: 'date' })
  @IsDay()
  receivedOn!: string;

  @ApiPropertyOptional({ description: 'Centimes ; absent : ce qui manque encore.' })
  @IfPresent()
  @IsCents()
  amountCents?: number;

  @ApiPropertyOptional({ enum: paymentWays, description: 'Pour de l’argent.' })
  @IfPresent()
  @IsIn(paymentWays)
  way?: PaymentWay;

  @ApiPropertyOptional({ description: 'Vrai : rien d’autre n’arrivera, même si la promesse était plus haute.' })
  @IfPresent()
  @IsBoolean()
  isLast?: boolean;
}

export class DeliberationForm {
  @ApiProperty({ example: '2026-12-04' })
  @Tidy()
  @Length(1, 40)
  number!: string;

  @ApiProperty({ format: 'date' })
  @IsDay()
  decidedOn!: string;
}

export class ReasonForm {
  @Tidy()
  @Length(1, 500)
  reason!: string;
}

export class CounterpartForm {
  @ApiProperty({ example: 'Logo sur le programme de la fête' })
  @Tidy()
  @Length(1, 500)
  counterpart!: string;

  @ApiProperty({ description: 'Valeur de ce que le CCAS donne en retour, en centimes.' })
  @IsCents()
  counterpartCents!: number;
}
