import { describe, expect, test } from '@jest/globals';
import { typedDay } from '../../../src/kernel/text/typed-day.js';

describe('a day as a person types it', () => {
  test.each([
    ['2/3/1948', '1948-03-02'],
    ['02.03.1948', '1948-03-02'],
    ['2 3 1948', '1948-03-02'],
    [' 2-3-1948 ', '1948-03-02'],
    ['02031948', '1948-03-02'],
    ['31/12/1948', '1948-12-31'],
    ['1er mars 1948', '1948-03-01'],
    ['2 mars 1948', '1948-03-02'],
    ['2 MARS 1948', '1948-03-02'],
    ['2 janv. 1948', '1948-01-02'],
    ['1948-03-02', '1948-03-02'],
  ])('« %s » is %s', (typed, day) => {
    expect(typedDay(typed)).toBe(day);
  });

  test.each(
    [
      'janvier',
      'février',
      'mars',
      'avril',
      'mai',
      'juin',
      'juillet',
      'août',
      'septembre',
      'octobre',
      'novembre',
      'décembre',
    ].map((month, at): [string, string] => [month, String(at + 1).padStart(2, '0')]),
  )('%s, with accents or without, is month %s', (month, number) => {
    expect(typedDay(`15 ${month} 1950`)).toBe(`1950-${number}-15`);
    expect(typedDay(`15 ${month.normalize('NFD').replaceAll(/\p{M}/gu, '')} 1950`)).toBe(`1950-${number}-15`);
  });

  test.each(['2/3/48', '2 marsouin 1948', '2 mars', 'hier', '', '2/3/19481', '0203194'])(
    '« %s » stays as it is',
    (typed) => {
      expect(typedDay(typed)).toBe(typed);
    },
  );
});
