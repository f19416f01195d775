import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isHoliday } from '../../src/kernel/hours/holidays.js';
import { momentOf } from '../../src/redemptions/moment.js';

const at = (text: string) => {
  const { day, time, weekday } = momentOf(Temporal.Instant.from(text));
  return `${Temporal.PlainDate.from('1970-01-01').add({ days: day })} ${time} ${weekday}`;
};
const holiday = (day: string) => isHoliday(Temporal.PlainDate.from(day));

describe('an instant on the wall clock of Paris', () => {
  test.each([
    ['winter midnight', '2026-12-08T22:59:59Z', '2026-12-08 23:59 2', '2026-12-08T23:00:00Z', '2026-12-09 00:00 3'],
    ['summer midnight', '2026-07-14T21:59:59Z', '2026-07-14 23:59 2', '2026-07-14T22:00:00Z', '2026-07-15 00:00 3'],
    ['New Year', '2026-12-31T22:59:59Z', '2026-12-31 23:59 4', '2026-12-31T23:00:00Z', '2027-01-01 00:00 5'],
    ['UTC midnight', '2026-12-08T23:59:59Z', '2026-12-09 00:59 3', '2026-12-09T00:00:00Z', '2026-12-09 01:00 3'],
    ['summer time begins', '2027-03-28T00:59:59Z', '2027-03-28 01:59 7', '2027-03-28T01:00:00Z', '2027-03-28 03:00 7'],
    ['summer time ends', '2026-10-25T00:59:59Z', '2026-10-25 02:59 7', '2026-10-25T01:00:00Z', '2026-10-25 02:00 7'],
    ['29 February', '2028-02-28T22:59:59Z', '2028-02-28 23:59 1', '2028-02-28T23:00:00Z', '2028-02-29 00:00 2'],
  ])('%s: one second before and after', (_, before, saidBefore, after, saidAfter) => {
    expect([at(before), at(after)]).toEqual([saidBefore, saidAfter]);
  });

  test('the day summer time begins has its 24 hours less one, and the day it ends one more, and both one date', () => {
    const hoursOn = (day: string) => {
      const start = Temporal.PlainDate.from(day).toZonedDateTime('Europe/Paris').toInstant();
      const found = new Set<number>();
      for (let hour = 0; hour < 25; hour++) {
        const local = at(start.add({ hours: hour }).toString());
        if (local.startsWith(day)) found.add(hour);
      }
      return found.size;
    };
    expect([hoursOn('2027-03-28'), hoursOn('2026-10-25'), hoursOn('2026-12-08')]).toEqual([23, 25, 24]);
  });

  test('the day never goes back as time goes on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: 0, max: 100_000 }), (seconds, later) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        expect(momentOf(instant.add({ seconds: later })).day).toBeGreaterThanOrEqual(momentOf(instant).day);
      }),
    );
  });
});

describe('public holidays', () => {
  test('2026 has its eleven, and no other day', () => {
    const days = Array.from({ length: 365 }, (_, days) => Temporal.PlainDate.from('2026-01-01').add({ days }));
    expect(days.filter(isHoliday).map((day) => day.toString().slice(5))).toEqual([
      '01-01',
      '04-06',
      '05-01',
      '05-08',
      '05-14',
      '05-25',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ]);
  });

  test('Easter Monday, Ascension and Whit Monday follow Easter, from 2020 to 2060', () => {
    for (let year = 2020; year <= 2060; year++)
      for (const days of [1, 39, 50]) expect([year, days, isHoliday(easter(year).add({ days }))]).toContain(true);
  });

  test('Good Friday and 26 December, holidays of Alsace-Moselle alone, are not', () => {
    expect([holiday('2026-04-03'), holiday('2026-12-26')]).toEqual([false, false]);
  });

  test('Christmas begins and ends at midnight in Paris', () => {
    const isHolidayAt = (text: string) => momentOf(Temporal.Instant.from(text)).isHoliday;
    expect(
      ['2026-12-24T22:59:59Z', '2026-12-24T23:00:00Z', '2026-12-25T22:59:59Z', '2026-12-25T23:00:00Z'].map(isHolidayAt),
    ).toEqual([false, true, true, false]);
  });
});

/** Meeus, Astronomical Algorithms, chapter 8: the Gregorian Easter. */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * e + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 });
}
