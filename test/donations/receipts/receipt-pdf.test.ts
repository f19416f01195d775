import { describe, expect, test } from '@jest/globals';
import { PNG } from 'pngjs';
import type { ReceiptContent } from '../../../src/donations/receipts/receipt-content.js';
import { receiptPdf } from '../../../src/donations/receipts/receipt-pdf.js';
import { type PlacedWords, wordsOfPdf } from '../../support/pdf-words.js';

const content: ReceiptContent = {
  year: 2026,
  number: 14,
  cerfa: '16216*03',
  formName: '2041-MEC-SD',
  body: {
    name: 'CCAS d’Alfortville',
    siren: '269400024',
    streetNumber: '12',
    street: 'rue des Lilas',
    postcode: '94140',
    commune: 'Alfortville',
    object: 'Action sociale générale en faveur des habitants de la commune',
    legalCategory: '7361 Centre communal d’action sociale',
  },
  donor: {
    kind: 'company',
    name: 'Optique de l’Île',
    firstName: null,
    legalForm: 'SARL',
    siren: '732829320',
    street: '8 place Salvador Allende',
    postcode: '94140',
    commune: 'Alfortville',
  },
  kind: 'money',
  amountCents: 1_280_80,
  ways: ['transfer'],
  goods: [],
  valuation: null,
  skills: [],
  description: null,
  from: '2026-12-02',
  to: '2026-12-02',
  fundName: 'Bilans auditifs',
  deliberation: { number: '2026-31', decidedOn: '2026-11-12' },
  ratePercent: 60,
  place: 'Alfortville',
  issuedOn: '2026-12-08',
  signatory: { name: 'Claire Vannier', quality: 'présidente du CCAS' },
  replaces: null,
};
const long = 'Association des commerçants et artisans du quai Blanqui et de ses environs '.repeat(4).trim();
const signature = PNG.sync.write(new PNG({ width: 300, height: 100, fill: true }));
const goods = (count: number): Partial<ReceiptContent> => ({
  kind: 'goods',
  valuation: 'cost',
  goods: Array.from({ length: count }, (_, n) => ({
    label: `Fauteuil ${n}`,
    quantity: 2,
    unitCents: 50_00,
    valueCents: 100_00,
  })),
});

/** Two pieces of text whose letters touch. */
function overlaps(one: PlacedWords, other: PlacedWords): boolean {
  const isBeside = one.right <= other.left + 0.05 || other.right <= one.left + 0.05;
  const [upper, lower] = one.baseline < other.baseline ? [one, other] : [other, one];
  return one.page === other.page && !isBeside && lower.baseline - upper.baseline < lower.size * 0.75;
}

describe('the sheet of a receipt', () => {
  test.each<[string, Partial<ReceiptContent>, number]>([
    ['of a company', {}, 1],
    ['that replaces another', { replaces: '2026-3' }, 1],
    [
      'with long names',
      {
        body: { ...content.body, object: long },
        fundName: long,
        donor: { ...content.donor, name: long, street: long },
      },
      2,
    ],
    ['of a few goods', goods(3), 2],
    ['of many goods', goods(70), 4],
  ])('%s: every word within the margins, none upon another, on the pages it needs', async (_, more, pages) => {
    const words = await wordsOfPdf(await receiptPdf({ ...content, ...more }, { signature, isDuplicate: true }));
    expect(Math.max(...words.map(({ page }) => page))).toBeLessThanOrEqual(pages);
    for (const { text, left, right, baseline, size } of words) {
      expect([text, left >= 19.9, right <= 190.1]).toEqual([text, true, true]);
      expect([text, baseline - size >= 15, baseline <= 281.1]).toEqual([text, true, true]);
    }
    const touching = words.flatMap((one, index) =>
      words
        .slice(index + 1)
        .filter((other) => overlaps(one, other))
        .map((other) => [one.text, other.text]),
    );
    expect(touching).toEqual([]);
  });

  test('what each thing is stands at the margin, what it says 52 mm further, on the same line', async () => {
    const words = await wordsOfPdf(await receiptPdf(content));
    for (const [name, value] of [
      ['Nom ou dénomination :', 'CCAS d’Alfortville'],
      ['Rue :', 'rue des Lilas'],
      ['Affectation :', 'Bilans auditifs'],
    ]) {
      const label = words.find(({ text }) => text === name)!;
      const said = words.find(({ text, left }) => text === value && left > 60)!;
      expect([label.left, said.left].map((left) => Math.round(left * 10) / 10)).toEqual([20, 72]);
      expect(said.baseline).toBeCloseTo(label.baseline, 1);
    }
  });

  test('the figures stand in their frame: 10 mm high, 5 mm free at each side, in the middle, and nothing else in it', async () => {
    const pdf = await receiptPdf(content);
    const words = await wordsOfPdf(pdf);
    const figures = words.find(({ text }) => text.startsWith('***'))!;
    const [{ left, top, width, height }] = (await framesOf(pdf)) as [Frame];
    expect(height).toBeCloseTo(10, 1);
    expect(figures.left - left).toBeCloseTo(5, 1);
    expect(left + width - figures.right).toBeCloseTo(5, 1);
    // Halfway between the line the letters stand on and their tops.
    expect(Math.abs(figures.baseline - figures.size * 0.34 - (top + height / 2))).toBeLessThan(1);
    for (const { text, baseline, size } of words.filter((word) => word !== figures))
      expect([text, baseline < top || baseline - size * 0.8 > top + height]).toEqual([text, true]);
  });

  test('place and day, then who signs, then the signature, and all of it on paper', async () => {
    const words = await wordsOfPdf(await receiptPdf(content, { signature }));
    const [day, name] = ['Fait à Alfortville', 'Claire Vannier'].map((start) =>
      words.find(({ text }) => text.startsWith(start))!,
    );
    expect(name!.baseline - day!.baseline).toBeGreaterThan(name!.size);
    expect(name!.baseline - day!.baseline).toBeLessThan(9);
    expect(words.at(-1)!.text).toBe(name!.text);
  });

  test('only a duplicate says so, only a replacement what it replaces', async () => {
    const said = async (...what: Parameters<typeof receiptPdf>) => {
      const text = (await wordsOfPdf(await receiptPdf(...what))).map((word) => word.text).join(' ');
      return [text.includes('DUPLICATA'), text.includes('Annule et remplace')];
    };
    expect(await said(content)).toEqual([false, false]);
    expect(await said(content, { isDuplicate: true })).toEqual([true, false]);
    expect(await said({ ...content, replaces: '2026-3' })).toEqual([false, true]);
  });
});

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The rectangles drawn on the first page, millimetres from its top left corner. */
async function framesOf(pdf: Uint8Array): Promise<Frame[]> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), isEvalSupported: false }).promise;
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  const mm = 72 / 25.4;
  const frames = fnArray.flatMap((what, index) => {
    if (what !== OPS.constructPath) return [];
    const box = (argsArray[index] as unknown[])[2] as ArrayLike<number> | null;
    if (!box) return [];
    const [x1, y1, x2, y2] = Array.from(box) as [number, number, number, number];
    return [{ left: x1 / mm, top: y1 / mm, width: (x2 - x1) / mm, height: (y2 - y1) / mm }];
  });
  await document.destroy();
  return frames.filter(({ height }) => height > 3 && height < 30);
}
