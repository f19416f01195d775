import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Tidy } from '../kernel/http/tidy.js';
import type { PassCategory } from '../passes/pass.entity.js';
import { ResidenceProof } from '../residents/resident-form.js';
import { refusalReasonLabels } from './application-wording.js';
import type { RefusalReason } from './pass-application.entity.js';

export class Acceptance {
  @ApiPropertyOptional({ format: 'uuid', description: 'Le dossier à compléter ; sinon un nouveau est créé.' })
  @IsOptional()
  @IsUUID()
  residentId?: string;

  @ApiPropertyOptional({ description: 'Confirme qu’il s’agit de quelqu’un d’autre malgré un dossier ressemblant.' })
  @IsOptional()
  @IsBoolean()
  confirmedNew?: boolean;

  @ApiProperty({ enum: [1, 2, 3], description: 'Catégorie ; son nom est dans les réglages du CCAS' })
  @IsInt()
  @Min(1)
  @Max(3)
  category!: PassCategory;

  @IsObject()
  @ValidateNested()
  @Type(() => ResidenceProof)
  residenceProof!: ResidenceProof;
}

export class ApplicationRefusal {
  @ApiProperty({ enum: Object.keys(refusalReasonLabels) })
  @IsIn(Object.keys(refusalReasonLabels))
  reason!: RefusalReason;

  @ApiPropertyOptional({ description: 'Écrit à la personne, après la raison ; obligatoire pour « other ».' })
  @ValidateIf((form: ApplicationRefusal) => form.reason === 'other' || form.note !== undefined)
  @Tidy()
  @IsString()
  @Length(1, 1000)
  note?: string;
}

export class RequestForMore {
  @ApiProperty({ example: 'La facture montrée a plus de trois mois : apportez la dernière.' })
  @Tidy()
  @IsString()
  @Length(1, 1000)
  missing!: string;
}
