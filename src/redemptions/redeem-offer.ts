import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { savedCents } from '../offers/offer-terms.js';
import { Counters } from './counters.js';
import { Idempotency } from './idempotency.js';
import { type OfferAtTill, OfferAtTillQuery } from './offer-at-till.query.js';
import { RecordRefusal } from './record-refusal.js';
import type { AcceptedRedemption } from './scan-answers.js';
import { type ScannedCredential, ScannedCredentialQuery } from './scanned-credential.query.js';
import { UsedCodes } from './used-codes.js';
import { judge, type Verdict } from './verdict.js';

export interface RedemptionRequest {
  passCode: string;
  offerId: string;
  amountCents?: number;
}

/** A refusal is an outcome, not an error: it is kept in the ledger and answered again to a retry. */
export type RedemptionOutcome = AcceptedRedemption | { verdict: Exclude<Verdict, 'accepted'> };

/** One tap at the till: judged, counted, recorded, once. */
@Injectable()
export class RedeemOffer {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly scanned: ScannedCredentialQuery,
    private readonly offers: OfferAtTillQuery,
    private readonly usedCodes: UsedCodes,
    private readonly counters: Counters,
    private readonly recordRefusal: RecordRefusal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param key drawn by the client once a use; the same key and request always get the first answer
   * @throws IdempotencyKeyReused; NotFound for an offer that is unknown or another partner's; InvalidInput when the
   *   amount is needed and missing
   */
  async run(tx: Tx, actor: Actor, key: string, request: RedemptionRequest): Promise<RedemptionOutcome> {
    const { passCode, offerId, amountCents } = request;
    const first = await this.idempotency.claim<RedemptionOutcome>(tx, actor.id!, key, [
      passCode,
      offerId,
      amountCents ?? null,
    ]);
    if (first) return first;

    const offer = await this.offers.one(tx, offerId, actor.partnerId, this.clock.today());
    if (!offer) throw new NotFound('Cet avantage');
    if (offer.terms.minimumCents !== undefined && amountCents === undefined)
      throw new InvalidInput([
        { field: 'amountCents', code: 'required', detail: 'Cet avantage demande le montant de l’achat.' },
      ]);

    const scan = await this.scanned.read(tx, actor, passCode, offerId);
    const decided = await this.decide(tx, actor, offer, scan, amountCents);
    const outcome = await this.idempotency.answer(tx, actor.id!, key, decided);
    if (outcome.verdict === 'accepted')
      await this.audit.write(tx, actor, {
        action: 'redemption.accepted',
        subject: { kind: 'redemption', id: outcome.id },
        details: { offerId, passId: scan.passId! },
      });
    return outcome;
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    offer: OfferAtTill,
    scan: ScannedCredential,
    amountCents?: number,
  ): Promise<RedemptionOutcome> {
    const judged = judge(scan, offer.terms, scan.moment, {}, amountCents);
    const verdict = judged === 'accepted' ? await this.takeCode(tx, actor, offer, scan) : judged;
    const counted = verdict === 'accepted' ? await this.counters.take(tx, offer, scan.passId!) : { verdict };
    if (counted.verdict !== 'accepted') {
      await this.recordRefusal.run(tx, actor, counted.verdict, {
        offerId: offer.id,
        partnerId: offer.partnerId,
        passId: scan.passId,
        credentialId: scan.credentialId,
      });
      return { verdict: counted.verdict };
    }
    const id = uuidv7();
    const saved = savedCents(offer.benefit, amountCents);
    const redeemedAt = this.clock.now().toString();
    await tx.query(
      `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, actor_id, period_start, counted_in_quota, amount_cents, saved_cents, redeemed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        offer.id,
        offer.partnerId,
        scan.passId,
        scan.credentialId,
        actor.kind,
        actor.id ?? null,
        offer.limit?.periodStart ?? null,
        offer.quotaLeft !== null,
        amountCents ?? null,
        saved,
        redeemedAt,
      ],
    );
    return {
      id,
      verdict: 'accepted',
      remaining: (counted as { remaining: number | null }).remaining,
      savedCents: saved,
      redeemedAt,
    };
  }

  /** Two tills may have read the same code of a phone at the same moment: one of them takes it. */
  private async takeCode(
    tx: Tx,
    actor: Actor,
    offer: OfferAtTill,
    { shownCode }: ScannedCredential,
  ): Promise<'accepted' | 'replayed'> {
    if (!shownCode) return 'accepted';
    return (await this.usedCodes.take(tx, shownCode, actor.id!, offer.id)) ? 'accepted' : 'replayed';
  }
}
