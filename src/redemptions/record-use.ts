import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { type LimitPeriod, savedCents } from '../offers/offer-terms.js';
import { Counters } from './counters.js';
import { Idempotency } from './idempotency.js';
import { LeaseUnits } from './lease-units.js';
import type { OfferAtTill } from './offer-at-till.query.js';
import { RecordRefusal } from './record-refusal.js';
import type { AcceptedRedemption } from './scan-answers.js';
import type { ScannedCredential } from './scanned-credential.query.js';
import { UsedCodes } from './used-codes.js';
import { judge, type Verdict } from './verdict.js';

/** A refusal is an outcome, not an error: it is kept in the ledger and answered again to a retry. */
export type RedemptionOutcome =
  | AcceptedRedemption
  /** `period`: of the limit that was reached. */
  | { verdict: Exclude<Verdict, 'accepted'>; period?: LimitPeriod };

export interface Use {
  offer: OfferAtTill;
  scan: ScannedCredential;
  /** Before the discount; absent when it was not typed. */
  amountCents?: number;
  /** When the till saw the pass. */
  at: Temporal.Instant;
  /** When it reached us, for a use recorded without network. */
  syncedAt?: Temporal.Instant;
  /** The lease the till took its unit from. */
  leaseId?: string;
}

interface Counted {
  verdict: Verdict;
  remaining?: number | null;
  periodStart?: string | null;
  countedInQuota?: boolean;
  leaseId?: string;
}

/** The one place where a use is judged, counted and written, on line or late; or its refusal. */
@Injectable()
export class RecordUse {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly usedCodes: UsedCodes,
    private readonly counters: Counters,
    private readonly leases: LeaseUnits,
    private readonly recordRefusal: RecordRefusal,
    private readonly audit: Audit,
  ) {}

  /**
   * @param key claimed by the caller; the answer is kept under it. The journal comes last: its chain is one for all, and
   *   is held until the commit
   */
  async run(tx: Tx, actor: Actor, key: string, use: Use): Promise<RedemptionOutcome> {
    const outcome = await this.idempotency.answer(tx, actor.id!, key, await this.decide(tx, actor, use));
    if (outcome.verdict === 'accepted')
      await this.audit.write(tx, actor, {
        action: 'redemption.accepted',
        subject: { kind: 'redemption', id: outcome.id },
        details: { offerId: use.offer.id },
      });
    return outcome;
  }

  private async decide(tx: Tx, actor: Actor, use: Use): Promise<RedemptionOutcome> {
    const { offer, scan } = use;
    const counted = await this.count(tx, actor, use);
    if (counted.verdict === 'accepted') return this.write(tx, actor, use, counted);
    await this.recordRefusal.run(tx, actor, counted.verdict, {
      offerId: offer.id,
      partnerId: offer.partnerId,
      passId: scan.passId,
      credentialId: scan.credentialId,
      at: use.at,
      syncedAt: use.syncedAt,
    });
    const period = counted.verdict === 'limit_reached' ? offer.limit?.period : undefined;
    return { verdict: counted.verdict, ...(period && { period }) };
  }

  private async count(tx: Tx, actor: Actor, { offer, scan, amountCents, leaseId }: Use): Promise<Counted> {
    const verdict = judge(scan, offer.terms, scan.moment, {}, amountCents);
    if (verdict !== 'accepted') return { verdict };
    // Two tills may have read the same code of a phone: one of them takes it.
    if (scan.shownCode && !(await this.usedCodes.take(tx, scan.shownCode, actor.id!, offer.id)))
      return { verdict: 'replayed' };
    const wanted = {
      holderId: actor.id!,
      offerId: offer.id,
      passId: scan.passId!,
      periodStart: offer.limit?.periodStart ?? null,
    };
    const unit = leaseId && (await this.leases.take(tx, { ...wanted, leaseId }));
    if (unit) return { verdict, remaining: null, ...unit };
    const counted = await this.counters.take(tx, offer, scan.passId!);
    // The last units may be the ones this very till holds.
    const held = counted.verdict !== 'accepted' && actor.kind === 'till' && (await this.leases.take(tx, wanted));
    if (held) return { verdict, remaining: null, ...held };
    return { ...counted, periodStart: offer.limit?.periodStart ?? null, countedInQuota: offer.quotaLeft !== null };
  }

  private async write(tx: Tx, actor: Actor, use: Use, counted: Counted): Promise<AcceptedRedemption> {
    const { offer, scan, amountCents, at, syncedAt } = use;
    const id = uuidv7();
    const saved = savedCents(offer.benefit, amountCents);
    const redeemedAt = at.toString();
    await tx.run(
      `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, actor_id, period_start, counted_in_quota, amount_cents, saved_cents, redeemed_at, synced_at, lease_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        offer.id,
        offer.partnerId,
        scan.passId,
        scan.credentialId,
        actor.kind,
        actor.id ?? null,
        counted.periodStart,
        counted.countedInQuota,
        amountCents ?? null,
        saved,
        redeemedAt,
        syncedAt?.toString() ?? null,
        counted.leaseId ?? null,
      ],
    );
    const { remaining = null, leaseId } = counted;
    return { id, verdict: 'accepted', remaining, savedCents: saved, redeemedAt, ...(leaseId && { leaseId }) };
  }
}
