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

describe('where a letter’s words stand', () => {
  const placed = async (more: Partial<Letter> = {}) => {
    const words = await wordsOfPdf(await letterPdf([{ ...letter, ...more }]));
    return (start: string) => words.find(({ text }) => text.startsWith(start))!;
  };

  test('the sender from 18 mm below the edge, its lines one under the other, none in another', async () => {
    const at = await placed();
    const lines = [at('CCAS d’Alfortville'), at('1 place de la Mairie'), at('Téléphone')];
    for (const { left } of lines) expect(left).toBeCloseTo(20, 1);
    expect(lines[0]!.baseline - lines[0]!.size).toBeGreaterThan(17);
    expect(lines[0]!.baseline).toBeLessThan(24);
    for (const [index, line] of lines.slice(1).entries()) {
      const step = line.baseline - lines[index]!.baseline;
      expect([index, step > line.size && step < 2 * lines[index]!.size]).toEqual([index, true]);
    }
  });

  test('a long name and address take the lines there are and end at 95 mm; the place and day stay free', async () => {
    const sender = {
      name: 'Centre intercommunal d’action sociale '.repeat(5),
      address: 'place '.repeat(60),
      phone: '01',
    };
    const words = await wordsOfPdf(await letterPdf([{ ...letter, sender }]));
    const phone = words.find(({ text }) => text.startsWith('Téléphone'))!;
    const before = words.slice(0, words.indexOf(phone) + 1);
    expect(before).toHaveLength(3 + 4 + 1);
    for (const { left, right, baseline } of before) {
      expect(left).toBeCloseTo(20, 1);
      expect(right).toBeLessThanOrEqual(95.1);
      expect(baseline).toBeLessThan(58);
    }
  });

  test('place and day from 102 mm, two lines at most, between the window and the subject', async () => {
    const at = await placed();
    expect(at('Alfortville, le').left).toBeCloseTo(102, 1);
    expect(at('Alfortville, le').baseline).toBeGreaterThan(86);
    expect(at('Alfortville, le').baseline).toBeLessThan(92);
    const words = await wordsOfPdf(
      await letterPdf([{ ...letter, place: 'Saint-Remy-en-Bouzemont '.repeat(9).trim() }]),
    );
    const lines = words.filter(({ left, baseline }) => left > 101 && left < 103 && baseline > 80 && baseline < 105);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.baseline - lines[0]!.baseline).toBeCloseTo(5, 1);
    for (const { right } of lines) expect(right).toBeLessThanOrEqual(190.1);
  });

  test('subject at 102 mm, then the body in its order, a list and a fact set in from the margin', async () => {
    const at = await placed();
    const subject = at('Objet');
    expect(subject.baseline - subject.size).toBeGreaterThan(101);
    expect(subject.baseline).toBeLessThan(108);
    expect([at('Ouvrez').left, at('K7QM').left, at('À viser').left].map(Math.round)).toEqual([25, 71, 60]);
    const order = [subject, at('Madame'), at('Mettre votre'), at('Ouvrez'), at('Visez'), at('K7QM'), at('À viser')];
    for (const [index, { baseline, size }] of order.slice(1).entries())
      expect(baseline - order[index]!.baseline).toBeGreaterThanOrEqual(size);
  });

  test('a heading is never the last line of a page', async () => {
    for (let lines = 30; lines <= 48; lines++) {
      const body = [...Array.from({ length: lines }, (_, n) => `Ligne ${n}.`), { heading: 'Ensuite' }, 'La suite.'];
      const words = await wordsOfPdf(await letterPdf([{ ...letter, body }]));
      const [heading, next] = ['Ensuite', 'La suite.'].map((start) => words.find(({ text }) => text === start)!);
      expect([lines, next!.page]).toEqual([lines, heading!.page]);
    }
  });

  test('a second page begins at its top, and goes on down to 24 mm above its edge', async () => {
    const body = Array.from({ length: 120 }, (_, n) => `Ligne ${n}.`);
    const words = await wordsOfPdf(await letterPdf([{ ...letter, body }]));
    for (const page of [1, 2]) {
      const lines = words.filter((word) => word.page === page && word.text.startsWith('Ligne'));
      if (page === 2) expect(lines[0]!.baseline).toBeLessThan(27);
      if (page === 2) expect(lines[0]!.baseline).toBeGreaterThan(22);
      expect(lines.at(-1)!.baseline).toBeLessThanOrEqual(273);
      expect(lines.at(-1)!.baseline).toBeGreaterThan(260);
    }
    const foot = words.find(({ text }) => text.startsWith('Page 1'))!;
    expect([Math.round(foot.right), foot.baseline > 281 && foot.baseline < 287]).toEqual([190, true]);
  });

  test('the caption beside a code goes on below it when it is longer than the code is high', async () => {
    const body = [{ qr: 'https://pass.example', caption: 'À viser avec le téléphone. '.repeat(30).trim() }, 'Ensuite.'];
    const words = await wordsOfPdf(await letterPdf([{ ...letter, body }]));
    const caption = words.filter(({ text }) => /viser|téléphone/.test(text));
    const [beside, below] = [caption.filter(({ left }) => left > 55), caption.filter(({ left }) => left < 25)];
    expect(beside.length).toBe(6);
    expect(below.length).toBeGreaterThan(0);
    expect(beside.at(-1)!.baseline - beside[0]!.baseline).toBeLessThanOrEqual(34);
    expect(below[0]!.baseline - beside[0]!.baseline).toBeGreaterThan(34);
    expect(words.find(({ text }) => text === 'Ensuite.')!.baseline).toBeGreaterThan(below.at(-1)!.baseline);
  });
});
