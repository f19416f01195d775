import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  closed,
  type Corner,
  type Drawing,
  fromGeoJson,
  isOneOutline,
  reopened,
  withCorner,
  withCornerAt,
  withoutCorner,
  withoutDistrict,
} from '../../../src/settings/browser/drawing.js';
import { asFeatures } from '../../../src/statistics/district-features.js';
import { readDrawing } from '../../../src/statistics/district-shapes.js';

const blank: Drawing = { districts: [], open: [], name: '' };
const quays: Corner[] = [
  [2.4, 48.79],
  [2.42, 48.79],
  [2.42, 48.81],
];
const drawn = (corners: Corner[], name = '', before = blank) => ({ ...corners.reduce(withCorner, before), name });

describe('an outline', () => {
  test('is closed by its own first corner, under its name, and the next one begins', () => {
    const drawing = closed(drawn(quays, '  Les   Quais '));
    expect(drawing).toEqual({
      districts: [{ name: 'Les Quais', shape: { type: 'Polygon', coordinates: [[...quays, quays[0]]] } }],
      open: [],
      name: '',
    });
  });

  test.each<[string, Drawing, RegExp]>([
    ['of two corners', drawn(quays.slice(0, 2), 'Quais'), /au moins trois angles/],
    ['without a name', drawn(quays, ' '), /Donnez un nom/],
    ['of a name that is taken', drawn(quays, 'Quais', closed(drawn(quays, 'Quais'))), /s’appelle déjà « Quais »/],
  ])('%s is not closed, and says what to do', (_, drawing, why) => {
    expect(() => closed(drawing)).toThrow(why);
  });

  test('loses its last corner, or any', () => {
    expect(withoutCorner(drawn(quays)).open).toEqual(quays.slice(0, 2));
    expect(withoutCorner(drawn(quays), 0).open).toEqual(quays.slice(1));
    expect(withoutCorner(blank).open).toEqual([]);
  });

  test('has corners to ten centimetres, wherever they were put or moved to', () => {
    const drawing = withCornerAt(withCorner(blank, [2.41, 48.8]), 0, [2.412345678, 48.812345678]);
    expect(drawing.open).toEqual([[2.412346, 48.812346]]);
  });
});

describe('a neighbourhood', () => {
  test('opened again and closed is the same one', () => {
    const drawing = closed(drawn(quays, 'Quais'));
    expect(reopened(drawing, 0)).toEqual({ districts: [], open: quays, name: 'Quais' });
    expect(closed(reopened(drawing, 0))).toEqual(drawing);
  });

  test('of several outlines, from a file, is kept or taken away, not opened', () => {
    const ring = [...quays, quays[0]!];
    const islands = { name: 'Îles', shape: { type: 'MultiPolygon' as const, coordinates: [[ring]] } };
    expect(isOneOutline(islands)).toBe(false);
    expect(withoutDistrict({ ...blank, districts: [islands] }, 0)).toEqual(blank);
  });
});

test('whatever is drawn, the server reads what the page sends, and the page what it read', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }));
  // Triangles cannot cross themselves, whatever their corners.
  const triangle = fc.uniqueArray(corner, { minLength: 3, maxLength: 3, selector: String });
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-zÀ-ÿ’"<&]{1,20}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(names, fc.array(triangle, { minLength: 6, maxLength: 6 }), (districts, triangles) => {
      const drawing = districts.reduce<Drawing>((before, name, at) => {
        const corners = triangles[at]!.map(([x, y]): Corner => [2.4 + x / 1e5, 48.7 + y / 1e5]);
        return closed(drawn(corners, name, before));
      }, blank);
      const read = readDrawing(asFeatures(drawing.districts));
      expect(read).toEqual(drawing.districts);
      expect(fromGeoJson(asFeatures(read))).toEqual(drawing);
    }),
  );
});
