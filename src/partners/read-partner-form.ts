import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { asTyped } from '../kernel/fields/as-typed.js';
import { hoursValues, readHours } from '../kernel/hours/read-hours.js';
import { type FormValues, readChanges, readForm } from '../kernel/http/input.js';
import { PartnerChanges, PartnerForm } from './partner-form.js';
import type { PartnerView } from './partner-directory.query.js';

/**
 * The page's fields as a use case wants them.
 * @throws InvalidInput with the names the page uses
 */
export function readPartnerForm<T extends object>(shape: new () => T, body: FormValues, fixed?: object): T {
  return readWithHours(shape, body, readForm, fixed);
}

/**
 * What a whole form says of a partner: an answer that was emptied is taken away.
 * @throws InvalidInput
 */
export function readPartnerChanges(body: FormValues): PartnerChanges {
  return readWithHours(PartnerChanges, body, readChanges);
}

function readWithHours<T extends object>(
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

/** What the fields show for this partner. */
export function partnerValues(partner: PartnerView): FormValues {
  return { ...asTyped(PartnerForm, partner), ...hoursValues(partner.openingHours) };
}
