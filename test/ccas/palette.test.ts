import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accentInDark, contrast, measuredPairs, nearestGood, paletteOf, paletteSheet } from '../../src/ccas/palette.js';

const aColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const isGood = (pair: { ratio: number; wanted: number }) => pair.ratio >= pair.wanted;

describe('contrast, as WCAG defines it', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
    ['#ffffff', '#ffffff', 1],
  ])('%s on %s is %d to 1', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });
});

describe('the colours of a CCAS', () => {
  test('the lagoon of the house passes; a pale one is measured and refused, with a darker one that passes', () => {
    expect(measuredPairs({ main: '#0b5560', accent: null }).every(isGood)).toBe(true);
    const pale = measuredPairs({ main: '#7fb8c0', accent: null }).filter((pair) => !isGood(pair));
    expect(pale.map(({ scheme }) => scheme)).not.toContain('dark');
    expect(pale.find(({ use }) => use === 'texte des boutons')!.ratio).toBeCloseTo(2.2, 0);
    expect(measuredPairs({ main: nearestGood('#7fb8c0', 'main'), accent: null }).every(isGood)).toBe(true);
  });

  test('whatever the colour, on dark pages a lighter one of it holds', () => {
    fc.assert(
      fc.property(aColour, (colour) => {
        expect(
          measuredPairs({ main: colour, accent: colour }).filter((pair) => pair.scheme === 'dark' && !isGood(pair)),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('an accent dark pages can bear stays as it is, another is lifted no further than it must', () => {
    const bright = '#ffcf70';
    expect(accentInDark(bright)).toBe(bright);
    const brown = accentInDark('#7a4600');
    expect(['#7a4600', '#ffffff']).not.toContain(brown);
    expect(accentInDark(brown)).toBe(brown);
  });

  test('whatever the colour, the one proposed instead passes everywhere', () => {
    fc.assert(
      fc.property(aColour, (colour) => {
        expect(
          measuredPairs({ main: nearestGood(colour, 'main'), accent: nearestGood(colour, 'accent') }).every(isGood),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('the style sheet names what it replaces, in light and in dark, and nothing else', () => {
    const sheet = paletteSheet({ main: '#5a2d82', accent: null });
    expect(sheet).toContain(':root{--lagoon:#5a2d82;');
    expect(sheet).toContain(`--lagoon:${paletteOf('#5a2d82').dark.main};`);
    expect(sheet).not.toContain('--sun');
    expect(paletteSheet({ main: null, accent: '#a15c00' })).toContain(`--sun:${accentInDark('#a15c00')}`);
  });
});
