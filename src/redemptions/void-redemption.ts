import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { Counters } from './counters.js';
import { UNDO_MINUTES } from './till-policy.js';
import { AlreadyVoided, TooLateToVoid } from './redemptions.errors.js';

interface Row {
  partnerId: string;
  knownAt: Date;
  voidedAt: Date | null;
  residentId: string;
}

interface Voided {
  offerId: string;
  passId: string;
  periodStart: string | null;
  countedInQuota: boolean;
}

/** Takes back a redemption and gives its use back; both stay in the ledger. */
@Injectable()
export class VoidRedemption {
  constructor(
    private readonly counters: Counters,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A use recorded without network is as new as the day it reached us: what was taken back in a cellar is, too.
   * @param of the dossier it is taken back from, where it is taken back from one
   * @throws NotFound when it is unknown, another partner's or another person's, TooLateToVoid, AlreadyVoided, InvalidInput
   */
  async run(tx: Tx, actor: Actor, id: string, reason?: string, of?: { residentId: string }): Promise<void> {
    if (isStaff(actor) && !reason)
      throw new InvalidInput([{ field: 'reason', code: 'required', detail: 'Un motif est obligatoire.' }]);
    const now = this.clock.now();
    const [row] = await tx.rows<Row>(
      `select r.partner_id, coalesce(r.synced_at, r.redeemed_at) as known_at, r.voided_at, p.resident_id
       from redemption r join pass p on p.ccas_id = r.ccas_id and p.id = r.pass_id where r.id = $1`,
      [id],
    );
    if (!row || (actor.partnerId && row.partnerId !== actor.partnerId)) throw new NotFound('Cette utilisation');
    if (of && row.residentId !== of.residentId) throw new NotFound('Cette utilisation');
    if (row.voidedAt) throw new AlreadyVoided();
    if (!isStaff(actor) && now.epochMilliseconds - row.knownAt.getTime() > UNDO_MINUTES * 60_000)
      throw new TooLateToVoid();

    const [voided] = await tx.rows<Voided>(
      `update redemption set voided_at = $2, voided_by_kind = $3, voided_by_id = $4, void_reason = $5 where id = $1 and voided_at is null
       returning offer_id as "offerId", pass_id as "passId", period_start as "periodStart", counted_in_quota as "countedInQuota"`,
      [id, now.toString(), actor.kind, actor.id ?? null, reason ?? null],
    );
    if (!voided) throw new AlreadyVoided();
    await this.counters.giveBack(tx, voided);
    await this.audit.write(tx, actor, { action: 'redemption.voided', subject: { kind: 'redemption', id } });
  }
}
