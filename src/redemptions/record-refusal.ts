import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { RefusalEntity } from './refusal.entity.js';
import type { Verdict } from './verdict.js';

interface What {
  offerId?: string;
  partnerId?: string;
  passId?: string;
  credentialId?: string;
  /** When the till saw the pass; now, when left out. */
  at?: Temporal.Instant;
  /** See `RefusalEntity`. */
  isLook?: boolean;
  /** When a scan made without network reached us. */
  syncedAt?: Temporal.Instant;
}

/** Kept so that the CCAS can say why, when the person calls. */
@Injectable()
export class RecordRefusal {
  constructor(private readonly clock: Clock) {}

  async run(tx: Tx, actor: Actor, verdict: Verdict, { at, ...what }: What): Promise<void> {
    await tx.insert(RefusalEntity, {
      id: uuidv7(),
      verdict,
      ...what,
      actorKind: actor.kind,
      actorId: actor.id ?? null,
      refusedAt: at ?? this.clock.now(),
    });
  }
}
