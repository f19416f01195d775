import { PickType } from '@nestjs/swagger';
import { Day } from '../../kernel/fields/days.js';
import { LongText } from '../../kernel/fields/lines.js';
import { AgreementForm } from './agreement-form.js';

/** The days as they should have been written. */
export class DatesForm extends PickType(AgreementForm, ['startsOn', 'endsOn', 'reviewOn']) {}

export class SignatureForm {
  @Day({ label: 'Signée le' })
  signedOn!: string;
}

export class EndForm {
  @Day({ label: 'Dernier jour', description: 'Dernier jour, inclus.' })
  lastDay!: string;
}

export class ReviewForm {
  @Day({ label: 'Bilan tenu le' })
  heldOn!: string;

  @LongText(2000, { label: 'Ce qui a été dit', hint: 'Aucun nom de personne.' })
  summary!: string;

  @Day({ label: 'Prochain bilan' })
  nextOn!: string;
}
