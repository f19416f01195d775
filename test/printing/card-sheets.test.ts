import { describe, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { finished } from '../../src/kernel/print/paper.js';
import type { CardContent } from '../../src/passes/card-drawing.js';
import { cardPages } from '../../src/printing/card-sheets.js';
import {
  crookedAndBlurred,
  crop,
  dotGain,
  type Grey,
  greyOf,
  hasZbarimg,
  oneBit,
  readWithZbar,
  readWithZbarimg,
  readWithZxing,
} from '../support/barcodes.js';
import { renderPdf } from '../support/card-video.js';
import { type PlacedWords, wordsOfPdf } from '../support/pdf-words.js';

const WIDTH = 85.6;
const HEIGHT = 53.98;
const LEFT = (210 - 2 * WIDTH) / 2;
const TOP = (297 - 5 * HEIGHT) / 2;

function aCard(n: number, over: Partial<CardContent> = {}): CardContent {
  return {
    ccasName: 'CCAS d’Alfortville',
    ccasPhone: '01 43 75 00 00',
    ccasAddress: '1 place de la Mairie, 94140 Alfortville',
    origin: 'https://pass.alfortville.example',
    lastName: `Voisine ${n}`,
    firstName: 'Jeanne',
    number: `K7QM-4T2X-${n % 10}`,
    validThrough: '2028-11-21',
    passCode: `HTTPS://PASS.ALFORTVILLE.EXAMPLE/V#${String(n).padStart(204, '0491639708674985')}`,
    ...over,
  };
}

function sheetOf(cards: CardContent[], layout: 'sheets' | 'single' = 'sheets'): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, lang: 'fr-FR' });
  const pages = cardPages(document, layout);
  return finished(document, () => {
    cards.forEach((card, index) => pages.add({ card, mark: `${index + 1}/${cards.length}` }));
    pages.end();
  });
}

const ten = Array.from({ length: 10 }, (_, n) => aCard(n + 1));
const columnOf = ({ left }: PlacedWords): number => Math.floor((left - LEFT) / WIDTH);
const rowOf = ({ baseline }: PlacedWords): number => Math.floor((baseline - TOP) / HEIGHT);
const textAt = (words: PlacedWords[], page: number, column: number, row: number): string =>
  words
    .filter((word) => word.page === page && columnOf(word) === column && rowOf(word) === row)
    .map(({ text }) => text)
    .join(' ');

describe('a sheet', () => {
  test.each([
    [1, 2],
    [10, 2],
    [11, 4],
  ])('%i cards take %i pages: fronts, then their backs', async (count, pages) => {
    const cards = Array.from({ length: count }, (_, n) => aCard(n + 1));
    const words = await wordsOfPdf(await sheetOf(cards));
    expect(Math.max(...words.map(({ page }) => page))).toBe(pages);
    const fronts = words.filter(({ text }) => text === 'Pass senior').map(({ page }) => page);
    const backs = words.filter(({ text }) => text.startsWith('Présentez')).map(({ page }) => page);
    expect(fronts).toEqual(cards.map((_, n) => 2 * Math.floor(n / 10) + 1));
    expect(backs).toEqual(cards.map((_, n) => 2 * Math.floor(n / 10) + 2));
  });

  test('turned on its long edge, every back lies behind its front', async () => {
    const words = await wordsOfPdf(await sheetOf(ten));
    for (let place = 0; place < 10; place++) {
      const [column, row] = [place % 2, Math.floor(place / 2)];
      expect(textAt(words, 1, column, row)).toContain(`VOISINE ${place + 1}`);
      expect(textAt(words, 2, 1 - column, row)).toContain(`${place + 1}/10`);
    }
  });

  test('no word of a card leaves its card, whatever the name, the body and its address', async () => {
    const long = {
      lastName: 'Wojciechowska-Delacroix de La Fontanelle',
      firstName: 'Marie-Thérèse Élisabeth',
      ccasName: 'Centre intercommunal d’action sociale du Grand Paris Sud Est Avenir',
      ccasAddress: '14 rue Le Corbusier, bâtiment Europarc, entrée C, deuxième étage, 94046 Créteil Cedex '.repeat(3),
    };
    const cards = [
      aCard(1, long),
      aCard(2, { lastName: 'Nguyễn Thị Ánh Tuyết', firstName: 'Đặng Thuỳ' }),
      aCard(3, long),
    ];
    const words = await wordsOfPdf(await sheetOf(cards));
    for (const { left, right, baseline, size } of words) {
      const column = Math.floor((left - LEFT) / WIDTH);
      expect([0, 1]).toContain(column);
      expect(right).toBeLessThanOrEqual(LEFT + (column + 1) * WIDTH);
      const row = Math.floor((baseline - size - TOP) / HEIGHT);
      expect([0, 1]).toContain(row);
      expect(baseline).toBeLessThanOrEqual(TOP + (row + 1) * HEIGHT);
    }
    expect(textAt(words, 1, 1, 0)).toContain('NGUYÊN THI');
  });

  test('nothing is printed nearer than five millimetres to the edge of the paper; cut marks are outside the cards', async () => {
    for (const page of [1, 2]) {
      const image = greyOf(await renderPdf(await sheetOf(ten), 150, page));
      const px = (mm: number) => (mm / 25.4) * 150;
      const ink = (left: number, top: number, width: number, height: number) =>
        crop(image, px(left), px(top), px(width), px(height)).pixels.filter((value) => value < 200).length;
      expect([ink(0, 0, 210, 5), ink(0, 292, 210, 4.9), ink(0, 0, 5, 296.9), ink(205, 0, 4.9, 296.9)]).toEqual([
        0, 0, 0, 0,
      ]);
      for (let column = 0; column <= 2; column++) {
        expect(ink(LEFT + column * WIDTH - 0.5, TOP - 6, 1, 4)).toBeGreaterThan(10);
        expect(ink(LEFT + column * WIDTH - 0.5, 297 - TOP + 2, 1, 4)).toBeGreaterThan(10);
      }
      for (let row = 0; row <= 5; row++) expect(ink(LEFT - 6, TOP + row * HEIGHT - 0.5, 4, 1)).toBeGreaterThan(10);
    }
  });

  test('one card a page is the card’s own size', async () => {
    const pdf = await sheetOf(ten.slice(0, 2), 'single');
    const image = await renderPdf(pdf, 300, 3);
    expect([image.width, image.height]).toEqual([1011, 638]);
    expect(await readWithZxing(greyOf(image))).toEqual([ten[1]!.passCode]);
  });
});

