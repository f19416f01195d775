import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { readHours } from '../kernel/hours/read-hours.js';
import { type FormValues, oneText, readInput } from '../kernel/http/input.js';
import { readEuros } from '../kernel/text/read-euros.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { OfferForm } from './offer-form.js';

/** The API's names of what the page asks in another way. */
const pageNames: Record<string, string> = { 'benefit.kind': 'kind', limit: 'limit.uses' };

/**
 * The page's form as the use case wants it: amounts typed in euros become cents, rows of days become hours.
 * @throws InvalidInput with the names the page uses
 */
export function readOfferForm(body: FormValues, partnerId: string): OfferForm {
  const errors: FieldError[] = [];
  const text = (name: string): string => oneText(body[name]);
  const euros = (name: string): number | undefined => {
    if (text(name) === '') return undefined;
    const cents = readEuros(text(name));
    if (cents === undefined)
      errors.push({ field: name, code: 'invalid_amount', detail: 'Écrivez un montant comme 12,50.' });
    return cents;
  };
  const whole = (name: string): number | undefined => {
    if (text(name) === '') return undefined;
    // `10 %` is how a shop writes it.
    const digits = text(name).replaceAll(/[\s\u00a0\u202f%]/g, '');
    if (!/^\d{1,9}$/.test(digits))
      errors.push({ field: name, code: 'not_integer', detail: 'Écrivez un nombre entier, par exemple 10.' });
    return Number(digits);
  };
  const isPercent = text('kind') === 'percent';
  const value = isPercent ? whole('benefit.value') : euros('benefit.value');
  const uses = whole('limit.uses');
  const period = text('limit.period');
  const quota = whole('quota');
  const minimumCents = euros('minimumCents');
  const hours = readHours(body, errors);
  if (uses !== undefined && !period)
    errors.push({ field: 'limit.period', code: 'required', detail: 'Dites par jour, par semaine…' });
  const categories = [body.categories ?? []].flat().map(Number);
  const raw = {
    partnerId,
    title: text('title'),
    benefit: { kind: text('kind'), ...(value !== undefined && { value }) },
    ...(period && { limit: { uses: uses ?? 1, period } }),
    ...(quota !== undefined && { quota }),
    ...(minimumCents !== undefined && { minimumCents }),
    ...(categories.length > 0 && { categories }),
    startsOn: typedDay(text('startsOn')),
    ...(text('endsOn') && { endsOn: typedDay(text('endsOn')) }),
    ...(hours.length > 0 && { hours }),
    closedOnHolidays: text('closedOnHolidays') === 'oui',
    ...(text('kind') === 'service' && text('bookingPhone') && { bookingPhone: text('bookingPhone') }),
  };
  try {
    const form = readInput(OfferForm, raw);
    if (errors.length > 0) throw new InvalidInput(errors);
    return form;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const already = new Set(errors.map(({ field }) => field));
    const others = (error.errors ?? [])
      .map((each) => ({ ...each, field: pageNames[each.field] ?? each.field }))
      .filter(({ field }) => !already.has(field) && !field.startsWith('hours.'));
    throw new InvalidInput([...others, ...errors]);
  }
}
