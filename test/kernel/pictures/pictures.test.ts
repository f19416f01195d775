import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { InvalidInput } from '../../../src/kernel/errors/domain-error.js';
import { LARGEST_PICTURE_BYTES, Pictures } from '../../../src/kernel/pictures/pictures.js';
import { newPdf } from '../../../src/kernel/print/new-pdf.js';
import { pngOf } from '../../support/rubbish.js';

const pictures = new Pictures();

function canvas(width: number, height: number) {
  const drawn = createCanvas(width, height);
  const context = drawn.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#c02020';
  context.fillRect(0, 0, width / 2, height / 2);
  return drawn;
}

async function colourAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const picture = await loadImage(bytes);
  const drawn = createCanvas(picture.width, picture.height).getContext('2d');
  drawn.drawImage(picture, 0, 0);
  return [...drawn.getImageData(x, y, 1, 1).data];
}

async function refusalOf(bytes: Buffer): Promise<string> {
  const error = await pictures.redrawn(bytes, 'logo').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidInput);
  const [field] = (error as InvalidInput).errors!;
  expect(field).toMatchObject({ field: 'logo', detail: expect.stringMatching(/^[A-ZÀ-Ý][^]*\.$/) });
  return field!.code;
}

/** Ends once `pdfkit` has written the whole file: its reader of PNG throws where nobody can catch it. */
function printed(bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const document = newPdf({ autoFirstPage: true });
    let length = 0;
    document.on('data', (chunk: Buffer) => (length += chunk.length));
    document.on('end', () => resolve(length)).on('error', reject);
    document.image(bytes, 0, 0, { fit: [50, 50] });
    document.end();
  });
}

