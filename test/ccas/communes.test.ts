import { describe, expect, test } from '@jest/globals';
import { communeName, communePostcodes, findCommune, isCommune, searchCommunes } from '../../src/ccas/communes.js';

const names = (words: string, limit?: number) => searchCommunes(words, limit).map(({ name }) => name);

describe('the official list of communes', () => {
  test('names one by its code, and a code it does not know by itself', () => {
    expect([communeName('94002'), communeName('00000')]).toEqual(['Alfortville', '00000']);
    expect([communePostcodes('94002'), communePostcodes('00000')]).toEqual([['94140'], []]);
    expect([isCommune('94002'), isCommune('00000')]).toEqual([true, false]);
  });

  test('without those that merged into another and kept a code', () => {
    // Les Bréviaires merged nowhere; Bois-d’Arcy is one; 75101 is a district of Paris.
    expect([isCommune('75056'), isCommune('75101')]).toEqual([true, false]);
  });

  test('of a few codes finds the one that is meant, by name or code', () => {
    const codes = ['94002', '94046'];
    expect(findCommune('maisons alfort', codes)).toBe('94046');
    expect(findCommune(' 94002 ', codes)).toBe('94002');
    expect(findCommune('Paris', codes)).toBeUndefined();
  });
});

describe('looked for by words', () => {
  test('the very name first, then those that begin with it, then those that contain it, each by the alphabet', () => {
    const found = names('alfortville');
    expect(found[0]).toBe('Alfortville');
    const lyon = names('lyon');
    expect(lyon[0]).toBe('Lyon');
    const begins = lyon.findIndex((name) => !/^lyon/i.test(name));
    expect(begins).toBeGreaterThan(0);
    expect(lyon.slice(begins).every((name) => !/^lyon/i.test(name))).toBe(true);
    for (const part of [lyon.slice(1, begins), lyon.slice(begins)])
      expect(part).toEqual(part.toSorted((a, b) => a.localeCompare(b, 'fr')));
  });

  test('contained only from four letters on', () => {
    expect(names('ort', 500).every((name) => /^ort/i.test(name))).toBe(true);
    expect(names('fort', 500).some((name) => !/^fort/i.test(name))).toBe(true);
  });

  test('by postcode, or by INSEE code', () => {
    expect(names('94140')).toEqual(['Alfortville']);
    expect(names('94700')).toEqual(['Maisons-Alfort']);
    expect(searchCommunes('94046')[0]).toMatchObject({ code: '94046', postcodes: ['94700'] });
    expect(names('00000')).toEqual([]);
  });

  test('twenty at most unless said otherwise, none for one letter', () => {
    expect([names('saint').length, names('saint', 3).length]).toEqual([20, 3]);
    expect([names('a'), names(' a '), names('').length]).toEqual([[], [], 0]);
    expect(names('is').length).toBeGreaterThan(0);
  });
});
