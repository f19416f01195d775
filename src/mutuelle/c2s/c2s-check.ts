import type { C2sForm } from './c2s-form.js';

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
export function c2sCheck({ household, resourcesCents, age }: C2sForm, scale: C2sScale): C2sResult {
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

/** The years the figures are of: `2025–2026`. */
export function yearsOf({ validFrom, validThrough }: Pick<C2sScale, 'validFrom' | 'validThrough'>): string {
  const [first, last] = [validFrom.slice(0, 4), validThrough.slice(0, 4)];
  return first === last ? first : `${first}–${last}`;
}
