import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../kernel/http/is-day.js';
import { type CardChoice, cardChoices, type CardLayout, cardLayouts } from './card-batch.entity.js';

export class CardBatchForm {
  @ApiProperty({
    enum: cardChoices,
    description:
      '`passes` : ceux nommés ; `issued_since` : les cartes émises depuis un jour ; `never_printed` : jamais imprimées ; `reissue` : signées seulement par une clé compromise',
  })
  @IsIn(cardChoices)
  choice!: CardChoice;

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  passIds?: string[];

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  issuedSince?: string;

  @ApiPropertyOptional({
    enum: cardLayouts,
    description: '`sheets` : feuilles A4 de dix ; `single` : une carte par page',
  })
  @IsOptional()
  @IsIn(cardLayouts)
  cards?: CardLayout;

  @ApiPropertyOptional({
    default: false,
    description: 'Une lettre pour chaque pass, avec de quoi activer un téléphone.',
  })
  @IsOptional()
  @IsBoolean()
  letters?: boolean;
}
