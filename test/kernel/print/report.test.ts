import { describe, expect, test } from '@jest/globals';
import { type Report, reportPdf } from '../../../src/kernel/print/report.js';
import { textOfPdf } from '../../support/card-video.js';
import { structureOfPdf, wordsOfPdf } from '../../support/pdf-words.js';

const report: Report = {
  sender: 'CCAS d’Alfortville',
  title: 'Bilan 2026',
  subtitle: 'Du 1er janvier au 31 décembre 2026',
  body: [
    { heading: 'Ce qui a été fait' },
    'Deux phrases. Les voici.',
    { list: ['Une chose', 'Une autre'] },
    { facts: [['Budget', '1 250,00 €']] },
    {
      table: {
        columns: ['Formule', '60–69 ans', '70 ans et plus'],
        rows: Array.from({ length: 90 }, (_, row) => [`Formule ${row}`, '45,50 €', '62,00 €']),
      },
    },
    { heading: 'Ensuite' },
    'La suite.',
  ],
};

describe('a document for the board', () => {
  test('holds everything, in order', async () => {
    const text = (await textOfPdf(await reportPdf(report))).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /CCAS d’Alfortville Bilan 2026 Du 1er janvier.*Ce qui a été fait.*Deux phrases.*• Une chose.*Budget : 1 250,00 €.*Formule 0 45,50 € 62,00 €.*Formule 89 .*Ensuite.*La suite\./,
    );
    expect(text).toMatch(/Page 1 sur \d/);
  });

  test('a long table is headed again on each page, and nothing runs off the paper', async () => {
    const words = await wordsOfPdf(await reportPdf(report));
    const pages = new Set(words.map(({ page }) => page));
    expect(pages.size).toBeGreaterThan(2);
    for (const page of pages)
      if (words.some((word) => word.page === page && /^Formule \d/.test(word.text)))
        expect(words.some((word) => word.page === page && word.text.startsWith('60–69'))).toBe(true);
    for (const { left, right, baseline } of words) {
      expect(left).toBeGreaterThanOrEqual(19.9);
      expect(right).toBeLessThanOrEqual(190.1);
      expect(baseline).toBeLessThanOrEqual(285);
    }
    expect(new Set(words.filter(({ text }) => /^Formule \d+$/.test(text)).map(({ text }) => text)).size).toBe(90);
  });

  test('a screen reader meets headings, lists, and a table with heads', async () => {
    const roles = (await structureOfPdf(await reportPdf(report))).map(({ role }) => role);
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD']) expect(roles).toContain(role);
  });
});
