import { newPdf } from '../kernel/print/new-pdf.js';
import type { BatchFile } from './card-batch.entity.js';

const CHUNK_BYTES = 2 ** 20;

/** A PDF taken away in pieces of a megabyte while it is drawn, so that it is never whole in memory. */
export class BatchDocument {
  readonly pdf: PDFKit.PDFDocument;
  /** Bytes written so far. */
  bytes = 0;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private chunks = 0;
  private readonly ended: Promise<void>;

  constructor(
    readonly name: BatchFile,
    options: PDFKit.PDFDocumentOptions,
  ) {
    this.pdf = newPdf(options);
    this.pdf.on('data', (part: Buffer) => {
      this.waiting.push(part);
      this.waitingBytes += part.length;
      this.bytes += part.length;
    });
    this.ended = new Promise((resolve, reject) => this.pdf.once('end', resolve).once('error', reject));
  }

  /** Whole pieces that are ready, each with its place from 0. */
  takeChunks(): { place: number; bytes: Buffer }[] {
    return this.cut(CHUNK_BYTES);
  }

  /** Ends the document. @returns what was left of it */
  async end(): Promise<{ place: number; bytes: Buffer }[]> {
    this.pdf.end();
    await this.ended;
    return [...this.cut(CHUNK_BYTES), ...this.cut(1)];
  }

  private cut(atLeast: number): { place: number; bytes: Buffer }[] {
    if (this.waitingBytes < atLeast) return [];
    const all = Buffer.concat(this.waiting);
    const taken = [];
    let from = 0;
    for (; all.length - from >= atLeast; from += CHUNK_BYTES)
      taken.push({ place: this.chunks++, bytes: all.subarray(from, Math.min(from + CHUNK_BYTES, all.length)) });
    // A copy: what is left must not keep the whole alive.
    this.waiting = from < all.length ? [Buffer.from(all.subarray(from))] : [];
    this.waitingBytes = Math.max(0, all.length - from);
    return taken;
  }
}
