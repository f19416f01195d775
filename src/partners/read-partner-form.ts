import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { hoursValues, readHours } from '../kernel/hours/read-hours.js';
import { type FormValues, oneText, readInput, withoutBlanks } from '../kernel/http/input.js';
import { PartnerChanges } from './partner-form.js';
import type { PartnerView } from './partner-directory.query.js';

const clearable = [
  'legalName',
  'address',
  'postcode',
  'communeCode',
  'neighbourhood',
  'phone',
  'email',
  'contactName',
  'wheelchair',
];

/**
 * The page's fields as a use case wants them.
 * @throws InvalidInput with the names the page uses
 */
export function readPartnerForm<T extends object>(shape: new () => T, body: FormValues, fixed: object = {}): T {
  const errors: FieldError[] = [];
  const openingHours = readHours(body, errors);
  const plain = withoutBlanks(
    Object.fromEntries(Object.entries(body).filter(([name]) => !/^hours\d/.test(name) && name !== 'closedOnHolidays')),
  );
  try {
    const form = readInput(shape, {
      ...plain,
      ...fixed,
      openingHours,
      closedOnHolidays: body.closedOnHolidays === 'oui',
    });
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

/**
 * What a whole form says of a partner: an answer that was emptied is taken away.
 * @throws InvalidInput
 */
export function readPartnerChanges(body: FormValues): PartnerChanges {
  const emptied = clearable.filter((name) => oneText(body[name]) === '');
  return readPartnerForm(PartnerChanges, body, Object.fromEntries(emptied.map((name) => [name, null])));
}

/** What the fields show for this partner. */
export function partnerValues(partner: PartnerView): FormValues {
  const { openingHours, closedOnHolidays, ...plain } = partner;
  return {
    ...Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [name, value == null ? undefined : String(value)]),
    ),
    ...hoursValues(openingHours),
    closedOnHolidays: closedOnHolidays ? 'oui' : undefined,
  };
}
