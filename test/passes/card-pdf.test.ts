import { describe, expect, test } from '@jest/globals';
import { cardPdf } from '../../src/passes/card-pdf.js';
import { readQr, renderPdf, textOfPdf } from '../support/card-video.js';

const card = {
  ccasName: 'CCAS d’Alfortville',
  ccasPhone: '01 43 75 00 00',
  ccasAddress: '1 place de la Mairie, 94140 Alfortville',
  origin: 'https://pass.alfortville.example',
  lastName: 'Le Bràs-Petit',
  firstName: 'Jeanne',
  number: 'K7QM-4T2X-W',
  validThrough: '2028-11-21',
  passCode: `HTTPS://PASS.ALFORTVILLE.EXAMPLE/V#${'0491639708674985'.padEnd(204, '7')}`,
};

describe('the card', () => {
  test('says name, number, validity and where to call, and its code is read at 300 dpi', async () => {
    const pdf = await cardPdf(card);
    const text = await textOfPdf(pdf);
    for (const words of ['Jeanne', 'LE BRÀS-PETIT', 'K7QM-4T2X-W', '21 novembre 2028', '01 43 75 00 00'])
      expect(text).toContain(words);
    expect((await readQr(await renderPdf(pdf, 300)))?.text).toBe(card.passCode);
  });

  test('a letter the font does not have keeps the marks it can: never an empty box', async () => {
    const text = await textOfPdf(await cardPdf({ ...card, lastName: 'Nguyễn', firstName: 'Łukasz' }));
    expect(text).toContain('NGUYÊN');
    expect(text).toContain('Łukasz');
  });

  test('a very long name still fits beside the code', async () => {
    const pdf = await cardPdf({
      ...card,
      lastName: 'Wojciechowska-Delacroix de La Fontanelle',
      firstName: 'Marie-Thérèse Élisabeth',
    });
    expect((await readQr(await renderPdf(pdf, 300)))?.text).toBe(card.passCode);
  });
});
