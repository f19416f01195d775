import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { readHours } from '../kernel/hours/read-hours.js';
import { type FormValues, oneText, readForm } from '../kernel/http/input.js';
import { typedCents } from '../kernel/text/typed-cents.js';
import { OfferForm, OfferTermsForm } from './offer-form.js';

/** The API's names of what the page asks in another way. */
const pageNames: Record<string, string> = { 'benefit.kind': 'kind', limit: 'limit.uses' };

/**
 * The page's form as the use case wants it: amounts typed in euros become cents, rows of days become hours.
 * @throws InvalidInput with the names the page uses
 */
export function readOfferForm(body: FormValues, partnerId: string): OfferForm {
  return readOffer(OfferForm, body, { partnerId });
}

/** The same, but for whose it is. @throws InvalidInput */
export function readOfferTerms(body: FormValues): OfferTermsForm {
  return readOffer(OfferTermsForm, body);
}

function readOffer<T extends OfferTermsForm>(shape: new () => T, body: FormValues, fixed: object = {}): T {
  const errors: FieldError[] = [];
  const text = (name: string): string => oneText(body[name]);
  const kind = text('kind');
  const period = text('limit.period');
  const hours = readHours(body, errors);
  if (text('limit.uses') && !period)
    errors.push({ field: 'limit.period', code: 'required', detail: 'Dites par jour, par semaine…' });
  const typed: FormValues = {
    title: body.title,
    'benefit.kind': kind,
    'benefit.value': kind === 'percent' ? text('benefit.value') : centsOf(text('benefit.value'), errors),
    ...(period && { 'limit.uses': text('limit.uses') || '1', 'limit.period': period }),
    quota: body.quota,
    minimumCents: body.minimumCents,
    ...([body.categories ?? []].flat().length > 0 && { categories: body.categories }),
    startsOn: body.startsOn,
    endsOn: body.endsOn,
    closedOnHolidays: body.closedOnHolidays,
    ...(kind === 'service' && { bookingPhone: body.bookingPhone }),
  };
  try {
    const form = readForm(shape, typed, { ...fixed, ...(hours.length > 0 && { hours }) });
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

/** Anything but a percentage is worth euros. */
function centsOf(typed: string, errors: FieldError[]): string {
  if (typed === '') return '';
  const read = typedCents(typed);
  if ('cents' in read) return String(read.cents);
  errors.push({ field: 'benefit.value', ...read });
  return '';
}
