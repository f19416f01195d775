import { type Canvas, createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);
// pdf.js draws with these, and would find none inside a test's own context.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });

/** The first page of a PDF as an image, at so many dots per inch. */
export async function renderPdf(pdf: Uint8Array, dpi: number, page = 1): Promise<Canvas> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), isEvalSupported: false, useSystemFonts: false })
    .promise;
  const first = await document.getPage(page);
  const viewport = first.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await first.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport }).promise;
  await document.destroy();
  return canvas;
}

/** All the text of a PDF. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), isEvalSupported: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.destroy();
  return pages.join('\n').replace(/\s+/g, ' ');
}

/** What a barcode reader sees in an image. */
export async function readQr(canvas: Canvas): Promise<{ text: string; version: string; ecLevel: string } | undefined> {
  prepareZXingModule({
    overrides: {
      wasmBinary: new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')))
        .buffer as ArrayBuffer,
    },
  });
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const [found] = await readBarcodes(
    { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as never,
    { formats: ['QRCode'] },
  );
  return found && { text: found.text, version: found.version, ecLevel: found.ecLevel };
}

/** A short film of the image held before a camera, as uncompressed Y4M: what Chromium's fake camera plays in a loop. */
export function writeVideo(image: Canvas, file: string, width = 1280, height = 960): void {
  const frame = createCanvas(width, height);
  const context = frame.getContext('2d');
  context.fillStyle = '#8a8f8a';
  context.fillRect(0, 0, width, height);
  const scale = Math.min((width * 0.9) / image.width, (height * 0.9) / image.height);
  context.drawImage(
    image,
    (width - image.width * scale) / 2,
    (height - image.height * scale) / 2,
    image.width * scale,
    image.height * scale,
  );
  const { data } = context.getImageData(0, 0, width, height);
  const luma = Buffer.alloc(width * height);
  for (let i = 0; i < luma.length; i++)
    luma[i] = Math.round(16 + (65.7 * data[i * 4]! + 129.1 * data[i * 4 + 1]! + 25.1 * data[i * 4 + 2]!) / 256);
  const grey = Buffer.alloc((width * height) / 2, 128);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  const frames = Array.from({ length: 4 }, () => [Buffer.from('FRAME\n'), luma, grey]).flat();
  writeFileSync(file, Buffer.concat([header, ...frames]));
}
