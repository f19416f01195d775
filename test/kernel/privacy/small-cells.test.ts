import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coverSmallCells, shownCount, smallCellsNote } from '../../../src/kernel/privacy/small-cells.js';

describe('no cell under five people', () => {
  test.each([
    ['nothing small, nothing covered', [5, 0, 12], [5, 0, 12], 17],
    ['one small: the smallest other goes with it', [3, 20, 9], [null, 20, null], 32],
    ['two small that hold five between them', [2, 4, 30], [null, null, 30], 36],
    ['two small that hold three: a third goes with them', [1, 2, 30, 8], [null, null, 30, null], 41],
    ['a whole under five', [1, 0, 2], [null, 0, null], null],
    ['one cell alone, small among zeros', [4, 0, 0], [null, 0, 0], null],
    ['nobody', [0, 0], [0, 0], 0],
  ])('%s', (_, counts, cells, total) => {
    expect(coverSmallCells(counts)).toEqual({ cells, total });
  });

  test('what is covered says so, and the note says why', () => {
    expect([12, 0, null].map(shownCount)).toEqual(['12', '0', 'masqué']);
    expect(smallCellsNote).toContain('moins de 5 personnes');
  });

  test('no small count is shown, none is found by subtraction, and zero stays zero', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (counts) => {
        const { cells, total } = coverSmallCells(counts);
        for (const [index, cell] of cells.entries()) {
          if (cell !== null) expect(cell).toBe(counts[index]);
          expect(cell === null || cell === 0 || cell >= 5).toBe(true);
          if (counts[index] === 0) expect(cell).toBe(0);
        }
        if (total === null) return;
        const hidden = counts.filter((_, index) => cells[index] === null);
        if (hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(total - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
