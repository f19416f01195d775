import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';

/** Keeps how far a till's clock was off, so that whoever looks for a strange hour finds why. */
@Injectable()
export class NoteTillClock {
  constructor(private readonly clock: Clock) {}

  /** A partner's own phone is no till, and has no such line. */
  async run(tx: Tx, actor: Actor, clockOffsetMs: number): Promise<void> {
    await tx.run('update till set clock_offset_ms = $2, clock_checked_at = $3 where id = $1', [
      actor.id,
      clockOffsetMs,
      this.clock.now().toString(),
    ]);
  }
}
