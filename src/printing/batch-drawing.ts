import { drawLetter, printedLetters } from '../kernel/print/letter.js';
import type { Letter } from '../kernel/print/letter-content.js';
import { withoutMarks } from '../kernel/print/letter-marks.js';
import { registerFonts } from '../kernel/print/paper.js';
import type { CardContent } from '../passes/card-drawing.js';
import { BatchDocument } from './batch-document.js';
import type { BatchFile } from './card-batch.entity.js';
import type { BatchJob } from './card-batch-state.query.js';
import { type CardPages, cardPages } from './card-sheets.js';

interface Chunk {
  file: BatchFile;
  place: number;
  bytes: Buffer;
}

/** The files of a batch while they are drawn, side by side: a pass is in all of them or in none. */
export class BatchDrawing {
  private readonly cards?: { document: BatchDocument; pages: CardPages };
  private readonly letters?: BatchDocument;

  constructor(private readonly job: BatchJob) {
    if (job.cards) {
      const document = new BatchDocument('cards', {
        autoFirstPage: false,
        lang: 'fr-FR',
        displayTitle: true,
        info: { Title: 'Cartes du pass senior' },
      });
      this.cards = { document, pages: cardPages(document.pdf, job.cards) };
    }
    if (job.letters) {
      this.letters = new BatchDocument('letters', { ...printedLetters, info: { Title: 'Lettres du pass senior' } });
      registerFonts(this.letters.pdf);
    }
  }

  add({ place, card, letter }: { place: number; card?: CardContent; letter?: Letter }): void {
    const mark = `${place}/${this.job.total}`;
    if (card) this.cards?.pages.add({ card, mark });
    if (letter && this.letters) drawLetter(this.letters.pdf, letter, mark, withoutMarks);
  }

  takeChunks(): Chunk[] {
    return this.documents().flatMap((document) => named(document, document.takeChunks()));
  }

  /** @returns what was left of every file */
  async end(): Promise<Chunk[]> {
    this.cards?.pages.end();
    const rest: Chunk[] = [];
    for (const document of this.documents()) rest.push(...named(document, await document.end()));
    return rest;
  }

  /** How long each file is. */
  bytes(): { cards?: number; letters?: number } {
    return { cards: this.cards?.document.bytes, letters: this.letters?.bytes };
  }

  private documents(): BatchDocument[] {
    return [this.cards?.document, this.letters].filter((document) => document !== undefined);
  }
}

function named(document: BatchDocument, chunks: { place: number; bytes: Buffer }[]): Chunk[] {
  return chunks.map((chunk) => ({ file: document.name, ...chunk }));
}
