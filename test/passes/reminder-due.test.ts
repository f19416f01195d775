import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { lastValidDay } from '../../src/passes/last-valid-day.js';
import { type ReminderDays, reminderDue } from '../../src/passes/reminder-due.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const days = fc.integer({ min: 0, max: 5000 }).map((n) => day('2024-01-01').add({ days: n }));
const validities = fc
  .tuple(days, fc.integer({ min: 1, max: 36 }))
  .map(([validFrom, months]) => ({ validFrom, validThrough: lastValidDay(validFrom, months) }));

/** What a job that runs on these days would have made. */
function made(pass: { validFrom: Temporal.PlainDate; validThrough: Temporal.PlainDate }, runs: Temporal.PlainDate[]) {
  const given: { days: ReminderDays; on: Temporal.PlainDate }[] = [];
  for (const today of runs) {
    const due = reminderDue(
      pass,
      given.map((each) => each.days),
      today,
    );
    if (due) given.push({ days: due, on: today });
  }
  return given;
}
const everyDayOf = ({ validFrom, validThrough }: { validFrom: Temporal.PlainDate; validThrough: Temporal.PlainDate }) =>
  Array.from({ length: validFrom.until(validThrough, { largestUnit: 'day' }).days + 30 }, (_, n) =>
    validFrom.add({ days: n }),
  );

describe('which reminder is due', () => {
  test.each([
    ['2028-11-21', '2028-09-21', undefined],
    ['2028-11-21', '2028-09-22', 60],
    ['2028-11-21', '2028-11-05', 60],
    ['2028-11-21', '2028-11-06', 15],
    ['2028-11-21', '2028-11-21', 15],
    ['2028-11-21', '2028-11-22', undefined],
    ['2028-02-29', '2027-12-31', 60],
    ['2028-02-29', '2028-02-14', 15],
    ['2027-03-31', '2027-01-30', 60],
    ['2027-03-31', '2027-03-16', 15],
  ])('of a pass that ends on %s, on %s: %s', (end, today, expected) => {
    expect(reminderDue({ validFrom: day('2026-01-01'), validThrough: day(end) }, [], day(today))).toBe(expected);
  });

  test('a job that runs every day tells each holder on the sixtieth and the fifteenth day before, once each', () => {
    fc.assert(
      fc.property(validities, (pass) => {
        const before = made(pass, everyDayOf(pass)).map((each) => [each.days, each.on.toString()]);
        const wanted = ([60, 15] as const)
          .filter((n) => Temporal.PlainDate.compare(pass.validFrom, pass.validThrough.subtract({ days: n })) <= 0)
          .map((n) => [n, pass.validThrough.subtract({ days: n }).toString()]);
        expect(before).toEqual(wanted);
      }),
      { numRuns: 30 },
    );
  });

  test('whatever days it is down, each reminder comes at most once, never after the end, and the last one wins', () => {
    fc.assert(
      fc.property(validities, fc.func(fc.boolean()), (pass, isUp) => {
        const given = made(
          pass,
          everyDayOf(pass).filter((each) => isUp(each.toString())),
        );
        expect(new Set(given.map((each) => each.days)).size).toBe(given.length);
        for (const { days: n, on } of given) {
          const left = on.until(pass.validThrough, { largestUnit: 'day' }).days;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(n);
          if (n === 60) expect(left).toBeGreaterThan(15);
        }
      }),
      { numRuns: 30 },
    );
  });
});
