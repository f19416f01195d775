import { frenchNumber } from '../ui/french.js';

/** A count of people below this is never shown: it would speak of somebody (product.md, 5). */
export const SMALLEST_SHOWN = 5;

/**
 * Counts of people side by side, with those covered that would speak of somebody. Zero is shown: it speaks of nobody.
 * When the sum is shown too, one covered cell could be found by subtraction, or two that hold three people between
 * them: the smallest others are covered with it until what is covered holds five people in two cells or more.
 * @param counts people in each cell, whole numbers
 * @returns each count, or null where it is covered; `total` is null when the whole is under five
 */
export function coverSmallCells(counts: number[]): { cells: (number | null)[]; total: number | null } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const covered = new Set([...counts.keys()].filter((cell) => isSmall(counts[cell]!)));
  const others = [...counts.keys()].filter((cell) => counts[cell]! >= SMALLEST_SHOWN);
  others.sort((a, b) => counts[a]! - counts[b]!);
  while (covered.size > 0 && isTelling(covered, counts) && others.length > 0) covered.add(others.shift()!);
  // Nothing is left to cover them with: then the total, which would tell, is not shown either.
  const isTotalCovered = isSmall(total) || (covered.size > 0 && isTelling(covered, counts));
  return {
    cells: counts.map((count, cell) => (covered.has(cell) ? null : count)),
    total: isTotalCovered ? null : total,
  };
}

/** `12`, or `masqué` where it is covered; `smallCellsNote` then stands beside. */
export function shownCount(count: number | null): string {
  return count === null ? 'masqué' : frenchNumber(count);
}

export const smallCellsNote = `« masqué » : un nombre de moins de ${SMALLEST_SHOWN} personnes n’est jamais affiché, ni celui qui permettrait de le retrouver.`;

/** Whether a count is so small that it may name somebody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

function isTelling(covered: Set<number>, counts: number[]): boolean {
  const people = [...covered].reduce((sum, cell) => sum + counts[cell]!, 0);
  return covered.size < 2 || people < SMALLEST_SHOWN;
}
