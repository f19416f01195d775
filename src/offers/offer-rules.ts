import { Temporal } from 'temporal-polyfill';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import type { OfferChanges } from './offer-form.js';

/**
 * What no single field can tell: days in order, hours in order, a percentage of at most a hundred.
 * @throws InvalidInput
 */
export function checkOfferTerms(terms: OfferChanges): void {
  const errors: FieldError[] = [];
  if (terms.benefit?.kind === 'percent' && terms.benefit.value! > 100)
    errors.push({ field: 'benefit.value', code: 'too_big', detail: 'Une remise ne dépasse pas 100 %.' });
  if (terms.startsOn && terms.endsOn && Temporal.PlainDate.compare(terms.endsOn, terms.startsOn) < 0)
    errors.push({ field: 'endsOn', code: 'before_start', detail: 'Le dernier jour est avant le premier.' });
  for (const [index, { from, to }] of (terms.hours ?? []).entries())
    if (to <= from)
      errors.push({
        field: `hours.${index}.to`,
        code: 'before_start',
        detail: 'L’heure de fin est avant l’heure de début.',
      });
  if (terms.bookingPhone && terms.benefit?.kind !== 'service')
    errors.push({ field: 'bookingPhone', code: 'not_a_service', detail: 'Seul un service se prend sur rendez-vous.' });
  if (errors.length > 0) throw new InvalidInput(errors);
}

/**
 * Which passes an offer is for is the CCAS's choice: a partner who chose would learn why a pass was given.
 * @throws InvalidInput
 */
export function checkWhoChoosesPasses(actor: Actor, { categories }: { categories?: number[] }): void {
  if (categories === undefined || isStaff(actor)) return;
  const detail = 'Le CCAS choisit pour quels pass un avantage vaut : appelez-le.';
  throw new InvalidInput([{ field: 'categories', code: 'ccas_only', detail }]);
}
