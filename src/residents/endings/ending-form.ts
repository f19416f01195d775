import { Choice, References } from '../../kernel/fields/choices.js';
import { Day } from '../../kernel/fields/days.js';
import { endingLabels, toldByLabels } from './ending-wording.js';
import type { EndingKind } from './ending.js';

export class EndingForm {
  @Choice(endingLabels, { label: 'Ce qui est arrivé' })
  kind!: EndingKind;

  @Day({ label: 'Depuis le', hint: 'Le jour du décès ou du départ : aujourd’hui ou avant.' })
  on!: string;

  @Choice(toldByLabels, { label: 'Qui vous l’a dit', optional: true })
  toldBy?: string;

  @References({ label: 'Aussi', optional: true, least: 0, most: 20 })
  alsoEnds?: string[];
}
