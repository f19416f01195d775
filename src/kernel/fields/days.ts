import { parseDay } from '../text/parse-day.js';
import { typedDay } from '../text/typed-day.js';
import { pattern } from './lines.js';
import { type FieldOptions, field, Unread } from './word.js';

const typedSentence =
  'Cette date n’existe pas, ou n’est pas complète. Écrivez le jour, le mois et l’année, par exemple 02/03/1948.';

interface DayOptions extends FieldOptions {
  /** Whether people type it, as a birth date known by heart, instead of picking it in a calendar. */
  isTyped?: boolean;
}

/** A calendar day that exists: `YYYY-MM-DD`, and in a page as a person types it, `2/3/1948`, `2 mars 1948`. */
export function Day({ isTyped, ...options }: DayOptions = {}) {
  return field(
    {
      checks: [
        {
          code: 'invalid_day',
          sentence: 'Cette date n’existe pas. Écrivez-la comme 1948-03-02.',
          holds: (value) => typeof value === 'string' && parseDay(value) !== undefined,
        },
      ],
      read(typed) {
        const day = typedDay(typed);
        return parseDay(day) ? day : new Unread('invalid_day', typedSentence);
      },
      schema: { type: String, format: 'date' },
      look: isTyped
        ? { label: 'Date', control: 'input', hint: 'Jour, mois, année. Par exemple 02/03/1948.', maxLength: 20 }
        : { label: 'Date', control: 'input', type: 'date' },
    },
    options,
  );
}

/** A birth date: typed, since nobody finds 1948 in a calendar quickly. */
export function BirthDate(options: FieldOptions = {}) {
  return Day({ isTyped: true, label: 'Date de naissance', autocomplete: 'bday', ...options });
}

export const TIME_SENTENCE = 'Écrivez l’heure ainsi : 09:30.';
const times = { day: /^([01]\d|2[0-3]):[0-5]\d$/, end: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/ };

/** An hour of the day: `09:30`, and in a page `9h30` or `9 h`. @param untilMidnight takes `24:00` too */
export function TimeOfDay({ untilMidnight, ...options }: FieldOptions & { untilMidnight?: boolean } = {}) {
  const word = pattern(untilMidnight ? times.end : times.day, TIME_SENTENCE);
  return field(
    { ...word, read: typedTime, look: { label: 'Heure', control: 'input', type: 'time' } },
    { example: '09:00', ...options },
  );
}

/** `9h30`, `9:30` and `9 h` are what people type where the browser has no clock; anything else as it is. */
export function typedTime(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})\s*[:h]?\s*(\d{2})?$/i.exec(text) ?? [];
  return hours ? `${hours.padStart(2, '0')}:${minutes ?? '00'}` : text;
}
