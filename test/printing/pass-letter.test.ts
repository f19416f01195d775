import { describe, expect, test } from '@jest/globals';
import type { LetterBlock } from '../../src/kernel/print/letter-content.js';
import type { OfferView } from '../../src/offers/offer-directory.query.js';
import { LETTER_GREETING, LETTER_OPENING, passLetter } from '../../src/printing/pass-letter.js';

const content = {
  ccasName: 'CCAS d’Alfortville',
  ccasAddress: '12 rue des Lilas',
  ccasPhone: '01 43 75 00 00',
  place: 'Alfortville',
  origin: 'https://pass.alfortville.example',
  firstName: 'Jeanne',
  lastName: 'Le Bràs',
  address: null,
  postcode: '94140',
  communeCode: '94002',
  category: 1,
  number: 'K7QM-4T2X-W',
  validThrough: '2028-12-07',
  activation: { secret: 'S', expiresOn: '2027-01-07', url: 'https://pass.alfortville.example/a' },
};
const letter = (more: object = {}, offers: OfferView[] = []) =>
  passLetter({ ...content, ...more } as typeof content, offers, '2026-12-08');
const offer = (title: string, partner: object = {}, categories = [1, 2, 3]) =>
  ({
    title,
    categories,
    benefit: { kind: 'free_item', value: null },
    partner: { name: `Chez ${title}`, postcode: null, communeCode: null, ...partner },
  }) as OfferView;
const listIn = (body: LetterBlock[]) =>
  body.flatMap((block) => (typeof block === 'object' && 'list' in block ? block.list : []));

describe('whom the letter says to call', () => {
  test.each([
    [{}, 'Appelez le 01 43 75 00 00 (CCAS d’Alfortville).'],
    [{ ccasPhone: null }, 'Venez nous voir : CCAS d’Alfortville, 12 rue des Lilas.'],
    [{ ccasPhone: null, ccasAddress: null }, 'Adressez-vous à : CCAS d’Alfortville.'],
  ])('%j', (more, words) => {
    expect(letter(more).body.at(-1)).toBe(words);
  });
});

describe('where the letter says the pass is taken', () => {
  const far = offer('Loin', { communeCode: '94028', postcode: '94000' });
  const commune = offer('Commune', { communeCode: '94002', postcode: '94141' });
  const street = offer('Rue', { communeCode: '94002', postcode: '94140' });
  const nowhere = offer('Nulle part');
  const titles = (offers: OfferView[], more: object = {}) =>
    listIn(letter(more, offers).body)
      .slice(0, -1)
      .map((line) => /, ([^,]+)$/.exec(line)?.[1]);

  test('the nearest first: of the postcode, of the commune, then the others as they come', () => {
    expect(titles([far, commune, street])).toEqual(['Rue', 'Commune', 'Loin']);
    expect(titles([nowhere, far, street])).toEqual(['Rue', 'Nulle part', 'Loin']);
  });

  test('three of them, and where the others are', () => {
    expect(titles([far, commune, street, nowhere])).toHaveLength(3);
    expect(listIn(letter({}, [far]).body).at(-1)).toBe('et d’autres : pass.alfortville.example/offres');
  });

  test('no postcode is near no postcode', () => {
    expect(titles([far, nowhere, commune], { postcode: null })).toEqual(['Commune', 'Loin', 'Nulle part']);
  });

  test('only what this pass may use', () => {
    expect(titles([offer('Autre', {}, [2, 3]), offer('Le mien', {}, [1])])).toEqual(['Le mien']);
  });

  test('with none, the way to the directory instead of a list', () => {
    const { body } = letter();
    expect(listIn(body)).toEqual([]);
    expect(body).toContain('Les partenaires qui acceptent votre pass : pass.alfortville.example/offres');
    expect(letter({}, [street]).body).not.toContain(
      'Les partenaires qui acceptent votre pass : pass.alfortville.example/offres',
    );
  });

  test('the commune is said where it is known', () => {
    expect(listIn(letter({}, [street]).body)[0]).toBe('Chez Rue, Alfortville : Offert, Rue');
    expect(listIn(letter({}, [nowhere]).body)[0]).toBe('Chez Nulle part : Offert, Nulle part');
  });
});

test('the words of the CCAS take the place of the house’s', () => {
  expect(letter().body.slice(0, 2)).toEqual([LETTER_GREETING, LETTER_OPENING]);
  const look = { logo: null, letterGreeting: 'Chère Madame,', letterOpening: 'Le voici.', letterClosing: 'À bientôt' };
  const { body, closing } = letter({ look });
  expect([...body.slice(0, 2), closing]).toEqual(['Chère Madame,', 'Le voici.', 'À bientôt']);
});
