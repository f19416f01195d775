import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../../src/kernel/time/instant-of.js';

/** What is cut there is a day already: of a pass code, which counts days, of a holiday, and of a cell of a sheet, which has no zone. */
const days = [
  'kernel/hours/holidays.ts',
  'kernel/lists/workbook/sheet-rows.ts',
  'passes/browser/check.entry.tsx',
  'redemptions/browser/judge-here.ts',
];

test('no day is the beginning of an instant: that is the day in London, and at night another than in Paris', () => {
  const root = path.resolve('src');
  const cut = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /\.slice\(0, 10\)/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(cut.sort()).toEqual(days);
});

describe('the day of an instant is that of Paris', () => {
  test.each([
    ['the last minute of a winter’s day', '2026-12-07T22:59:59.999Z', '2026-12-07'],
    ['midnight in winter', '2026-12-07T23:00:00Z', '2026-12-08'],
    ['the last minute of a summer’s day', '2026-07-13T21:59:59.999Z', '2026-07-13'],
    ['midnight in summer', '2026-07-13T22:00:00Z', '2026-07-14'],
    ['midnight of the day the clocks go forward', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['the last minute of the day they go back', '2026-10-25T22:59:59.999Z', '2026-10-25'],
  ])('%s', (_, at, day) => {
    expect([dayOf(at), dayOf(new Date(at)), dayOf(new Date(Temporal.Instant.from(at).epochMilliseconds))]).toEqual([
      day,
      day,
      day,
    ]);
  });
});