describe('a picture that is kept', () => {
  test('is another file than the one that came, with the same picture', async () => {
    const sent = canvas(300, 200).toBuffer('image/png');
    const { bytes, width, height } = await pictures.redrawn(sent, 'logo');
    expect([width, height]).toEqual([300, 200]);
    expect(await colourAt(bytes, 10, 10)).toEqual([0xc0, 0x20, 0x20, 255]);
    expect(await colourAt(bytes, 290, 190)).toEqual([255, 255, 255, 255]);
    expect(await printed(bytes)).toBeGreaterThan(500);
  });

  test('carries nothing hidden of what came', async () => {
    const secret = 'GPS 48.8049 N 2.4219 E';
    const jpg = canvas(100, 100).toBuffer('image/jpeg');
    const note = Buffer.concat([Buffer.from([0xff, 0xfe, 0, secret.length + 2]), Buffer.from(secret)]);
    const sent = Buffer.concat([jpg.subarray(0, 2), note, jpg.subarray(2)]);
    expect(sent.includes(secret)).toBe(true);
    const { bytes } = await pictures.redrawn(sent, 'logo');
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  test('is seen through where it was, interlaced or not', async () => {
    const drawn = createCanvas(64, 64);
    drawn.getContext('2d').fillRect(0, 0, 32, 64);
    const { bytes } = await pictures.redrawn(drawn.toBuffer('image/png'), 'logo');
    expect((await colourAt(bytes, 40, 10))[3]).toBe(0);
    expect(await printed(bytes)).toBeGreaterThan(500);
    const interlaced = pngOf({
      width: 8,
      height: 8,
      isInterlaced: true,
      data: deflateSync(Buffer.alloc(8 * 8 * 3 + 15)),
    });
    expect(await printed((await pictures.redrawn(interlaced, 'logo')).bytes)).toBeGreaterThan(500);
  });

  test('is made smaller than paper can show, and its sides keep their proportion', async () => {
    const { bytes } = await pictures.redrawn(canvas(2000, 1000).toBuffer('image/jpeg'), 'signature');
    const { width, height } = await loadImage(bytes);
    expect([width, height]).toEqual([1200, 600]);
  });

  test('stands upright, as the telephone held it', async () => {
    const jpg = canvas(80, 40).toBuffer('image/jpeg');
    // EXIF with one entry: orientation 6, a quarter turn.
    const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010006000000000000', 'hex');
    const size = Buffer.alloc(2);
    size.writeUInt16BE(exif.length + 2);
    const sent = Buffer.concat([jpg.subarray(0, 2), Buffer.from([0xff, 0xe1]), size, exif, jpg.subarray(2)]);
    const { bytes } = await pictures.redrawn(sent, 'signature');
    const { width, height } = await loadImage(bytes);
    expect([width, height]).toEqual([40, 80]);
    const [red, green] = await colourAt(bytes, 35, 5);
    expect(red! - green!).toBeGreaterThan(80);
  });
});

describe('a picture is refused, and the process lives', () => {
  const bomb = deflateSync(Buffer.alloc(240_000_000));
  const png = canvas(300, 200).toBuffer('image/png');
  const jpg = canvas(300, 200).toBuffer('image/jpeg');
  const broken = (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    copy.fill(0xa5, copy.length >> 1, (copy.length >> 1) + 40);
    return copy;
  };

  test.each([
    ['a PNG cut in half', png.subarray(0, png.length / 2), 'unreadable_picture'],
    ['a PNG without its end', png.subarray(0, -20), 'unreadable_picture'],
    ['a PNG of which some bytes changed', broken(png), 'unreadable_picture'],
    [
      'a PNG whose data do not inflate',
      pngOf({ width: 100, height: 100, data: Buffer.alloc(300, 7) }),
      'unreadable_picture',
    ],
    [
      'a PNG with too few data',
      pngOf({ width: 100, height: 100, data: deflateSync(Buffer.alloc(99)) }),
      'unreadable_picture',
    ],
    ['a JPEG cut in half', jpg.subarray(0, jpg.length / 2), 'unreadable_picture'],
    ['a JPEG that only begins', Buffer.from('ffd8ffe000104a46494600010101', 'hex'), 'unreadable_picture'],
    ['a GIF', Buffer.from('GIF89a0101'), 'wrong_file_type'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'wrong_file_type'],
    ['nothing', Buffer.alloc(0), 'wrong_file_type'],
    ['nine megabytes', Buffer.alloc(LARGEST_PICTURE_BYTES + 1), 'file_too_large'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  test('more than four million points are not decoded, whatever the file weighs', async () => {
    const bytes = pngOf({ width: 20_000, height: 8_000, data: deflateSync(Buffer.alloc(1000)) });
    expect(await refusalOf(bytes)).toBe('wrong_picture_size');
  });

  test.each([
    ['line by line', false],
    ['interlaced', true],
  ])('250 kB that inflate to 240 MB, %s, take no memory', async (_, isInterlaced) => {
    const before = process.memoryUsage.rss();
    let highest = 0;
    const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 2);
    expect(await refusalOf(pngOf({ width: 100, height: 100, isInterlaced, data: bomb }))).toBe('unreadable_picture');
    clearInterval(timer);
    expect(highest - before).toBeLessThan(150_000_000);
  });

  test('the next one is drawn all the same', async () => {
    expect((await pictures.redrawn(png, 'logo')).width).toBe(300);
  });
});

describe('for print', () => {
  test('many papers at once wait for one drawing of the same picture', async () => {
    const kept = canvas(700, 500).toBuffer('image/png');
    const [first, ...others] = await Promise.all(
      Array.from({ length: 20 }, () => pictures.printable(Buffer.from(kept))),
    );
    // The same bytes in memory, not twenty times alike.
    for (const other of others) expect(other).toBe(first);
    expect(await printed(first!)).toBeGreaterThan(500);
  });

  test('what was kept broken, before pictures were drawn anew, is left out of the paper', async () => {
    expect(await pictures.printable(pngOf({ width: 100, height: 100, data: Buffer.alloc(300, 7) }))).toBeUndefined();
    const drawn = await pictures.printable(canvas(90, 90).toBuffer('image/png'));
    expect(await printed(drawn!)).toBeGreaterThan(500);
  });
});
