import { describe, expect, test } from '@jest/globals';
import { crosses } from '../../src/statistics/crossing.js';

const square = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const within = (ring: number[][], x: number, y: number, size: number) =>
  ring.map(([east, north]) => [x + (east! * size) / 10, y + (north! * size) / 10]);

describe('an outline', () => {
  test.each([
    ['a square', [square], false],
    ['a square with a hole', [square, within(square, 2, 2, 3)], false],
    ['two holes side by side', [square, within(square, 1, 1, 3), within(square, 5, 5, 3)], false],
    ['a hole that leaves its square', [square, within(square, 5, 5, 9)], true],
    ['holes that cross', [square, within(square, 1, 1, 4), within(square, 3, 3, 4)], true],
    [
      'a knot',
      [
        [
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
          [0, 0],
        ],
      ],
      true,
    ],
    [
      'a corner that touches another line',
      [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [5, 0],
          [0, 10],
          [0, 0],
        ],
      ],
      true,
    ],
    [
      'a triangle, all of whose lines are neighbours',
      [
        [
          [0, 0],
          [10, 0],
          [5, 8],
          [0, 0],
        ],
      ],
      false,
    ],
  ])('%s', (_, rings, expected) => {
    expect(crosses(rings)).toBe(expected);
  });
});
