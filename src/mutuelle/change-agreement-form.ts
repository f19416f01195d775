import { ApiProperty } from '@nestjs/swagger';
import { Length } from 'class-validator';
import { IsDay } from '../kernel/http/is-day.js';

export class SignatureForm {
  @ApiProperty({ format: 'date' })
  @IsDay()
  signedOn!: string;
}

export class EndForm {
  @ApiProperty({ format: 'date', description: 'Dernier jour, inclus.' })
  @IsDay()
  lastDay!: string;
}

export class ReviewForm {
  @IsDay()
  heldOn!: string;

  @Length(1, 2000)
  summary!: string;

  @IsDay()
  nextOn!: string;
}