describe('every code of a sheet of ten is read by zxing and by zbar', () => {
  if (!hasZbarimg) console.warn('NO zbarimg ON THE PATH: its library is asked instead; the program itself is SKIPPED.'); // oxlint-disable-line no-console -- a skipped reader must be seen

  const papers: [string, (page: Grey) => Grey][] = [
    ['from an office printer', (page) => page],
    ['from a thermal printer: black or white', (page) => oneBit(page)],
    ['where the ink runs', (page) => dotGain(oneBit(page))],
    ['held crooked and out of focus', (page) => crookedAndBlurred(oneBit(page))],
  ];
  // A cheap thermal printer has 203 dpi, and prints in black or white only.
  const cases = [
    ...papers.map(([name, spoil]) => [300, name, spoil] as const),
    ...papers.slice(1, 3).map(([name, spoil]) => [203, name, spoil] as const),
  ];

  const pages = new Map<number, Promise<Grey>>();
  const pageAt = (dpi: number): Promise<Grey> => {
    if (!pages.has(dpi))
      pages.set(
        dpi,
        sheetOf(ten).then(async (pdf) => greyOf(await renderPdf(pdf, dpi))),
      );
    return pages.get(dpi)!;
  };

  // Beside the words of the card: the code and the white around it.
  const CODE_LEFT = 45;
  test.each(cases)(
    'at %i dpi, %s',
    async (dpi, _, spoil) => {
      const page = await pageAt(dpi);
      const px = (mm: number) => (mm / 25.4) * dpi;
      for (const [place, card] of ten.entries()) {
        const left = LEFT + (place % 2) * WIDTH + CODE_LEFT;
        const top = TOP + Math.floor(place / 2) * HEIGHT;
        const seen = spoil(crop(page, px(left), px(top), px(WIDTH - CODE_LEFT), px(HEIGHT)));
        expect(await readWithZxing(seen)).toEqual([card.passCode]);
        expect(await readWithZbar(seen)).toEqual([card.passCode]);
        if (hasZbarimg) expect(readWithZbarimg(seen)).toEqual([card.passCode]);
      }
    },
    120_000,
  );

  test('the whole page at once, as a flat-bed scanner sees it', async () => {
    const page = oneBit(await pageAt(300));
    const wanted = ten.map(({ passCode }) => passCode).toSorted();
    expect((await readWithZxing(page)).toSorted()).toEqual(wanted);
    expect((await readWithZbar(page)).toSorted()).toEqual(wanted);
  });

  test('the readers do read: a code with too much of it gone is not read', async () => {
    const page = greyOf(await renderPdf(await sheetOf(ten.slice(0, 1), 'single'), 300));
    for (let row = 250; row < 450; row++) page.pixels.fill(255, row * page.width + 600, row * page.width + 1000);
    expect(await readWithZxing(page)).toEqual([]);
    expect(await readWithZbar(page)).toEqual([]);
  });
});
