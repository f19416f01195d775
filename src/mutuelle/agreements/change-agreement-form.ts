import { ApiProperty, PickType } from '@nestjs/swagger';
import { Length } from 'class-validator';
import { IsDay } from '../../kernel/http/is-day.js';
import { AgreementForm } from './agreement-form.js';

/** The days as they should have been written. */
export class DatesForm extends PickType(AgreementForm, ['startsOn', 'endsOn', 'reviewOn']) {}

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
