import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Equals, IsDefined, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsDay } from '../kernel/http/is-day.js';

/** A P-256 point: 32 bytes a coordinate, base64url. */
const coordinate = /^[\w-]{43}$/;

class PublicJwk {
  @ApiProperty({ enum: ['EC'] })
  @Equals('EC')
  kty!: 'EC';

  @ApiProperty({ enum: ['P-256'] })
  @Equals('P-256')
  crv!: 'P-256';

  @Matches(coordinate, { message: 'Une coordonnée de 32 octets en base64url est attendue.' })
  x!: string;

  @Matches(coordinate, { message: 'Une coordonnée de 32 octets en base64url est attendue.' })
  y!: string;
}

export class ActivationForm {
  @ApiProperty({ example: 'K7QM-4T2X-W', description: 'Numéro du pass.' })
  @IsString()
  @MaxLength(40)
  number!: string;

  @ApiProperty({ example: 'K7QM-4T2X', description: 'Code secret de la lettre ; il sert une fois, pendant 30 jours.' })
  @IsString()
  @MaxLength(40)
  secret!: string;

  @ApiProperty({ format: 'date', description: 'Date de naissance de la personne titulaire du pass.' })
  @IsDay()
  bornOn!: string;

  @ApiProperty({ type: PublicJwk, description: 'Clé publique du téléphone ; la clé privée n’en sort jamais.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => PublicJwk)
  publicJwk!: PublicJwk;
}
