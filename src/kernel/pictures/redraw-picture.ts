import { inflateSync } from 'node:zlib';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { imageSize } from 'image-size';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { type Pixels, shrunk, turned } from './pixels.js';

/** What the thread is given: whatever was sent. */
export interface RedrawOrder {
  bytes: Uint8Array;
  /** Width times height; more is not decoded. */
  mostPoints: number;
  /** Longest side of what is made, in points. */
  longestSide: number;
}

/** `width` and `height` are those of what came. What cannot be decoded is no answer: the thread ends with its error. */
export type Redrawn =
  | { kind: 'no_picture' }
  | { kind: 'too_many_points'; width: number; height: number }
  | { kind: 'drawn'; width: number; height: number; bytes: Uint8Array };

const JPEG_QUALITY = 90;
/** Megabytes `jpeg-js` may count on. */
const JPEG_MEGABYTES = 200;
const beginnings = { png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpg: [0xff, 0xd8, 0xff] };

/** Decodes every point, and writes the picture anew: nothing of the file that came is left. */
export function redraw({ bytes, mostPoints, longestSide }: RedrawOrder): Redrawn {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (type: keyof typeof beginnings) => beginnings[type].every((byte, at) => file[at] === byte);
  const type = begins('png') ? 'png' : begins('jpg') ? 'jpg' : undefined;
  if (!type) return { kind: 'no_picture' };
  const { width, height, orientation = 1 } = imageSize(file);
  if (width * height > mostPoints) return { kind: 'too_many_points', width, height };
  const found: Pixels = type === 'png' ? png(file, width, height) : jpg(file, mostPoints);
  if (found.width !== width || found.height !== height) throw new Error('not the size its header says');
  const picture = turned(shrunk(found, longestSide), orientation);
  return { kind: 'drawn', width, height, bytes: type === 'png' ? asPng(picture) : asJpg(picture) };
}

function png(file: Buffer, width: number, height: number): Pixels {
  refuseBomb(file, width, height);
  return PNG.sync.read(file);
}

function jpg(file: Buffer, mostPoints: number): Pixels {
  const maxResolutionInMP = mostPoints / 1_000_000;
  return jpeg.decode(file, {
    useTArray: true,
    tolerantDecoding: false,
    maxMemoryUsageInMB: JPEG_MEGABYTES,
    maxResolutionInMP,
  });
}

function asPng(picture: Pixels): Uint8Array {
  const file = new PNG({ width: picture.width, height: picture.height });
  file.data = Buffer.from(picture.data);
  return PNG.sync.write(file, { colorType: isOpaque(picture) ? 2 : 6 });
}

function asJpg({ width, height, data }: Pixels): Uint8Array {
  return jpeg.encode({ width, height, data }, JPEG_QUALITY).data;
}

/** A PNG says how large it is: data that go on after that are there to fill the memory. @throws RangeError */
function refuseBomb(file: Buffer, width: number, height: number): void {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  // Four channels of sixteen bits, and the seven passes of an interlaced picture with a byte for each of their lines.
  inflateSync(Buffer.concat(data), { maxOutputLength: width * height * 8 + height * 8 + 64 });
}

function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
if (!isMainThread && parentPort && isOrder(workerData)) parentPort.postMessage(redraw(workerData));

function isOrder(data: unknown): data is RedrawOrder {
  return data !== null && typeof data === 'object' && 'longestSide' in data;
}
