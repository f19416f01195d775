import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { cardPdf } from '../../src/passes/card-pdf.js';
import { readPixels } from '../../src/redemptions/browser/plain-reader.js';
import { renderPdf } from '../support/card-video.js';

const passCode = `HTTPS://PASS.ALFORTVILLE.EXAMPLE/V#${'0491639708674985'.padEnd(204, '7')}`;

let card: Canvas;
beforeAll(async () => {
  const pdf = await cardPdf({
    ccasName: 'CCAS d’Alfortville',
    ccasPhone: '01 43 75 00 00',
    ccasAddress: '1 place de la Mairie, 94140 Alfortville',
    origin: 'https://pass.alfortville.example',
    lastName: 'Le Bràs',
    firstName: 'Jeanne',
    number: 'K7QM-4T2X-W',
    validThrough: '2028-11-21',
    passCode,
  });
  card = await renderPdf(pdf, 300);
});

/** A camera of 640 × 480 that sees the whole card. @param share of its width that the card fills */
function seen(share: number, degrees = 0, blur = 0, light = 1) {
  const canvas = createCanvas(640, 480);
  const context = canvas.getContext('2d');
  context.fillStyle = '#8a8f8a';
  context.fillRect(0, 0, 640, 480);
  context.filter = `blur(${blur}px) brightness(${light})`;
  context.translate(320, 240);
  context.rotate((degrees * Math.PI) / 180);
  const scale = (640 * share) / card.width;
  context.drawImage(
    card,
    (-card.width * scale) / 2,
    (-card.height * scale) / 2,
    card.width * scale,
    card.height * scale,
  );
  return context.getImageData(0, 0, 640, 480) as unknown as ImageData;
}

describe('the reader in plain JavaScript, for browsers that may run nothing else', () => {
  test.each([
    ['the whole card held before the camera', seen.bind(undefined, 0.9)],
    ['a little farther away', seen.bind(undefined, 0.8)],
    ['crooked', seen.bind(undefined, 0.9, 7)],
    ['upside down', seen.bind(undefined, 0.9, 180)],
    ['a little out of focus', seen.bind(undefined, 0.9, 3, 0.6)],
    ['in a dark shop', seen.bind(undefined, 0.9, 2, 0.4, 0.4)],
  ])('%s at 640 × 480', (_, picture) => {
    expect(readPixels(picture())).toBe(passCode);
  });

  test('no code, no text', () => {
    expect(readPixels(createCanvas(64, 48).getContext('2d').getImageData(0, 0, 64, 48) as unknown as ImageData)).toBe(
      undefined,
    );
  });
});
