import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import type { Letter } from '../kernel/print/letter-content.js';
import type { OfferView } from '../offers/offer-directory.query.js';
import { CardContentQuery, type PrintableCard } from '../passes/card-content.query.js';
import { MarkPrinted } from '../passes/mark-printed.js';
import { BatchFiles } from './batch-files.js';
import type { BatchFile, LeftOut } from './card-batch.entity.js';
import { type BatchJob, CARD_BATCHES, CardBatchStateQuery, LeaseLost } from './card-batch-state.query.js';
import { BatchDrawing } from './batch-drawing.js';
import { PassLettersQuery } from './pass-letters.query.js';

/** Passes of one step: few enough that its transaction is short, a lease never runs out and a stop is prompt. */
const STEP = 25;

interface Item {
  place: number;
  passId: string;
  card?: PrintableCard;
  letter?: Letter;
  leftOut: LeftOut | null;
}

/** Makes the files of one batch, step by step; from the beginning again when the run before did not end. */
@Injectable()
export class MakeCardBatch {
  constructor(
    private readonly db: Database,
    private readonly states: CardBatchStateQuery,
    private readonly cards: CardContentQuery,
    private readonly letters: PassLettersQuery,
    private readonly files: BatchFiles,
    private readonly markPrinted: MarkPrinted,
    private readonly audit: Audit,
  ) {}

  /**
   * @param stop leaves the batch to another process, between two steps
   * @returns false when another run has it, or it was finished already
   * @throws whatever went wrong on our side; the batch is then still to be made, a bounded number of times
   */
  async run(ccasId: string, id: string, stop?: AbortSignal): Promise<boolean> {
    const job = await this.states.take(ccasId, id, uuidv7());
    if (!job) return false;
    try {
      await this.make(job, stop);
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      await this.states.putBack(job, !stop?.aborted);
      throw error;
    }
  }

  private async make(job: BatchJob, stop?: AbortSignal): Promise<void> {
    const drawing = new BatchDrawing(job);
    const scope = systemScope(job.ccasId, CARD_BATCHES);
    const offers = job.letters ? await this.db.transaction(scope, (tx) => this.letters.offers(tx)) : [];
    let made = 0;
    let leftOut = 0;
    for (let after = 0; after < job.total; after += STEP) {
      stop?.throwIfAborted();
      const items = await this.db.transaction(scope, (tx) => this.load(tx, job, offers, after));
      for (const item of items) {
        // Other requests first: a step is drawn in some tenths of a second.
        await nextTurn();
        if (!item.leftOut) drawing.add(item);
      }
      leftOut += items.filter((item) => item.leftOut).length;
      made += items.filter((item) => !item.leftOut).length;
      const chunks = drawing.takeChunks();
      await this.db.transaction(scope, async (tx) => {
        await this.states.advance(tx, job, made, leftOut);
        await this.keep(tx, job, chunks);
      });
    }
    await this.finish(job, drawing, made);
  }

  /** What the next passes say now: one that was withdrawn since it was chosen is left out. */
  private async load(tx: Tx, job: BatchJob, offers: OfferView[], after: number): Promise<Item[]> {
    const rows = await this.states.step(tx, job, after, STEP);
    const passIds = rows.filter(({ isOver }) => !isOver).map(({ passId }) => passId);
    const cards = await this.cards.many(tx, job.ccasId, passIds);
    const drawable = passIds.filter((passId) => cards.has(passId));
    const letters = job.letters ? await this.letters.many(tx, job.actor, drawable, offers) : new Map<string, Letter>();
    const items = rows.map(({ place, passId, isOver }): Item => {
      const card = cards.get(passId);
      const leftOut = isOver ? 'pass_over' : card ? null : 'no_card';
      return { place, passId, card, letter: letters.get(passId), leftOut };
    });
    const credentialOf = ({ card }: Item) => (job.cards && card ? card.credentialId : null);
    await this.states.note(
      tx,
      job,
      items.map((item) => ({ place: item.place, credentialId: credentialOf(item), leftOut: item.leftOut })),
    );
    return items;
  }

  private async finish(job: BatchJob, drawing: BatchDrawing, made: number): Promise<void> {
    const rest = await drawing.end();
    await this.db.transaction(systemScope(job.ccasId, CARD_BATCHES), async (tx) => {
      await this.states.finish(tx, job, drawing.bytes());
      await this.keep(tx, job, rest);
      await this.markPrinted.run(tx, await this.states.drawn(tx, job));
      await this.audit.write(tx, job.actor, {
        action: 'cards.made',
        subject: { kind: 'card_batch', id: job.id },
        details: { made },
      });
    });
  }

  private async keep(
    tx: Tx,
    { ccasId, id }: BatchJob,
    chunks: { file: BatchFile; place: number; bytes: Buffer }[],
  ): Promise<void> {
    for (const chunk of chunks) await this.files.write(tx, ccasId, id, chunk.file, chunk);
  }
}
