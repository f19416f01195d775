import { asTyped } from '../kernel/fields/as-typed.js';
import { hoursValues, readWithHours } from '../kernel/hours/read-hours.js';
import { type FormValues, readChanges, readForm } from '../kernel/http/input.js';
import { PartnerChanges, PartnerForm } from './partner-form.js';
import type { PartnerView } from './partner-directory.query.js';

/**
 * The page's fields as a use case wants them.
 * @throws InvalidInput with the names the page uses
 */
export function readPartnerForm<T extends { openingHours?: unknown }>(
  shape: new () => T,
  body: FormValues,
  fixed?: object,
): T {
  return readWithHours(shape, body, readForm, fixed);
}

/**
 * What a whole form says of a partner: an answer that was emptied is taken away.
 * @throws InvalidInput
 */
export function readPartnerChanges(body: FormValues): PartnerChanges {
  return readWithHours(PartnerChanges, body, readChanges);
}

/** What the fields show for this partner. */
export function partnerValues(partner: PartnerView): FormValues {
  return { ...asTyped(PartnerForm, partner), ...hoursValues(partner.openingHours) };
}
