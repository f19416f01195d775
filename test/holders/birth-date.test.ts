import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBirthDate } from '../../src/holders/birth-date.js';

test.each([
  ['02/03/1948', '1948-03-02'],
  ['2/3/1948', '1948-03-02'],
  [' 2 3 1948 ', '1948-03-02'],
  ['02.03.1948', '1948-03-02'],
  ['02031948', '1948-03-02'],
  ['1948-03-02', '1948-03-02'],
  ['2 mars 1948', '1948-03-02'],
  ['1er Mai 1941', '1941-05-01'],
  ['4 févr. 1941', '1941-02-04'],
  ['15 AOÛT 1939', '1939-08-15'],
  ['31 avril 1950', undefined],
  ['4 brumaire 1941', undefined],
  ['29/02/1948', '1948-02-29'],
  ['29/02/1947', undefined],
  ['31/04/1950', undefined],
  ['03/1948', undefined],
  ['2/3/48', undefined],
  ['mars 1948', undefined],
  ['', undefined],
])('« %s » is read as %s', (typed, day) => {
  expect(readBirthDate(typed)).toBe(day);
});

const frenchDay = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' });

test('every day there is, written as the French write it, is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1880-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, day] = iso.split('-');
      expect(readBirthDate(`${day}/${month}/${year}`)).toBe(iso);
      expect(readBirthDate(`${day}${month}${year}`)).toBe(iso);
      expect(readBirthDate(frenchDay.format(date))).toBe(iso);
    }),
  );
});
