import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvEuros, csvOf } from '../../src/kernel/http/csv.js';

describe('a table for a French spreadsheet', () => {
  test('has a BOM, semicolons, CRLF and a decimal comma', () => {
    expect(csvOf(['Nom', 'Euros'], [['Été', csvEuros(1250)]])).toBe('\ufeffNom;Euros\r\nÉté;12,50\r\n');
  });

  test.each(['=1+1', '+33155', '-2', '@SUM(A1)', '\tx', '\rx'])('%j is not taken for a formula', (typed) => {
    const cell = csvOf(['x'], [[typed]]).split('\r\n')[1]!;
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  });

  test('quotes and separators stay in their cell', () => {
    expect(csvOf(['x'], [['a;b"c\nd']])).toBe('\ufeffx\r\n"a;b""c\nd"\r\n');
  });

  test('cents are never lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (cents) => {
        const [whole, part] = csvEuros(cents).split(',');
        expect(Number(whole) * 100 + Number(part)).toBe(cents);
      }),
    );
  });
});
