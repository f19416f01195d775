import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { TillEntity } from './till.entity.js';

/** A till gets another name, or ends: from then on it scans nothing, and what it still holds cannot be sent. */
@Injectable()
export class ChangeTill {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async rename(tx: Tx, actor: Actor, id: string, name: string): Promise<void> {
    await this.change(tx, actor, id, { name });
    await this.audit.write(tx, actor, { action: 'till.renamed', subject: { kind: 'till', id } });
  }

  /** @throws NotFound */
  async revoke(tx: Tx, actor: Actor, id: string): Promise<void> {
    await this.change(tx, actor, id, { revokedAt: this.clock.now(), pairingHash: null, pairingExpiresAt: null });
    await this.tokens.revokeAllOf(tx, 'till', id);
    await this.audit.write(tx, actor, { action: 'till.revoked', subject: { kind: 'till', id } });
  }

  private async change(tx: Tx, actor: Actor, id: string, values: Partial<TillEntity>): Promise<void> {
    const own = { id, revokedAt: IsNull(), ...(actor.partnerId && { partnerId: actor.partnerId }) };
    const { affected } = await tx.update(TillEntity, own, values);
    if (affected === 0) throw new NotFound('Cette caisse');
  }
}
