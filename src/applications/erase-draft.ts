import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { hashOf } from './own-application.query.js';
import { PassApplicationEntity } from './pass-application.entity.js';

/** On a shared computer: nothing of what was typed stays. What was sent is the CCAS's, and stays. */
@Injectable()
export class EraseDraft {
  async run(tx: Tx, secret: string): Promise<void> {
    await tx.delete(PassApplicationEntity, { secretHash: hashOf(secret), state: 'draft' });
  }
}
