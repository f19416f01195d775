import { Temporal } from 'temporal-polyfill';
import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';
import { parseDay } from '../../kernel/text/parse-day.js';
import { readEuros } from '../../kernel/text/read-euros.js';
import { typedDay } from '../../kernel/text/typed-day.js';
import type { C2sScale } from './c2s-check.js';
import { c2sTerritories, type C2sTerritory } from './c2s-territory.js';

export const scaleFields = [
  'free1',
  'free2',
  'free3',
  'free4',
  'freeMore',
  'paid1',
  'paid2',
  'paid3',
  'paid4',
  'paidMore',
  'monthlyUnder30',
  'monthlyFrom30',
  'monthlyFrom50',
  'monthlyFrom60',
  'monthlyFrom70',
] as const;

/**
 * Ceilings as their page sends them, with their days, their source and where they hold.
 * @throws InvalidInput with the page's names
 */
export function readScale(body: FormValues) {
  const errors: FieldError[] = [];
  const typed = (name: string): string => [body[name] ?? ''].flat().join(' ').trim();
  const day = (field: string): Temporal.PlainDate | undefined => {
    const found = parseDay(typedDay(typed(field)));
    if (!found)
      errors.push({
        field,
        code: 'invalid_day',
        detail: 'Écrivez le jour, le mois et l’année, par exemple 01/04/2026.',
      });
    return found;
  };
  const validFrom = day('validFrom');
  const validThrough = day('validThrough');
  if (validFrom && validThrough && Temporal.PlainDate.compare(validThrough, validFrom) < 0)
    errors.push({ field: 'validThrough', code: 'before_start', detail: 'La fin vient avant le début.' });
  const source = typed('source');
  if (source === '' || source.length > 300)
    errors.push({
      field: 'source',
      code: 'required',
      detail: 'Dites où vous avez lu ces montants : un texte officiel, une adresse.',
    });
  const territory = c2sTerritories.find((each) => each === typed('territory'));
  if (!territory) errors.push({ field: 'territory', code: 'required', detail: 'Dites où ces plafonds valent.' });
  const cents = Object.fromEntries(
    scaleFields.map((field) => {
      const amount = readEuros(typed(field));
      if (amount === undefined || amount > 1_000_000_00)
        errors.push({ field, code: 'wrong_amount', detail: 'Écrivez un montant en euros, par exemple 10 339.' });
      return [field, amount ?? 0];
    }),
  ) as Record<(typeof scaleFields)[number], number>;
  const rising = (field: (typeof scaleFields)[number], below: (typeof scaleFields)[number], detail: string): void => {
    if (cents[field] <= cents[below]) errors.push({ field, code: 'not_rising', detail });
  };
  if (errors.length === 0) {
    for (const size of [2, 3, 4] as const) {
      rising(`free${size}`, `free${size - 1}` as 'free1', 'Le plafond monte avec le foyer : vérifiez ce montant.');
      rising(`paid${size}`, `paid${size - 1}` as 'paid1', 'Le plafond monte avec le foyer : vérifiez ce montant.');
    }
    for (const size of [1, 2, 3, 4] as const)
      rising(`paid${size}`, `free${size}`, 'Le plafond avec participation est plus haut que celui de la gratuité.');
    if (cents.freeMore <= 0)
      errors.push({ field: 'freeMore', code: 'not_rising', detail: 'Écrivez ce que chaque personne de plus ajoute.' });
    if (cents.paidMore < cents.freeMore)
      errors.push({
        field: 'paidMore',
        code: 'not_rising',
        detail: 'Ce montant ne peut être sous celui de la gratuité.',
      });
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return { validFrom: validFrom!, validThrough: validThrough!, source, territory: territory!, ...cents };
}

/** A row of ceilings as its form shows it. */
export function scaleValues({
  validFrom,
  validThrough,
  source,
  territory,
  free,
  paid,
  monthly,
}: C2sScale & { territory: C2sTerritory }): Record<string, string> {
  const cents = [...free, ...paid, ...monthly];
  return {
    validFrom,
    validThrough,
    source,
    territory,
    ...Object.fromEntries(
      scaleFields.map((field, index) => [
        field,
        (cents[index]! / 100).toFixed(2).replace(/\.00$/, '').replace('.', ','),
      ]),
    ),
  };
}
