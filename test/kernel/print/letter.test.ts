import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Letter, type LetterBlock, letterPdf } from '../../../src/kernel/print/letter.js';
import { readQr, renderPdf, textOfPdf } from '../../support/card-video.js';
import { structureOfPdf, wordsOfPdf } from '../../support/pdf-words.js';

const letter: Letter = {
  sender: {
    name: 'CCAS d’Alfortville',
    address: '1 place de la Mairie, 94140 Alfortville',
    phone: '01 43 75 00 00',
  },
  recipient: ['Jeanne Le Bràs-Petit', '12 rue des Camélias', '94140 ALFORTVILLE'],
  place: 'Alfortville',
  date: '2026-12-01',
  subject: 'Votre pass senior',
  body: [
    'Madame, Monsieur,',
    { heading: 'Mettre votre pass sur un téléphone' },
    { list: ['Ouvrez l’appareil photo.', 'Visez le code ci-dessous.'] },
    { facts: [['Numéro', 'K7QM-4T2X-W']] },
    {
      qr: 'https://pass.alfortville.example/mon-pass/activer#K7QM4T2XW.K7QM4T2X',
      caption: 'À viser avec le téléphone.',
    },
  ],
};

/** Seen through a window of 45 × 100 mm and one of 35 × 100 mm, wherever the sheet slides in the envelope. */
function expectInWindow(words: { left: number; right: number; baseline: number; size: number }): void {
  expect(words.left).toBeGreaterThanOrEqual(100);
  expect(words.right).toBeLessThanOrEqual(190);
  expect(words.baseline - words.size).toBeGreaterThanOrEqual(54);
  expect(words.baseline).toBeLessThanOrEqual(79);
}

describe('a letter in a window envelope', () => {
  test.each([
    ['three lines', letter.recipient],
    [
      'an address of three lines',
      ['Łukasz Nguyễn', 'Résidence des Camélias', 'Bâtiment C, escalier 12', '12 rue X', '94140 A'],
    ],
    [
      'a name of 200 letters',
      [`${'Wojciechowska-Delacroix '.repeat(8)}Marie`, '12 rue des Camélias', '94140 ALFORTVILLE'],
    ],
    ['an address of 200 letters', ['Jeanne Petit', 'allée des Platanes '.repeat(10), '94140 ALFORTVILLE']],
    ['a word without an end', ['W'.repeat(100), '94140 ALFORTVILLE']],
    ['lines beyond reason', [...Array.from({ length: 30 }, (_, line) => `ligne ${line}`), '94140 ALFORTVILLE']],
  ])('the recipient stands in the window, and nothing else does: %s', async (_, recipient) => {
    const words = (await wordsOfPdf(await letterPdf([{ ...letter, recipient }]))).filter(({ page }) => page === 1);
    const town = words.findIndex(({ text }) => text === recipient.at(-1));
    const first = words.findIndex(({ text }) => recipient[0]!.startsWith(text.slice(0, 4)));
    expect(first).toBeGreaterThan(-1);
    expect(town).toBeGreaterThan(first);
    const block = words.slice(first, town + 1);
    block.forEach(expectInWindow);
    for (const other of words.filter((word) => !block.includes(word)))
      expect(other.right < 98 || other.baseline < 45 || other.baseline - other.size > 79).toBe(true);
  });

  test('sender, place and day, subject and body are there to be read, in that order', async () => {
    const text = await textOfPdf(await letterPdf([letter]));
    const places = [
      'CCAS d’Alfortville',
      'Téléphone : 01 43 75 00 00',
      'Jeanne Le Bràs-Petit',
      'Alfortville, le 1er décembre 2026',
      'Objet : Votre pass senior',
      'Madame, Monsieur,',
      'Mettre votre pass',
      'Ouvrez l’appareil photo.',
      'K7QM-4T2X-W',
      'À viser avec le téléphone.',
    ].map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('the code is read from the printed page', async () => {
    const seen = await readQr(await renderPdf(await letterPdf([letter]), 300));
    expect(seen?.text).toBe('https://pass.alfortville.example/mon-pass/activer#K7QM4T2XW.K7QM4T2X');
  });

  test('a screen reader is told what is a title, a list, a picture', async () => {
    const structure = await structureOfPdf(await letterPdf([letter]));
    expect(structure.map(({ role }) => role).join(' ')).toBe(
      'Sect P P P H1 P H2 L LI LBody LI LBody L LI LBody Figure',
    );
    expect(structure.at(-1)).toEqual({ role: 'Figure', alt: 'Code QR. À viser avec le téléphone.' });
  });

  test('it says it is French and marked for screen readers', async () => {
    const raw = (await letterPdf([letter])).toString('latin1');
    expect(raw).toContain('/Lang (fr-FR)');
    expect(raw).toContain('/Marked true');
  });

  test('letters the font lacks keep the marks they can', async () => {
    const text = await textOfPdf(await letterPdf([{ ...letter, recipient: ['Łukasz Nguyễn', '94140 ALFORTVILLE'] }]));
    expect(text).toContain('Łukasz Nguyên');
  });

  test('one page has no page number; a long letter says on which of its pages one is', async () => {
    expect(await textOfPdf(await letterPdf([letter]))).not.toContain('Page 1');
    const long = { ...letter, body: Array.from({ length: 60 }, (_, n) => `Paragraphe ${n} ${'bla '.repeat(60)}`) };
    const words = await wordsOfPdf(await letterPdf([long, letter]));
    const pages = words.filter(({ text }) => text.startsWith('Page ')).map(({ text }) => text);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages).toEqual(pages.map((_, index) => `Page ${index + 1} sur ${pages.length}`));
    expect(Math.max(...words.map(({ page }) => page))).toBe(pages.length + 1);
  });

  test('a heading is never left alone at the foot of a page', async () => {
    for (let lines = 26; lines < 42; lines++) {
      const body = [...Array.from({ length: lines }, () => 'Une ligne.'), { heading: 'Ensuite' }, 'La suite.'];
      const words = await wordsOfPdf(await letterPdf([{ ...letter, body }]));
      const page = (text: string) => words.find((word) => word.text === text)!.page;
      expect(page('Ensuite')).toBe(page('La suite.'));
    }
  });

  test('whatever is written, every letter of it is printed, within the margins', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdéèW'), minLength: 1, maxLength: 120 });
    const words = fc.array(word, { minLength: 1, maxLength: 80 }).map((list) => list.join(' '));
    const block = fc.oneof(
      words,
      fc.record({ heading: words }),
      fc.record({ list: fc.array(words, { minLength: 1, maxLength: 5 }) }),
      fc.record({ facts: fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 5 }) }),
      fc.record({ qr: fc.webUrl(), caption: words }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (body) => {
        const placed = await wordsOfPdf(await letterPdf([{ ...letter, body: body as LetterBlock[] }]));
        const printed = placed.map(({ text }) => text).join('');
        const count = (text: string) => [...text].filter((letter) => letter === 'W').length;
        const wanted = body.map((one) => (typeof one === 'object' && 'qr' in one ? one.caption : JSON.stringify(one)));
        expect(count(printed)).toBe(count(wanted.join('')));
        for (const { left, right, baseline } of placed) {
          expect(left).toBeGreaterThanOrEqual(19.9);
          expect(right).toBeLessThanOrEqual(190.5);
          expect(baseline).toBeLessThanOrEqual(285);
        }
      }),
      { numRuns: 25 },
    );
  });
});
