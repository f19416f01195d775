import { Temporal } from 'temporal-polyfill';
import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';

export const c2sAnswers = ['free', 'paid', 'none'] as const;
export type C2sAnswer = (typeof c2sAnswers)[number];

/** Ceilings in cents for twelve months; the fifth is what each person more adds. */
export interface C2sScale {
  validFrom: string;
  /** Last day, included. */
  validThrough: string;
  source: string;
  free: [number, number, number, number, number];
  paid: [number, number, number, number, number];
  /** Under 30, from 30, 50, 60 and 70. */
  monthly: [number, number, number, number, number];
}

export interface C2sTyped {
  household: number;
  resourcesCents: number;
  /** Of the person who would pay; absent: the amounts of all ages are shown. */
  age?: number;
}

export interface C2sResult {
  answer: C2sAnswer;
  freeCeilingCents: number;
  paidCeilingCents: number;
  /** With participation, at that age; undefined otherwise. */
  monthlyCents?: number;
}

export const participationAges = [
  'Moins de 30 ans',
  '30 à 49 ans',
  '50 à 59 ans',
  '60 à 69 ans',
  '70 ans et plus',
] as const;

/** Compared and thrown away: this function writes nothing anywhere. A ceiling is not to be exceeded: equal is entitled. */
export function c2sCheck({ household, resourcesCents, age }: C2sTyped, scale: C2sScale): C2sResult {
  const freeCeilingCents = ceiling(scale.free, household);
  const paidCeilingCents = ceiling(scale.paid, household);
  const answer = resourcesCents <= freeCeilingCents ? 'free' : resourcesCents <= paidCeilingCents ? 'paid' : 'none';
  return {
    answer,
    freeCeilingCents,
    paidCeilingCents,
    monthlyCents: answer === 'paid' && age !== undefined ? scale.monthly[participationBand(age)] : undefined,
  };
}

function ceiling(cents: C2sScale['free'], household: number): number {
  return cents[Math.min(household, 4) - 1]! + Math.max(household - 4, 0) * cents[4];
}

function participationBand(age: number): number {
  return [30, 50, 60, 70].filter((start) => age >= start).length;
}

/** Least and most somebody pays a month, in cents. */
export function participationSpan({ monthly }: Pick<C2sScale, 'monthly'>): [number, number] {
  return [Math.min(...monthly), Math.max(...monthly)];
}

/** The figures are those of a time that is over. */
export function isOutdated(scale: Pick<C2sScale, 'validThrough'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(scale.validThrough, today) < 0;
}

/** The years the figures are of: `2025–2026`. */
export function yearsOf({ validFrom, validThrough }: Pick<C2sScale, 'validFrom' | 'validThrough'>): string {
  const [first, last] = [validFrom.slice(0, 4), validThrough.slice(0, 4)];
  return first === last ? first : `${first}–${last}`;
}

/**
 * What was typed, with errors that never repeat it: an error body or a log would hold it.
 * @throws InvalidInput at `household`, `resources` or `age`
 */
export function readC2s(values: FormValues): C2sTyped {
  const errors: FieldError[] = [];
  const typed = (name: string): string => [values[name] ?? ''].flat().join(' ').trim();

  const household = /^\d{1,2}$/.test(typed('household')) ? Number(typed('household')) : -1;
  if (household < 1 || household > 20)
    errors.push({
      field: 'household',
      code: 'invalid_household',
      detail: 'Comptez les personnes du foyer, vous compris : 1 si vous vivez seul·e, 2 pour un couple.',
    });
  const resourcesCents = readResources(typed('resources'));
  if (resourcesCents === undefined)
    errors.push({
      field: 'resources',
      code: 'invalid_amount',
      detail:
        'Écrivez un seul montant en euros, pour toute l’année, par exemple 15 508 ou 15508,50. Ni francs, ni texte, ni deux nombres.',
    });
  const age = /^\d{1,3}$/.test(typed('age')) ? Number(typed('age')) : undefined;
  if (typed('age') !== '' && (age === undefined || age > 120))
    errors.push({
      field: 'age',
      code: 'invalid_age',
      detail: 'Écrivez un âge en années, par exemple 74, ou laissez vide.',
    });
  if (errors.length > 0) throw new InvalidInput(errors);
  return { household, resourcesCents: resourcesCents!, age };
}

/**
 * Spaces are accepted where a thousand is set apart (`15 508`, `15 508,50 €`), since so do people and their tax notice
 * write it. Elsewhere they are refused: `15 50` or `1 200 12` may be two amounts, or a month and a number of months, and
 * a wrong answer would send somebody away from a right. So are francs, and a point for the thousands (`15.508`), which
 * read as an amount with three decimals.
 */
function readResources(text: string): number | undefined {
  const match = /^(\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,2}|\d{1,8})(?:[.,](\d{1,2}))?\s?(?:€|euros?)?$/i.exec(text);
  if (!match) return undefined;
  const euros = Number(match[1]!.replaceAll(/\D/g, ''));
  return euros * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
