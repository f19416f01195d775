import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsSiren } from '../../kernel/companies/identifiers.js';
import { IsDay } from '../../kernel/http/is-day.js';
import { PhoneAndEmailForm } from '../../kernel/http/phone-and-email-form.js';
import { Tidy } from '../../kernel/http/tidy.js';

export class TariffLineForm {
  @ApiProperty({ example: 60 })
  @IsInt()
  @Min(0)
  @Max(120)
  fromAge!: number;

  @ApiProperty({ example: 69, type: Number, nullable: true, description: 'Inclus ; null : « et plus ».' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(120)
  toAge!: number | null;

  @ApiProperty({ example: 6240, description: 'Centimes par mois.' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  monthlyCents!: number;
}

export class PlanForm {
  @ApiProperty({ example: 'Confort' })
  @Tidy()
  @Length(1, 60)
  name!: string;

  @ApiProperty({ description: 'Ce que la formule couvre, dans les mots de la mutuelle.' })
  @Length(1, 1000)
  cover!: string;

  @ApiPropertyOptional({ type: [TariffLineForm], description: 'Sans trou ni recouvrement ; peut venir plus tard.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(120)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TariffLineForm)
  tariff?: TariffLineForm[];
}

export class AgreementForm extends PhoneAndEmailForm {
  @ApiProperty({ example: 'Mutuelle des Deux Rives' })
  @Tidy()
  @Length(1, 120)
  insurerName!: string;

  @ApiPropertyOptional({ example: '900100207' })
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value))
  @IsSiren()
  siren?: string;

  @ApiProperty({ format: 'date' })
  @IsDay()
  startsOn!: string;

  @ApiProperty({ format: 'date', description: 'Dernier jour, inclus.' })
  @IsDay()
  endsOn!: string;

  @ApiProperty({ description: 'Reconduite d’année en année si personne ne dit rien.' })
  @IsBoolean()
  isRenewedTacitly!: boolean;

  @ApiProperty({ example: 3, description: 'Mois de préavis avant la fin.' })
  @Type(() => Number)
  @IsInt({ message: 'Écrivez un nombre de mois, par exemple 3.' })
  @Min(0)
  @Max(12, { message: 'Le préavis est de douze mois au plus.' })
  noticeMonths!: number;

  @ApiProperty({ format: 'date', description: 'Prochain bilan annuel avec la mutuelle.' })
  @IsDay()
  reviewOn!: string;

  @ApiProperty({ description: 'Ouverte aussi aux personnes qui travaillent dans la commune.' })
  @IsBoolean()
  isOpenToWorkers!: boolean;

  @ApiPropertyOptional({ description: 'Comment les âges sont comptés, quand les tarifs changent.' })
  @IsOptional()
  @Length(1, 1000)
  tariffNote?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'La candidature dont elle vient.' })
  @IsOptional()
  @IsUUID()
  candidateId?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlanForm)
  plans!: PlanForm[];
}
