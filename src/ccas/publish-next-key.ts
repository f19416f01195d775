import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { NextKeyWaiting } from './ccas.errors.js';
import { IssuerKeyEntity } from './issuer-key.entity.js';
import { IssuerKeys } from './issuer-keys.js';
import { activeFrom, lockKeys } from './key-rotation.js';

/** First half of a rotation: the next key is made and published; `ActivateNextKey` does the other, a week later. */
@Injectable()
export class PublishNextKey {
  constructor(
    private readonly keys: IssuerKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NextKeyWaiting when one is published already */
  async run(tx: Tx, actor: Actor): Promise<{ kid: string; activeFrom: Temporal.Instant }> {
    await lockKeys(tx);
    const waiting = await tx.findOneBy(IssuerKeyEntity, { state: 'next' });
    if (waiting) throw new NextKeyWaiting(waiting.kid, activeFrom(waiting.createdAt));
    const kid = await this.keys.create(tx, actor.ccasId, 'next');
    await this.audit.write(tx, actor, { action: 'key.published', subject: { kind: 'issuer_key' }, details: { kid } });
    return { kid, activeFrom: activeFrom(this.clock.now()) };
  }
}
