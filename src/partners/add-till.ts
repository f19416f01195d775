import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
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
    const { pairingCode, ...pairing } = this.drawPairing();
    await tx.insert(TillEntity, { id, partnerId, name, ...pairing, createdAt: this.clock.now() });
    await this.audit.write(tx, actor, { action: 'till.added', subject: { kind: 'till', id }, details: { partnerId } });
    return { id, pairingCode, expiresAt: pairing.pairingExpiresAt.toString() };
  }

  /**
   * Another code for a till nobody has paired yet; the first no longer serves.
   * @throws NotFound when it is unknown, paired, or not the actor's own
   */
  async again(tx: Tx, actor: Actor, id: string): Promise<NewTill> {
    const { pairingCode, ...pairing } = this.drawPairing();
    const own = { id, pairedAt: IsNull(), revokedAt: IsNull(), ...(actor.partnerId && { partnerId: actor.partnerId }) };
    const { affected } = await tx.update(TillEntity, own, pairing);
    if (affected === 0) throw new NotFound('Cette caisse');
    await this.audit.write(tx, actor, { action: 'till.code_renewed', subject: { kind: 'till', id } });
    return { id, pairingCode, expiresAt: pairing.pairingExpiresAt.toString() };
  }

  private drawPairing() {
    const pairingCode = drawPairingCode();
    const pairingExpiresAt = this.clock.now().add({ minutes: PAIRING_MINUTES });
    return { pairingCode, pairingHash: hashPairingCode(pairingCode), pairingExpiresAt };
  }
}
