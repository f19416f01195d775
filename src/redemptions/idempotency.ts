import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { IdempotencyKeyReused } from './redemptions.errors.js';

/** One key, one answer. The key is claimed first, so that a second request with it waits for the first to commit. */
@Injectable()
export class Idempotency {
  constructor(private readonly clock: Clock) {}

  /**
   * @param request what makes two requests the same
   * @returns the first answer when this key was answered before; undefined when it is ours to answer
   * @throws IdempotencyKeyReused when the key came with another request
   */
  async claim<Outcome>(tx: Tx, clientId: string, key: string, request: unknown): Promise<Outcome | undefined> {
    const hash = createHash('sha256').update(JSON.stringify(request)).digest();
    const claimed = await tx.run(
      `insert into idempotent_answer (client_id, key, request_hash, at) values ($1, $2, $3, $4) on conflict do nothing`,
      [clientId, key, hash, this.clock.now().toString()],
    );
    if (claimed > 0) return undefined;
    const first = await tx.one<{ requestHash: Buffer; outcome: Outcome }>(
      'select request_hash, outcome from idempotent_answer where client_id = $1 and key = $2',
      [clientId, key],
    );
    if (!hash.equals(first.requestHash)) throw new IdempotencyKeyReused();
    return first.outcome;
  }

  /**
   * Keeps the answer.
   * @returns it as it was kept, so that the first answer and every later one are the same to the letter
   */
  async answer<Outcome>(tx: Tx, clientId: string, key: string, outcome: Outcome): Promise<Outcome> {
    const kept = await tx.one<{ outcome: Outcome }>(
      'update idempotent_answer set outcome = $3 where client_id = $1 and key = $2 returning outcome',
      [clientId, key, JSON.stringify(outcome)],
    );
    return kept.outcome;
  }
}
