import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { crockfordOf } from '../text/crockford.js';
import { Clock } from '../time/clock.js';
import { networkOf } from './network-of.js';
import { type Refused, SecurityEventEntity } from './security-event.entity.js';

/**
 * Refused sign-ins, in pseudonyms: one can see that somebody tries and tries, not who was tried (domain.md, Keeping
 * data). How often is bounded by `FailedAttempts`.
 */
@Injectable()
export class SecurityLog {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** In a transaction of its own: what is refused is rolled back, this is not. */
  async note(ccasId: string, what: Refused, { who, address }: { who: string; address: string }): Promise<void> {
    const event = {
      id: uuidv7(),
      at: this.clock.now(),
      what,
      who: this.pseudonym(ccasId, who.trim().toLowerCase()),
      address: this.pseudonym(ccasId, networkOf(address)),
    };
    await this.db.transaction(systemScope(ccasId, 'security-log'), (tx) => tx.insert(SecurityEventEntity, event));
  }

  /** Eight characters, the same for the same text in one CCAS: `K7QM4T2X`. */
  pseudonym(ccasId: string, text: string): string {
    const digest = createHmac('sha256', this.config.secretKey).update(`pseudonym ${ccasId} ${text}`).digest();
    return crockfordOf(digest.subarray(0, 8));
  }
}
