import { createHash } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { bytesInWords } from '../text/bytes-in-words.js';
import { InvalidInput } from '../errors/domain-error.js';
import type { Redrawn, RedrawOrder } from './redraw-picture.js';

export const LARGEST_PICTURE_BYTES = 8 * 2 ** 20;
const MOST_POINTS = 4_000_000;
/** Longest side of what is kept: a logo or a signature of ten centimetres in print, at 300 points an inch. */
const LONGEST_SIDE = 1200;
/** A picture of the largest size takes two seconds, and more where others work. */
const LONGEST_MS = 20_000;
/** Pictures that are printed again and again, by what is in them. */
const MOST_KNOWN = 20;
const program = path.resolve(import.meta.dirname, '../../../dist/kernel/pictures/redraw-picture.js');

/**
 * Pictures that come from outside are never handed on as they came: a thread of its own, with a bounded memory, decodes
 * them whole and draws them anew. What breaks or stalls there is a refusal, and the process goes on (decision 0058).
 */
@Injectable()
export class Pictures {
  private readonly known = new Map<string, Promise<Buffer | undefined>>();
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * @param field of the form, to say what is wrong beside it
   * @returns a PNG without interlacing, or a JPEG, of 1200 points a side at most, which any browser and `pdfkit` open;
   * and the width and height of what came
   * @throws InvalidInput when it is neither PNG nor JPEG, too large, or cannot be decoded to its last point
   */
  async redrawn(sent: Buffer, field: string): Promise<{ bytes: Buffer; width: number; height: number }> {
    const refused = (code: string, detail: string) => new InvalidInput([{ field, code, detail }]);
    if (sent.length > LARGEST_PICTURE_BYTES)
      throw refused(
        'file_too_large',
        `Cette image dépasse ${bytesInWords(LARGEST_PICTURE_BYTES)} : enregistrez-la plus petite.`,
      );
    const answer = await this.inTurn({ bytes: sent, mostPoints: MOST_POINTS, longestSide: LONGEST_SIDE });
    if (!answer)
      throw refused('unreadable_picture', 'Cette image est abîmée : ouvrez-la et enregistrez-la de nouveau en PNG.');
    if (answer.kind === 'no_picture')
      throw refused(
        'wrong_file_type',
        'Choisissez une image en PNG ou en JPEG. Le SVG n’est pas accepté : exportez-le en PNG.',
      );
    const { width, height } = answer;
    if (answer.kind === 'too_many_points')
      throw refused(
        'wrong_picture_size',
        `Cette image mesure ${width} × ${height} points : quatre millions en tout au plus. Réduisez-la.`,
      );
    return { bytes: Buffer.from(answer.bytes), width, height };
  }

  /**
   * For print: what was kept before pictures were drawn anew, or came with an archive, is drawn anew here.
   * @returns undefined when it cannot be: the paper goes without
   */
  printable(kept: Uint8Array): Promise<Buffer | undefined> {
    const key = createHash('sha256').update(kept).digest('base64');
    const known = this.known.get(key);
    if (known) return known;
    // Kept while it is drawn: fifty receipts at once wait for one drawing, not for fifty in turn.
    const drawing = this.redrawn(Buffer.from(kept), 'file').then(
      ({ bytes }) => bytes,
      () => {
        this.known.delete(key);
        return undefined;
      },
    );
    if (this.known.size >= MOST_KNOWN) this.known.delete(this.known.keys().next().value!);
    this.known.set(key, drawing);
    return drawing;
  }

  /** One at a time: many at once would be as heavy as the one that is too large. */
  private inTurn(order: RedrawOrder): Promise<Redrawn | undefined> {
    const drawn = this.turn.then(() => inThread(order));
    this.turn = drawn;
    return drawn;
  }
}

/** Undefined when the thread says nothing: it broke, ran out of memory or of time. */
function inThread(order: RedrawOrder): Promise<Redrawn | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), LONGEST_MS);
    const end = (answer?: Redrawn): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker
      .once('message', end)
      .on('error', () => end())
      .once('exit', () => end());
  });
}
