import type { FieldError } from '../../kernel/errors/domain-error.js';

/** What one plan costs a month at these ages, both included; no last age: and over. */
export interface TariffLine {
  fromAge: number;
  toAge: number | null;
  monthlyCents: number;
}

export interface AgeRange {
  fromAge: number;
  toAge: number | null;
}

/** `60 à 69 ans`, `80 ans et plus` */
export function ageRangeLabel({ fromAge, toAge }: AgeRange): string {
  if (toAge === null) return fromAge === 0 ? 'À tout âge' : `${fromAge} ans et plus`;
  return fromAge === 0 ? `Jusqu’à ${toAge} ans` : `${fromAge} à ${toAge} ans`;
}

/**
 * Ages follow one another without a hole or an overlap, and the last band is open: nobody stands before a table that
 * does not say what they would pay.
 * @param ranges in any order; `field` is where an error is shown
 */
export function ageRangeErrors(ranges: (AgeRange & { field: string })[]): FieldError[] {
  const sorted = ranges.toSorted((a, b) => a.fromAge - b.fromAge);
  const errors: FieldError[] = [];
  for (const [index, { fromAge, toAge, field }] of sorted.entries()) {
    const next = sorted[index + 1];
    if (toAge !== null && toAge < fromAge)
      errors.push({
        field,
        code: 'ages_reversed',
        detail: `La tranche ${fromAge}–${toAge} ans finit avant de commencer.`,
      });
    else if (!next && toAge !== null)
      errors.push({
        field,
        code: 'age_hole',
        detail: `Rien n’est dit après ${toAge} ans : laissez vide la fin de la dernière tranche (« et plus »).`,
      });
    else if (next && (toAge === null || next.fromAge <= toAge))
      errors.push({
        field: next.field,
        code: 'age_overlap',
        detail: `Deux tranches se recouvrent à ${next.fromAge} ans : ${ageRangeLabel({ fromAge, toAge })} et ${ageRangeLabel(next)}. Faites commencer la seconde après la première.`,
      });
    else if (next && next.fromAge > toAge! + 1)
      errors.push({
        field: next.field,
        code: 'age_hole',
        detail: `Il manque ${ageRangeLabel({ fromAge: toAge! + 1, toAge: next.fromAge - 1 })} : ajoutez une tranche, ou faites-en commencer une à ${toAge! + 1} ans.`,
      });
  }
  return errors;
}

/** What someone of this age pays a month, in cents; undefined under the first age. */
export function monthlyAt(lines: TariffLine[], age: number): number | undefined {
  return lines.find(({ fromAge, toAge }) => fromAge <= age && (toAge === null || age <= toAge))?.monthlyCents;
}
