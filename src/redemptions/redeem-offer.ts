import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { type OfferAtTill, offerAtTill, OfferAtTillQuery } from './offer-at-till.query.js';
import { firstAnswer, keptAnswer } from './kept-answer.js';
import { type RedemptionRequest, requestHash } from './redemption-request.js';
import { RecordUse, type RedemptionOutcome, type Sends, type Use } from './record-use.js';
import type { RedemptionFacts } from './redemption-facts.js';
import { IdempotencyKeyReused } from './redemptions.errors.js';
import { scannedCredential, ScannedCredentialQuery, unreadable } from './scanned-credential.query.js';
import { TypedNumberQuery } from './typed-number.query.js';

/** One tap at a till that has network: judged, counted, recorded, once. */
@Injectable()
export class RedeemOffer {
  constructor(
    private readonly db: Database,
    private readonly scanned: ScannedCredentialQuery,
    private readonly typed: TypedNumberQuery,
    private readonly offers: OfferAtTillQuery,
    private readonly recordUse: RecordUse,
    private readonly clock: Clock,
  ) {}

  /**
   * The code of a card or phone whose facts came with the request: judged here, and written in one exchange.
   * @throws as `run`
   */
  async atOnce(
    actor: Actor,
    key: string,
    request: RedemptionRequest & { shown: { passCode: string } },
    { at, offer: row, credential, kept }: RedemptionFacts,
  ): Promise<RedemptionOutcome> {
    const hash = requestHash(request);
    const first = firstAnswer(kept, hash);
    if (first) return first;
    const offer = mayBeUsed(row ? offerAtTill(row, parisDay(at)) : undefined, request);
    const scan = credential ? await scannedCredential(request.shown.passCode, credential, at) : unreadable(at);
    return this.record({ rows: (sql, parameters = []) => this.db.atOnce(sql, parameters) }, actor, key, hash, {
      offer,
      scan,
      amountCents: request.amountCents,
      at,
    });
  }

  /**
   * @param key drawn by the client once a use; the same key and request always get the first answer
   * @throws IdempotencyKeyReused; NotFound for an offer that is unknown or another partner's; InvalidInput when the
   *   amount is needed and missing
   */
  async run(tx: Tx, actor: Actor, key: string, request: RedemptionRequest): Promise<RedemptionOutcome> {
    const { shown, offerId, amountCents } = request;
    const hash = requestHash(request);
    const first = firstAnswer(await keptAnswer(tx, actor.id!, key), hash);
    if (first) return first;
    const at = this.clock.now();
    const offer = mayBeUsed(await this.offers.one(tx, offerId, actor.partnerId, at), request);
    const scan =
      'passCode' in shown
        ? await this.scanned.read(tx, actor, shown.passCode, { at, offerId })
        : await this.typed.read(tx, shown.passNumber);
    return this.record(tx, actor, key, hash, { offer, scan, amountCents, at });
  }

  private async record(sends: Sends, actor: Actor, key: string, hash: Buffer, use: Use): Promise<RedemptionOutcome> {
    const recorded = await this.recordUse.run(sends, actor, key, hash, use);
    if (recorded === 'key reused') throw new IdempotencyKeyReused();
    return recorded.outcome;
  }
}

/** @throws NotFound, InvalidInput */
function mayBeUsed(offer: OfferAtTill | undefined, { amountCents }: RedemptionRequest): OfferAtTill {
  if (!offer) throw new NotFound('Cet avantage');
  if (offer.terms.minimumCents !== undefined && amountCents === undefined)
    throw new InvalidInput([
      { field: 'amountCents', code: 'required', detail: 'Cet avantage demande le montant de l’achat.' },
    ]);
  return offer;
}
