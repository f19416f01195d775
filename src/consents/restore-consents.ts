import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** What ended with something else, and not by a word of the person, holds again when that is undone. */
@Injectable()
export class RestoreConsents {
  /** One that was withdrawn, or forgotten by whoever had it, stays so. @returns how many hold again */
  run(tx: Tx, ids: string[]): Promise<number> {
    return tx.run(
      `update consent set withdrawn_at = null, withdrawal_noted_by = null
       where id = any($1::uuid[]) and withdrawn_at is not null and withdrawn_how is null and forgotten_at is null`,
      [ids],
    );
  }
}
