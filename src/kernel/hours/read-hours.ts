import { type FieldError, InvalidInput } from '../errors/domain-error.js';
import { TIME_SENTENCE, typedTime } from '../fields/days.js';
import { type FormValues, oneText, type readForm } from '../http/input.js';
import type { OpeningHours } from './opening-hours.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Rows the page offers: two parts of a usual day, a third for another day, a fourth to spare; more where there are more. */
export const HOURS_ROWS = 4;
/** As many as a body of the API may carry. */
export const MOST_HOURS_ROWS = 20;

/**
 * The rows of `HoursFields` as opening hours. A row with neither is left out; days without hours mean the whole day, hours
 * without a day mean every day; an end before the start is an error at the row's end.
 */
export function readHours(body: FormValues, errors: FieldError[]): OpeningHours[] {
  const hours: OpeningHours[] = [];
  for (let row = 0; row < MOST_HOURS_ROWS; row++) {
    const weekdays = [body[`hours${row}Days`] ?? []]
      .flat()
      .map(Number)
      .filter((day) => day >= 1 && day <= 7);
    const [typedFrom, typedTo] = [timeIn(body[`hours${row}From`]), timeIn(body[`hours${row}To`])];
    if (weekdays.length === 0 && typedFrom === undefined && typedTo === undefined) continue;
    const [from, to] = [typedFrom ?? '00:00', typedTo ?? '24:00'];
    const isTime = (text: string) => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
    if (!isTime(from)) errors.push({ field: `hours${row}From`, code: 'wrong_form', detail: TIME_SENTENCE });
    if (!isTime(to)) errors.push({ field: `hours${row}To`, code: 'wrong_form', detail: TIME_SENTENCE });
    else if (isTime(from) && to <= from)
      errors.push({ field: `hours${row}To`, code: 'ends_before_start', detail: 'La fin doit venir après le début.' });
    hours.push({ weekdays: weekdays.length > 0 ? [...new Set(weekdays)] : everyDay, from, to });
  }
  return hours;
}

/**
 * A form with `openingHours` of a page that asks them by `HoursFields`, and every other field by its word.
 * @throws InvalidInput with the names the page uses
 */
export function readWithHours<T extends { openingHours?: unknown }>(
  shape: new () => T,
  body: FormValues,
  read: typeof readForm,
  fixed: object = {},
): T {
  const errors: FieldError[] = [];
  const openingHours = readHours(body, errors);
  const plain = Object.fromEntries(Object.entries(body).filter(([name]) => !/^hours\d/.test(name)));
  try {
    const form = read(shape, plain, { ...fixed, openingHours });
    if (errors.length > 0) throw new InvalidInput(errors);
    return form;
  } catch (error) {
    const others = error instanceof InvalidInput ? (error.errors ?? []) : undefined;
    if (!others) throw error;
    // The hours' own errors already say it in the page's names.
    throw new InvalidInput([
      ...new Set([...others.filter(({ field }) => !field.startsWith('openingHours')), ...errors]),
    ]);
  }
}

/** What the fields of `HoursFields` show for these hours. */
export function hoursValues(hours: OpeningHours[]): FormValues {
  return Object.fromEntries(
    hours.flatMap(({ weekdays, from, to }, row) => [
      [`hours${row}Days`, weekdays.map(String)],
      [`hours${row}From`, from === '00:00' ? '' : from],
      [`hours${row}To`, to === '24:00' ? '' : to],
    ]),
  );
}

function timeIn(value: string | string[] | undefined): string | undefined {
  const text = oneText(value);
  return text === '' ? undefined : typedTime(text);
}
