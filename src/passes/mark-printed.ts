import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';

/** These cards were put on paper: they no longer wait to be printed. */
@Injectable()
export class MarkPrinted {
  constructor(private readonly clock: Clock) {}

  async run(tx: Tx, credentialIds: string[]): Promise<void> {
    await tx.run('update credential set printed_at = $2 where id = any($1::uuid[])', [
      credentialIds,
      this.clock.now().toString(),
    ]);
  }
}
