import type { BarcodeDetector as Detector } from 'barcode-detector/ponyfill';
import { mayRunWasm } from './may-run-wasm.js';
import type { QrReader } from './qr-reader.js';

/** The system's own, which few have. */
declare const BarcodeDetector: typeof Detector | undefined;

/**
 * The best reader of this device: the system's own; else the one in WebAssembly; else one in plain JavaScript, for
 * browsers that our security policy keeps from WebAssembly (Chrome before 97 and Safari before 16 do not know the word
 * that allows it). Each is loaded only where it is used.
 */
export async function qrReader(): Promise<QrReader> {
  return (await systemReader()) ?? (await ownReader());
}

/** Where the system's reader turns out not to work. */
export async function ownReader(): Promise<QrReader> {
  if (mayRunWasm()) {
    try {
      return await (await import('./wasm-reader.js')).wasmReader();
    } catch {
      // A module this engine is too old for.
    }
  }
  return (await import('./plain-reader.js')).plainReader();
}

async function systemReader(): Promise<QrReader | undefined> {
  if (typeof BarcodeDetector === 'undefined') return undefined;
  const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => []);
  if (!formats.includes('qr_code')) return undefined;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return { read: async (video) => (await detector.detect(video))[0]?.rawValue };
}
