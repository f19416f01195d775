import { expect, test } from '@jest/globals';
import { batchContents } from '../../src/printing/printing-wording.js';

test.each([
  [{ cards: 'sheets', letters: false }, 'Cartes sur feuilles A4'],
  [{ cards: 'single', letters: true }, 'Cartes une par une et lettres'],
  [{ cards: null, letters: true }, 'Lettres'],
] as const)('a batch of %j is called « %s »', (batch, words) => {
  expect(batchContents(batch)).toBe(words);
});
