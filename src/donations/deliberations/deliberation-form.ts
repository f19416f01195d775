import { Day } from '../../kernel/fields/days.js';
import { Line } from '../../kernel/fields/lines.js';

export class DeliberationForm {
  @Line(40, { label: 'Numéro de la délibération', example: '2026-12-04' })
  number!: string;

  @Day({ label: 'Votée le' })
  decidedOn!: string;
}
