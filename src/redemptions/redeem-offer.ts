import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { Idempotency } from './idempotency.js';
import { OfferAtTillQuery } from './offer-at-till.query.js';
import { RecordUse, type RedemptionOutcome } from './record-use.js';
import { ScannedCredentialQuery } from './scanned-credential.query.js';
import type { ShownPass } from './shown-pass.js';
import { TypedNumberQuery } from './typed-number.query.js';

export interface RedemptionRequest {
  shown: ShownPass;
  offerId: string;
  amountCents?: number;
}

/** One tap at a till that has network: judged, counted, recorded, once. */
@Injectable()
export class RedeemOffer {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly scanned: ScannedCredentialQuery,
    private readonly typed: TypedNumberQuery,
    private readonly offers: OfferAtTillQuery,
    private readonly recordUse: RecordUse,
    private readonly clock: Clock,
  ) {}

  /**
   * @param key drawn by the client once a use; the same key and request always get the first answer
   * @throws IdempotencyKeyReused; NotFound for an offer that is unknown or another partner's; InvalidInput when the
   *   amount is needed and missing
   */
  async run(tx: Tx, actor: Actor, key: string, request: RedemptionRequest): Promise<RedemptionOutcome> {
    const { shown, offerId, amountCents } = request;
    const first = await this.idempotency.claim<RedemptionOutcome>(tx, actor.id!, key, useOf(request));
    if (first) return first;

    const at = this.clock.now();
    const offer = await this.offers.one(tx, offerId, actor.partnerId, at);
    if (!offer) throw new NotFound('Cet avantage');
    if (offer.terms.minimumCents !== undefined && amountCents === undefined)
      throw new InvalidInput([
        { field: 'amountCents', code: 'required', detail: 'Cet avantage demande le montant de l’achat.' },
      ]);
    const scan =
      'passCode' in shown
        ? await this.scanned.read(tx, actor, shown.passCode, { at, offerId })
        : await this.typed.read(tx, shown.passNumber);
    return this.recordUse.run(tx, actor, key, { offer, scan, amountCents, at });
  }
}

/** What makes two requests with one key the same use, whichever way they come. */
export function useOf({ shown, offerId, amountCents }: RedemptionRequest): unknown {
  return ['passCode' in shown ? shown.passCode : { number: shown.passNumber }, offerId, amountCents ?? null];
}
