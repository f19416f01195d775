import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { MAX_CENTS } from '../offers/offer-form.js';
import type { LateScan } from './record-late-scan.js';

/** A day of a busy shop; a longer queue is sent in several requests. */
const MOST_SCANS = 100;
/** Of a full queue, however long its passes. */
export const LARGEST_SYNC_BYTES = 2 ** 20;
const MAX_OFFSET_MS = 2_147_483_647;

class LateScanForm {
  @ApiProperty({ format: 'uuid', description: 'Tirée une fois par utilisation.' })
  @IsUUID()
  key!: string;

  @ApiProperty({ description: 'Le texte du code QR.' })
  @IsString()
  @MaxLength(4000)
  passCode!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  offerId!: string;

  @ApiProperty({ format: 'date-time', description: 'À l’horloge de la caisse.' })
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  scannedAt!: string;

  @ApiProperty({ description: 'À ajouter à l’horloge de la caisse pour obtenir la nôtre, en millisecondes.' })
  @IsInt()
  @Min(-MAX_OFFSET_MS)
  @Max(MAX_OFFSET_MS)
  clockOffsetMs!: number;

  @ApiProperty({ description: 'Les données avec lesquelles la caisse a jugé : `version` de `/till/bundle`.' })
  @IsString()
  @MaxLength(64)
  bundleVersion!: string;

  @ApiPropertyOptional({ description: 'Montant de l’achat avant remise, en centimes.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_CENTS)
  amountCents?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'La réserve dont l’utilisation a été prise.' })
  @IsOptional()
  @IsUUID()
  leaseId?: string;
}

export class SyncForm {
  @IsArray()
  @ArrayMaxSize(MOST_SCANS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => LateScanForm)
  scans!: LateScanForm[];
}

export class LeaseForm {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  offerId!: string;

  @ApiProperty({ minimum: 1, maximum: 20, description: 'Unités que la caisse souhaite tenir.' })
  @IsInt()
  @Min(1)
  @Max(20)
  units!: number;

  @ApiPropertyOptional({ description: 'Pour un avantage limité par pass : le texte de son code.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  passCode?: string;
}

export function lateScanOf({ scannedAt, ...scan }: LateScanForm): LateScan {
  return { ...scan, scannedAt: instantIn(scannedAt) };
}

/** A time without zone is taken as UTC. */
function instantIn(text: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`));
}
