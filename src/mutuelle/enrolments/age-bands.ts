import { Temporal } from 'temporal-polyfill';

/** Bands of age of the counts; kept with a path so that they remain when the person is erased. */
export const ageBands = ['under_30', '30_49', '50_59', '60_69', '70_79', '80_over'] as const;
export type AgeBand = (typeof ageBands)[number];

export const ageBandLabels: Record<AgeBand, string> = {
  under_30: 'Moins de 30 ans',
  '30_49': '30 à 49 ans',
  '50_59': '50 à 59 ans',
  '60_69': '60 à 69 ans',
  '70_79': '70 à 79 ans',
  '80_over': '80 ans et plus',
};

/** Whole years reached on `day`. */
export function ageOn(bornOn: Temporal.PlainDate | string, day: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(bornOn).until(day, { largestUnit: 'year' }).years;
}

export function ageBandOf(age: number): AgeBand {
  if (age < 30) return 'under_30';
  if (age < 50) return '30_49';
  if (age < 60) return '50_59';
  if (age < 70) return '60_69';
  return age < 80 ? '70_79' : '80_over';
}
