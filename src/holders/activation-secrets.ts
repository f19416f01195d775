import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { crockfordOf } from '../kernel/text/crockford.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { ActivationSecretEntity } from './activation-secret.entity.js';

/** Days an activation secret may wait in its letter (interfaces.md). */
const LIFE_DAYS = 30;
/** One that lives at least this long is given again rather than a new one: a reprinted letter says the same. */
const REUSE_DAYS = 7;

export interface WantedActivation {
  passId: string;
  /** Whose phone it is for, when not the resident's own. */
  carerId?: string | null;
  /** The phone whose storage was lost: revoked when the secret is used. */
  replacesCredentialId?: string | null;
  /** A new secret even if one is open, which then no longer serves. */
  fresh?: boolean;
}

export interface OpenActivation {
  id: string;
  /** `K7QM-4T2X` */
  secret: string;
  /** Last day it can be used, ISO. */
  expiresOn: string;
  /** For a QR code: what follows `#` never reaches a server. */
  url: string;
}

/** Secrets that let someone put a pass on a phone. Derived from their id and SECRET_KEY: none is stored. */
@Injectable()
export class ActivationSecrets {
  constructor(
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The open secret for this pass and person, or a new one. At most one is open at a time. */
  async open(tx: Tx, actor: Actor, wanted: WantedActivation): Promise<OpenActivation> {
    const { passId, carerId = null, replacesCredentialId = null, fresh = false } = wanted;
    await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 11))', [`${actor.ccasId} ${passId}`]);
    const kept = await tx.findOneBy(ActivationSecretEntity, open(passId, carerId));
    const now = this.clock.now();
    const livesOn = kept && kept.expiresAt.since(now).total('hours') >= REUSE_DAYS * 24;
    if (kept && livesOn && !fresh && kept.replacesCredentialId === replacesCredentialId)
      return this.shown(tx, actor.ccasId, kept);
    await this.withdraw(tx, passId, carerId);
    const secret = {
      id: uuidv7(),
      passId,
      carerId,
      replacesCredentialId,
      openedAt: now,
      expiresAt: now.add({ hours: LIFE_DAYS * 24 }),
    };
    await tx.insert(ActivationSecretEntity, secret);
    await this.audit.write(tx, actor, {
      action: 'activation.opened',
      subject: { kind: 'pass', id: passId },
      details: { carerId, replacesCredentialId },
    });
    return this.shown(tx, actor.ccasId, secret);
  }

  /** The open secret, if there is one, no longer serves. */
  async withdraw(tx: Tx, passId: string, carerId: string | null): Promise<void> {
    await tx.update(ActivationSecretEntity, open(passId, carerId), { withdrawnAt: this.clock.now() });
  }

  /** Eight characters, without the dash: 40 bits, useless to guess behind the throttle of `ActivatePhone`. */
  secretOf(ccasId: string, id: string): string {
    const digest = createHmac('sha256', this.config.secretKey).update(`activation ${ccasId} ${id}`).digest();
    return crockfordOf(digest.subarray(0, 8));
  }

  private async shown(
    tx: Tx,
    ccasId: string,
    { id, passId, expiresAt }: Pick<ActivationSecretEntity, 'id' | 'passId' | 'expiresAt'>,
  ): Promise<OpenActivation> {
    const pass = await tx.one<{ number: string; origin: string }>(
      'select p.number, i.origin from pass p join ccas i on i.id = p.ccas_id where p.id = $1',
      [passId],
    );
    const secret = this.secretOf(ccasId, id);
    return {
      id,
      secret: `${secret.slice(0, 4)}-${secret.slice(4)}`,
      expiresOn: expiresAt.toZonedDateTimeISO(PARIS).toPlainDate().toString(),
      url: `${pass.origin}/mon-pass/activer#${pass.number}.${secret}`,
    };
  }
}

function open(passId: string, carerId: string | null) {
  return { passId, carerId: carerId ?? IsNull(), usedAt: IsNull(), withdrawnAt: IsNull() };
}
