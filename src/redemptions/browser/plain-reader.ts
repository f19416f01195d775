import jsQR from 'jsqr';
import type { QrReader } from './qr-reader.js';

/** Pixels on a side of what is looked at: enough for the densest code, a phone's, and quick on a slow device. */
const SIDE = 480;

/** Looks at the square in the middle of the picture, where the frame on the screen is. */
export function plainReader(): QrReader {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d', { alpha: false })!;
  return {
    async read(video) {
      const { videoWidth, videoHeight } = video;
      const side = Math.min(videoWidth, videoHeight);
      context.drawImage(video, (videoWidth - side) / 2, (videoHeight - side) / 2, side, side, 0, 0, SIDE, SIDE);
      return readPixels(context.getImageData(0, 0, SIDE, SIDE));
    },
  };
}

/** @param pixels RGBA */
export function readPixels({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): string | undefined {
  // A pass is never white on black: looking for that as well would take twice as long.
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
}
