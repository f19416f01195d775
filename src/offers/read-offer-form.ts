import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { type FormValues, readInput } from '../kernel/http/input.js';
import { readEuros } from '../kernel/text/read-euros.js';
import { OfferForm } from './offer-form.js';

/**
 * The page's form as the use case wants it: amounts typed in euros become cents, days become hours of the whole day.
 * @throws InvalidInput with the names the page uses
 */
export function readOfferForm(body: FormValues, partnerId: string): OfferForm {
  const errors: FieldError[] = [];
  const text = (name: string): string => [body[name] ?? ''].flat()[0]!.trim();
  const euros = (name: string): number | undefined => {
    if (text(name) === '') return undefined;
    const cents = readEuros(text(name));
    if (cents === undefined)
      errors.push({ field: name, code: 'invalid_amount', detail: 'Écrivez un montant comme 12,50.' });
    return cents;
  };
  const whole = (name: string): number | undefined => {
    if (text(name) === '') return undefined;
    if (!/^\d{1,9}$/.test(text(name)))
      errors.push({ field: name, code: 'not_integer', detail: 'Un nombre entier est attendu.' });
    return Number(text(name));
  };
  const isPercent = text('kind') === 'percent';
  const value = isPercent ? whole('benefit.value') : euros('benefit.value');
  const uses = whole('limit.uses');
  const period = text('limit.period');
  const minimumCents = euros('minimumCents');
  if (uses !== undefined && !period)
    errors.push({ field: 'limit.period', code: 'required', detail: 'Dites par jour, par semaine…' });
  if (errors.length > 0) throw new InvalidInput(errors);
  const weekdays = [body.weekdays ?? []].flat().map(Number);
  return readInput(OfferForm, {
    partnerId,
    title: text('title'),
    benefit: { kind: text('kind'), ...(value !== undefined && { value }) },
    ...(period && { limit: { uses: uses ?? 1, period } }),
    ...(minimumCents !== undefined && { minimumCents }),
    startsOn: text('startsOn'),
    ...(text('endsOn') && { endsOn: text('endsOn') }),
    ...(weekdays.length > 0 && { hours: [{ weekdays, from: '00:00', to: '24:00' }] }),
  });
}
