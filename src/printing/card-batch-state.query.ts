import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { Clock } from '../kernel/time/clock.js';
import type { CardLayout, LeftOut } from './card-batch.entity.js';

/** The work that makes the files. */
export const CARD_BATCHES = 'card batches';

/** A batch whose turn has come, and the run that has it. */
export interface BatchJob {
  ccasId: string;
  id: string;
  worker: string;
  cards: CardLayout | null;
  letters: boolean;
  total: number;
  actor: Actor;
}

export interface BatchStep {
  place: number;
  passId: string;
  /** No longer in force. */
  isOver: boolean;
}

/** Another run has taken this batch over: what this one makes is worth nothing any more. */
export class LeaseLost extends Error {}

/** Long enough for the slowest step of a slow machine; a batch whose process died waits this long. */
const LEASE_SECONDS = 60;
const attemptsAllowed = 5;

/** Where each batch stands. */
@Injectable()
export class CardBatchStateQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Batches nobody is at work on, in every CCAS, oldest first. */
  unfinished(): Promise<{ ccasId: string; id: string }[]> {
    return this.db.outsideTenants(
      'select ccas_id as "ccasId", id from unfinished_card_batches($1) order by requested_at',
      [this.clock.now().toString()],
    );
  }

  /**
   * Takes this batch for a lease, and forgets what an earlier run had made of it.
   * @returns undefined when another run has it, it is finished, or was tried often enough
   */
  take(ccasId: string, id: string, worker: string): Promise<BatchJob | undefined> {
    const now = this.clock.now().toString();
    return this.db.transaction(systemScope(ccasId, CARD_BATCHES), async (tx) => {
      const free = `id = $1 and (state = 'waiting' or (state = 'running' and lease_until < $2))`;
      await tx.run(
        `update card_batch set state = 'failed', worker = null, lease_until = null, finished_at = $2 where ${free} and attempts >= $3`,
        [id, now, attemptsAllowed],
      );
      const [job] = await tx.rows<BatchJob>(
        `update card_batch set state = 'running', worker = $3, lease_until = $4, attempts = attempts + 1, made = 0, left_out = 0 where ${free}
         returning ccas_id as "ccasId", id, worker, cards, letters, total, jsonb_build_object('kind', actor_kind, 'id', actor_id, 'ccasId', ccas_id) as actor`,
        [id, now, worker, this.leaseEnd()],
      );
      if (!job) return undefined;
      await tx.run('delete from card_batch_chunk where batch_id = $1', [id]);
      await tx.run('update card_batch_item set credential_id = null, left_out = null where batch_id = $1', [id]);
      return job;
    });
  }

  /** Holds on to the batch, and says how far it is. @throws LeaseLost */
  async advance(tx: Tx, { id, worker }: BatchJob, made: number, leftOut: number): Promise<void> {
    const changed = await tx.run(
      'update card_batch set made = $3, left_out = $4, lease_until = $5 where id = $1 and worker = $2',
      [id, worker, made, leftOut, this.leaseEnd()],
    );
    if (changed !== 1) throw new LeaseLost();
  }

  /** The next passes, in their order. */
  step(tx: Tx, { id }: BatchJob, after: number, count: number): Promise<BatchStep[]> {
    return tx.rows<BatchStep>(
      `select i.place, i.pass_id as "passId", status_on(p.state, p.valid_through, $4) <> 'active' as "isOver"
       from card_batch_item i join pass p on p.ccas_id = i.ccas_id and p.id = i.pass_id
       where i.batch_id = $1 and i.place > $2 and i.place <= $2 + $3 order by i.place`,
      [id, after, count, this.clock.today().toString()],
    );
  }

  /** The cards that were drawn. */
  async drawn(tx: Tx, { id }: BatchJob): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'select credential_id as id from card_batch_item where batch_id = $1 and credential_id is not null',
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** What became of each pass of a step. */
  async note(
    tx: Tx,
    { id }: BatchJob,
    items: { place: number; credentialId: string | null; leftOut: LeftOut | null }[],
  ): Promise<void> {
    await tx.run(
      `update card_batch_item i set credential_id = t.credential_id, left_out = t.left_out
       from unnest($2::int[], $3::uuid[], $4::text[]) as t (place, credential_id, left_out) where i.batch_id = $1 and i.place = t.place`,
      [
        id,
        items.map(({ place }) => place),
        items.map(({ credentialId }) => credentialId),
        items.map(({ leftOut }) => leftOut),
      ],
    );
  }

  /** @throws LeaseLost */
  async finish(tx: Tx, { id, worker }: BatchJob, bytes: { cards?: number; letters?: number }): Promise<void> {
    const changed = await tx.run(
      `update card_batch set state = 'done', worker = null, lease_until = null, cards_bytes = $3, letters_bytes = $4, finished_at = $5
       where id = $1 and worker = $2`,
      [id, worker, bytes.cards ?? null, bytes.letters ?? null, this.clock.now().toString()],
    );
    if (changed !== 1) throw new LeaseLost();
  }

  /** Left to whoever comes next. A process that stops in good order holds no attempt against the batch. */
  async putBack({ ccasId, id, worker }: BatchJob, wasAttempt: boolean): Promise<void> {
    await this.db.transaction(systemScope(ccasId, CARD_BATCHES), (tx) =>
      tx.run(
        `update card_batch set state = 'waiting', worker = null, lease_until = null, attempts = attempts - $3 where id = $1 and worker = $2`,
        [id, worker, wasAttempt ? 0 : 1],
      ),
    );
  }

  private leaseEnd(): string {
    return this.clock.now().add({ seconds: LEASE_SECONDS }).toString();
  }
}
