import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { Counters } from './counters.js';
import { type OfferAtTill, OfferAtTillQuery } from './offer-at-till.query.js';
import { nextPeriodStart } from './period.js';
import { LeaseNeedsPass, LeaseNotNeeded, RedemptionRefused } from './redemptions.errors.js';
import { ScannedCredentialQuery } from './scanned-credential.query.js';
import { BACKDATING_HOURS } from './till-policy.js';
import { judgeCode } from './verdict.js';

/** No till may set aside more than this of what is left for everyone. */
const SHARE = 10;

export interface LeaseRequest {
  offerId: string;
  /** How many unused units the till wishes to hold. */
  units: number;
  /** For an offer limited per pass: whose. */
  passCode?: string;
}

export interface HeldLease {
  id: string;
  offerId: string;
  /** Unused units it holds now; fewer than it asked for when there are fewer to lend. */
  left: number;
  validUntil: string;
}

interface Row {
  id: string;
  left: number;
}

/**
 * Sets units of a limit aside for one till, so that it may accept without network. They count as used at once
 * (domain.md, Offer and redemption). Asking again tops the same lease up: a repeated question takes nothing twice.
 */
@Injectable()
export class HoldLease {
  constructor(
    private readonly offers: OfferAtTillQuery,
    private readonly scanned: ScannedCredentialQuery,
    private readonly counters: Counters,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound; LeaseNotNeeded without limit; LeaseNeedsPass; RedemptionRefused when the offer or pass does not hold */
  async run(tx: Tx, actor: Actor, { offerId, units, passCode }: LeaseRequest): Promise<HeldLease> {
    const now = this.clock.now();
    const offer = await this.offers.one(tx, offerId, actor.partnerId, now);
    if (!offer) throw new NotFound('Cet avantage');
    if (!offer.limit && offer.quotaLeft === null) throw new LeaseNotNeeded();
    if (!offer.terms.isPublished) throw new RedemptionRefused('offer_not_active');
    const passId = offer.limit ? await this.passOf(tx, actor, passCode) : null;
    const lease = await this.open(tx, actor, offer, passId, now);
    const most = offer.quotaLeft === null ? units : Math.max(1, Math.ceil(offer.quotaLeft / SHARE));
    let taken = 0;
    while (lease.left + taken < Math.min(units, most)) {
      const counted = await this.counters.take(tx, offer, passId);
      if (counted.verdict !== 'accepted') break;
      taken++;
    }
    const validUntil = this.validUntil(offer, now);
    await tx.run('update lease set units = units + $2, valid_until = $3 where id = $1', [
      lease.id,
      taken,
      validUntil.toString(),
    ]);
    if (taken > 0)
      await this.audit.write(tx, actor, {
        action: 'lease.held',
        subject: { kind: 'lease', id: lease.id },
        details: { offerId, units: taken },
      });
    return { id: lease.id, offerId, left: lease.left + taken, validUntil: validUntil.toString() };
  }

  private async passOf(tx: Tx, actor: Actor, passCode?: string): Promise<string> {
    if (!passCode) throw new LeaseNeedsPass();
    const scan = await this.scanned.read(tx, actor, passCode);
    const verdict = judgeCode(scan);
    if (verdict !== 'accepted') throw new RedemptionRefused(verdict);
    return scan.passId!;
  }

  /** The till's own lease for this, locked; opened empty when there is none. */
  private async open(
    tx: Tx,
    actor: Actor,
    offer: OfferAtTill,
    passId: string | null,
    now: Temporal.Instant,
  ): Promise<Row> {
    const periodStart = passId ? offer.limit!.periodStart : null;
    await tx.run(
      `insert into lease (id, holder_id, offer_id, pass_id, period_start, counted_in_quota, units, valid_until, created_at)
       values ($1, $2, $3, $4, $5, $6, 0, $7, $7) on conflict do nothing`,
      [uuidv7(), actor.id, offer.id, passId, periodStart, offer.quotaLeft !== null, now.toString()],
    );
    return tx.one<Row>(
      `select id, units - used as left from lease
       where holder_id = $1 and offer_id = $2 and pass_id is not distinct from $3 and period_start is not distinct from $4 and closed_at is null for update`,
      [actor.id, offer.id, passId, periodStart],
    );
  }

  /** No longer than a scan may be sent late, nor past the period its units are counted in. */
  private validUntil(offer: OfferAtTill, now: Temporal.Instant): Temporal.Instant {
    const latest = now.add({ hours: BACKDATING_HOURS });
    const next = offer.limit && nextPeriodStart(offer.limit.period, Temporal.PlainDate.from(offer.limit.periodStart));
    const end = next?.toZonedDateTime(PARIS).toInstant().subtract({ milliseconds: 1 });
    return end && Temporal.Instant.compare(end, latest) < 0 ? end : latest;
  }
}
