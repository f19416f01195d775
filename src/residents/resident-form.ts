import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfPresent } from '../kernel/http/if-present.js';
import { IsDay } from '../kernel/http/is-day.js';
import { IsPhone } from '../kernel/http/is-phone.js';
import { Tidy } from '../kernel/http/tidy.js';
import { type ResidenceProofKind, residenceProofKinds } from './resident.entity.js';

export class ResidenceProof {
  @ApiProperty({
    enum: residenceProofKinds,
    description: 'Nature du justificatif vu ; le document n’est jamais conservé.',
  })
  @IsIn(residenceProofKinds)
  kind!: ResidenceProofKind;

  @ApiProperty({ format: 'date', example: '2026-11-02' })
  @IsDay()
  seenOn!: string;
}

class Contact {
  @ApiPropertyOptional({ type: String, nullable: true, example: '12 rue Véron' })
  @IsOptional()
  @Tidy()
  @MaxLength(200)
  address?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '94140' })
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'Un code postal a cinq chiffres.' })
  postcode?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '01 43 75 00 00',
    description: 'Conservé au format E.164.',
  })
  @IsOptional()
  @IsPhone()
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'jeanne@exemple.fr' })
  @IsOptional()
  @IsEmail()
  email?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'U-1024',
    description: 'Numéro de la personne dans un autre logiciel de la mairie.',
  })
  @IsOptional()
  @Tidy()
  @Length(1, 40)
  reference?: string | null;
}

export class ResidentForm extends Contact {
  @ApiProperty({ example: 'Le Bràs' })
  @Tidy()
  @IsString()
  @Length(1, 100)
  lastName!: string;

  @ApiProperty({ example: 'Marie-Thérèse' })
  @Tidy()
  @IsString()
  @Length(1, 100)
  firstName!: string;

  @ApiProperty({ format: 'date', example: '1948-03-02' })
  @IsDay()
  bornOn!: string;

  @ApiProperty({ example: '94002', description: 'Code INSEE d’une commune du CCAS.' })
  @Matches(/^(\d{2}|2A|2B)\d{3}$/, { message: 'Un code commune de l’INSEE est attendu, par exemple 94002.' })
  communeCode!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ResidenceProof)
  residenceProof!: ResidenceProof;

  @ApiPropertyOptional({
    description: 'Confirme qu’il s’agit de quelqu’un d’autre malgré un homonyme né le même jour.',
  })
  @IsOptional()
  @IsBoolean()
  confirmedNew?: boolean;
}

export class ResidentChanges extends Contact {
  @IfPresent()
  @Tidy()
  @Length(1, 100)
  lastName?: string;

  @IfPresent()
  @Tidy()
  @Length(1, 100)
  firstName?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IfPresent()
  @IsDay()
  bornOn?: string;

  @ApiPropertyOptional({ example: '94002' })
  @IfPresent()
  @Matches(/^(\d{2}|2A|2B)\d{3}$/, { message: 'Un code commune de l’INSEE est attendu, par exemple 94002.' })
  communeCode?: string;

  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => ResidenceProof)
  residenceProof?: ResidenceProof;

  @ApiPropertyOptional({
    description: 'Confirme qu’il s’agit de quelqu’un d’autre malgré un homonyme né le même jour.',
  })
  @IfPresent()
  @IsBoolean()
  confirmedNew?: boolean;

  @ApiPropertyOptional({
    description: 'La version lue avant de corriger : si quelqu’un a corrigé depuis, 409 `changed_meanwhile`.',
  })
  @IfPresent()
  @IsInt()
  @Min(1)
  version?: number;
}
