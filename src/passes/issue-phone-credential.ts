import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { CredentialEntity, type DeviceKey } from './credential.entity.js';
import { PassEntity } from './pass.entity.js';
import { TooManyPhones, WrongPassState } from './passes.errors.js';
import { phoneValidThrough } from './phone-validity.js';
import { StatusPlaces } from './status-places.js';

export interface NewPhone {
  passId: string;
  publicJwk: DeviceKey;
  /** Whose phone it is, when not the resident's own. */
  carerId: string | null;
}

/** Puts a pass on one phone, in one of the places the CCAS allows. */
@Injectable()
export class IssuePhoneCredential {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly places: StatusPlaces,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the new credential
   * @throws NotFound, WrongPassState when the pass is not active, TooManyPhones
   */
  async run(tx: Tx, actor: Actor, { passId, publicJwk, carerId }: NewPhone): Promise<string> {
    const pass = await tx.findOne(PassEntity, { where: { id: passId }, lock: { mode: 'pessimistic_write' } });
    if (!pass) throw new NotFound('Ce pass');
    const today = this.clock.today();
    if (pass.state !== 'active' || Temporal.PlainDate.compare(pass.validThrough, today) < 0)
      throw new WrongPassState('Ce pass n’est pas actif : il ne peut pas être mis sur un téléphone.');
    const id = uuidv7();
    const now = this.clock.now();
    await tx.insert(CredentialEntity, {
      id,
      passId,
      kind: 'phone',
      jti: randomBytes(8).toString('base64url'),
      ...(await this.places.take(tx)),
      validFrom: pass.validFrom,
      validThrough: phoneValidThrough(today, pass.validThrough),
      publicJwk: { x: publicJwk.x, y: publicJwk.y },
      carerId,
      phonePlace: await this.freePlace(tx, passId),
      issuedAt: now,
      lastSeenAt: now,
    });
    await this.audit.write(tx, actor, {
      action: 'credential.issued',
      subject: { kind: 'credential', id },
      details: { passId, kind: 'phone', carerId },
    });
    return id;
  }

  /** The pass is locked, so nobody else takes it meanwhile; the unique index stands behind. */
  private async freePlace(tx: Tx, passId: string): Promise<number> {
    const { phoneLimit } = await this.rules.own(tx);
    const [free] = await tx.rows<{ place: number }>(
      `select place from generate_series(1, $2::int) as place
       where not exists (select from credential c where c.pass_id = $1 and c.phone_place = place and c.revoked_at is null)
       order by place limit 1`,
      [passId, phoneLimit],
    );
    if (!free) throw new TooManyPhones(phoneLimit);
    return free.place;
  }
}
