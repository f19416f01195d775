import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { scanGrayBuffer, setModuleArgs, ZBarScanner } from '@undecaf/zbar-wasm';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);

/** One byte a pixel, 0 black, 255 white: what a scanner makes of a page. */
export interface Grey {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export function greyOf(canvas: Canvas): Grey {
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = Math.round(0.299 * data[i * 4]! + 0.587 * data[i * 4 + 1]! + 0.114 * data[i * 4 + 2]!);
  return { width, height, pixels };
}

/** Black or white and nothing between: a thermal printer. */
export function oneBit({ width, height, pixels }: Grey, threshold = 128): Grey {
  return { width, height, pixels: pixels.map((value) => (value < threshold ? 0 : 255)) };
}

/** Ink runs: every black dot blackens its neighbours, one pixel around. */
export function dotGain({ width, height, pixels }: Grey): Grey {
  const spread = new Uint8Array(pixels.length).fill(255);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++)
      if (pixels[y * width + x] === 0)
        for (let row = y - 1; row <= y + 1; row++) spread.fill(0, row * width + x - 1, row * width + x + 2);
  return { width, height, pixels: spread };
}

/** Held a little crooked before a camera that is a little out of focus. */
export function crookedAndBlurred(image: Grey, degrees = 4, blur = 1.2): Grey {
  const source = createCanvas(image.width, image.height);
  const bitmap = source.getContext('2d').createImageData(image.width, image.height);
  bitmap.data.set(coloured(image));
  source.getContext('2d').putImageData(bitmap, 0, 0);
  const canvas = createCanvas(Math.round(image.width * 1.15), Math.round(image.height * 1.15));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.filter = `blur(${blur}px)`;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(source, -image.width / 2, -image.height / 2);
  return greyOf(canvas);
}

/** Red, green, blue and opacity. */
function coloured({ pixels }: Grey): Uint8ClampedArray {
  const words = new Uint32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) words[i] = 0xff000000 | (pixels[i]! * 0x010101);
  return new Uint8ClampedArray(words.buffer);
}

/** A part of an image, in its own pixels. */
export function crop(image: Grey, left: number, top: number, width: number, height: number): Grey {
  const [x, y, w, h] = [left, top, width, height].map(Math.round) as [number, number, number, number];
  const pixels = new Uint8Array(w * h);
  for (let row = 0; row < h; row++)
    pixels.set(image.pixels.subarray((y + row) * image.width + x, (y + row) * image.width + x + w), row * w);
  return { width: w, height: h, pixels };
}

/** Every QR code zxing reads. */
export async function readWithZxing({ width, height, pixels }: Grey): Promise<string[]> {
  prepareZXingModule({
    overrides: {
      wasmBinary: new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')))
        .buffer as ArrayBuffer,
    },
  });
  const found = await readBarcodes(
    { data: coloured({ width, height, pixels }), width, height, colorSpace: 'srgb' } as never,
    {
      formats: ['QRCode'],
      maxNumberOfSymbols: 20,
    },
  );
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

/** Every QR code zbar reads: the library of `zbarimg`, compiled. */
export async function readWithZbar({ width, height, pixels }: Grey): Promise<string[]> {
  setModuleArgs({ locateFile: () => require.resolve('@undecaf/zbar-wasm/dist/zbar.wasm') });
  // A scanner of its own: one that is used again takes the next image for a further frame of the same film.
  const scanner = await ZBarScanner.create();
  const found = await scanGrayBuffer(new Uint8Array(pixels).buffer, width, height, scanner);
  scanner.destroy();
  return found.filter(({ typeName }) => typeName === 'ZBAR_QRCODE').map((symbol) => symbol.decode());
}

/** Is the program itself here? */
export const hasZbarimg = spawnSync('zbarimg', ['--version']).status === 0;

/** Every QR code the program `zbarimg` reads. */
export function readWithZbarimg({ width, height, pixels }: Grey): string[] {
  const image = Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
  const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'pgm:-'], {
    input: image,
  });
  return stdout.toString().split('\n').filter(Boolean);
}
