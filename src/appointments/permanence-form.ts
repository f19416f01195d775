import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { IsDay } from '../kernel/http/is-day.js';
import { Tidy } from '../kernel/http/tidy.js';
import type { PermanenceKind } from './permanence.entity.js';

const hour = { message: 'Écrivez l’heure ainsi : 09:30.' };

export class PermanenceForm {
  @ApiProperty({ enum: ['permanence', 'meeting'], description: '`meeting` : tout le monde à la fois.' })
  @IsIn(['permanence', 'meeting'])
  kind!: PermanenceKind;

  @ApiProperty({ format: 'date' })
  @IsDay()
  day!: string;

  @ApiProperty({ example: '09:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, hour)
  from!: string;

  @ApiProperty({ example: '12:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, hour)
  to!: string;

  @ApiPropertyOptional({ example: 30, description: 'Pour une permanence : durée d’un rendez-vous.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(5)
  @Max(240)
  slotMinutes?: number;

  @ApiProperty({ example: 1, description: 'Personnes par créneau, ou à la réunion.' })
  @Type(() => Number)
  @IsInt({ message: 'Écrivez un nombre de personnes, par exemple 1.' })
  @Min(1)
  @Max(500)
  capacity!: number;

  @ApiProperty({ example: 'Mairie, salle 2, place de la Mairie' })
  @Tidy()
  @Length(1, 200)
  place!: string;

  @ApiProperty({ description: 'Accessible en fauteuil.' })
  @IsBoolean()
  isAccessible!: boolean;

  @ApiPropertyOptional({ example: 'Ascenseur à gauche de l’accueil' })
  @IsOptional()
  @Tidy()
  @Length(1, 300)
  accessNote?: string;
}
