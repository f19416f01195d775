import { Choice, References } from '../../kernel/fields/choices.js';
import { Day } from '../../kernel/fields/days.js';
import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import { type FormValues, oneText, readForm } from '../../kernel/http/input.js';
import { parseDay } from '../../kernel/text/parse-day.js';
import { typedDay } from '../../kernel/text/typed-day.js';
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

/** What a page sends: the form, or what is wrong with it and the day all the same, so that all is said at once. */
export interface EndingAnswers {
  form?: EndingForm;
  errors: FieldError[];
  /** ISO day. */
  on?: string;
}

export function readEnding(values: FormValues): EndingAnswers {
  try {
    return { form: readForm(EndingForm, values), errors: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const on = typedDay(oneText(values.on));
    return { errors: error.errors ?? [], ...(parseDay(on) && { on }) };
  }
}
