import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { drawPairingCode, hashPairingCode } from './pairing-code.js';
import { PartnerEntity } from './partner.entity.js';
import { TillEntity } from './till.entity.js';

const PAIRING_MINUTES = 15;

export interface NewTill {
  id: string;
  /** `ABCD-EFGH`, shown this once. */
  pairingCode: string;
  expiresAt: string;
}

/** Prepares a till: whoever types its code within a quarter of an hour is it. */
@Injectable()
export class AddTill {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the partner is unknown, or not the actor's own */
  async run(tx: Tx, actor: Actor, partnerId: string, name: string): Promise<NewTill> {
    const mayAct = !actor.partnerId || actor.partnerId === partnerId;
    if (!mayAct || !(await tx.existsBy(PartnerEntity, { id: partnerId }))) throw new NotFound('Ce partenaire');
    const id = uuidv7();
    const pairingCode = drawPairingCode();
    const now = this.clock.now();
    const expiresAt = now.add({ minutes: PAIRING_MINUTES });
    await tx.insert(TillEntity, {
      id,
      partnerId,
      name,
      pairingHash: hashPairingCode(pairingCode),
      pairingExpiresAt: expiresAt,
      createdAt: now,
    });
    await this.audit.write(tx, actor, { action: 'till.added', subject: { kind: 'till', id }, details: { partnerId } });
    return { id, pairingCode, expiresAt: expiresAt.toString() };
  }
}
