import jsqr from 'jsqr';
import type { QrReader } from './qr-reader.js';

// A CommonJS package: the bundler hands over its function, Node the module around it.
type Decode = (data: Uint8ClampedArray, width: number, height: number, options: object) => { data: string } | null;
const given = jsqr as unknown as Decode & { default?: Decode };
const jsQR = given.default ?? given;

/** Pixels on the longer side of what is looked at: enough for the densest code, a phone's, and quick on a slow device. */
const LONGEST = 640;

/** Looks at the whole picture and at its middle, one after the other: a code held too far away fills only a part of it. */
export function plainReader(): QrReader {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false })!;
  let looks = 0;
  return {
    async read(video) {
      const part = looks++ % 2 === 0 ? 1 : 0.6;
      const [width, height] = [video.videoWidth * part, video.videoHeight * part];
      const scale = Math.min(1, LONGEST / Math.max(width, height));
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const [left, top] = [(video.videoWidth - width) / 2, (video.videoHeight - height) / 2];
      context.drawImage(video, left, top, width, height, 0, 0, canvas.width, canvas.height);
      return readPixels(context.getImageData(0, 0, canvas.width, canvas.height));
    },
  };
}

/** @param pixels RGBA */
export function readPixels({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): string | undefined {
  // A pass is never white on black: looking for that as well would take twice as long.
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
}
