import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Length, ValidateIf } from 'class-validator';
import { Tidy } from '../kernel/http/tidy.js';

/** RGPD, articles 15, 16, 18, 17 and 20. */
export const rightsKinds = ['access', 'correction', 'restriction', 'erasure', 'portability'] as const;
export type RightsKind = (typeof rightsKinds)[number];

export class RightsForm {
  @ApiProperty({ enum: rightsKinds })
  @IsIn(rightsKinds)
  kind!: RightsKind;

  @ApiPropertyOptional({ description: 'Pour une correction : ce qui est faux, et ce qu’il faut écrire.' })
  @ValidateIf(({ kind, message }: RightsForm) => kind === 'correction' || message !== undefined)
  @Tidy()
  @Length(3, 1000, { message: 'Dites en quelques mots ce qu’il faut corriger, 1000 caractères au plus.' })
  message?: string;
}
