import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import type { Benefit, LimitPeriod } from '../offers/offer-terms.js';
import { parisDay } from '../kernel/time/clock.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import { periodStart } from './period.js';
import type { OfferTerms } from './verdict.js';

/** An offer as the till needs it: terms to judge by, words to show, what it is counted under today. */
export interface OfferAtTill {
  id: string;
  partnerId: string;
  title: string;
  benefit: Benefit;
  terms: OfferTerms;
  limit: { uses: number; period: LimitPeriod; periodStart: string } | null;
  quotaLeft: number | null;
}

/** As the tables have it. */
export interface OfferRow {
  id: string;
  partnerId: string;
  title: string;
  benefitKind: Benefit['kind'];
  benefitValue: number | null;
  limitUses: number | null;
  limitPeriod: LimitPeriod | null;
  quotaLeft: number | null;
  categories: number[];
  minimumCents: number | null;
  startsOn: string;
  endsOn: string | null;
  hours: OpeningHours[];
  closedOnHolidays: boolean;
  isPublished: boolean | null;
}

/** Most a till is offered at once; a partner has a handful. */
const MOST = 100;
/** A status list is worth nothing after these days: a till without network has closed by then. */
const DAYS_AHEAD = 7;

@Injectable()
export class OfferAtTillQuery {
  /**
   * One offer by id, whatever its state; undefined when there is none, or when it is another partner's.
   * @param at when it is used: one that has left the line since was still on it then
   */
  async one(tx: Tx, id: string, partnerId: string | undefined, at: Temporal.Instant): Promise<OfferAtTill | undefined> {
    const [row] = await tx.rows<OfferRow>(oneOfferSql({ at: '$1', id: '$2', partner: '$3::uuid' }), [
      at.toString(),
      id,
      partnerId ?? null,
    ]);
    return row && offerAtTill(row, parisDay(at));
  }

  /** What this partner has on line today; of every partner, for an agent. */
  onLine(tx: Tx, partnerId: string | undefined, now: Temporal.Instant): Promise<OfferAtTill[]> {
    return this.published(tx, partnerId, now, 0);
  }

  /** The same, and what starts within the days a till may be without network. */
  onLineSoon(tx: Tx, partnerId: string | undefined, now: Temporal.Instant): Promise<OfferAtTill[]> {
    return this.published(tx, partnerId, now, DAYS_AHEAD);
  }

  private async published(tx: Tx, partnerId: string | undefined, now: Temporal.Instant, daysAhead: number) {
    const today = parisDay(now);
    const rows = await tx.rows<OfferRow>(
      publishedOffersSql({ at: '$1', partner: '$2::uuid', today: '$3::date', daysAhead }),
      [now.toString(), partnerId ?? null, today.toString()],
    );
    return rows.map((row) => offerAtTill(row, today));
  }
}

/** What a partner has on line today or some days ahead; every partner, where none is named. */
export function publishedOffersSql({
  at,
  partner,
  today,
  daysAhead = 0,
}: {
  at: string;
  partner: string;
  today: string;
  daysAhead?: number;
}): string {
  return offersSql(
    at,
    `o.state = 'published' and p.state = 'approved' and (${partner} is null or o.partner_id = ${partner})
     and o.starts_on <= ${today} + ${daysAhead} and (o.ends_on is null or o.ends_on >= ${today}) order by o.title, o.id limit ${MOST}`,
  );
}

/** @param at when it is used: a parameter @param where of `o`, the offer, and `p`, its partner */
function offersSql(at: string, where: string): string {
  return `select o.id, o.partner_id as "partnerId", o.title, o.benefit_kind as "benefitKind", o.benefit_value as "benefitValue",
     o.limit_uses as "limitUses", o.limit_period as "limitPeriod", o.quota - o.quota_used as "quotaLeft", o.categories,
     o.minimum_cents as "minimumCents", o.starts_on as "startsOn", o.ends_on as "endsOn", o.hours, o.closed_on_holidays as "closedOnHolidays",
     (o.state = 'published' or o.left_line_at > ${at}) and (p.state = 'approved' or p.left_line_at > ${at}) as "isPublished"
   from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id where ${where}`;
}

/** One offer, of this partner where one is named: parameters, or columns of the statement around it. */
export function oneOfferSql({ at, id, partner }: { at: string; id: string; partner: string }): string {
  return offersSql(at, `o.id = ${id} and (${partner} is null or o.partner_id = ${partner})`);
}

/** @param day in Paris, on which it is used */
export function offerAtTill(row: OfferRow, day: Temporal.PlainDate): OfferAtTill {
  return {
    id: row.id,
    partnerId: row.partnerId,
    title: row.title,
    benefit: { kind: row.benefitKind, value: row.benefitValue },
    limit: row.limitPeriod && {
      uses: row.limitUses!,
      period: row.limitPeriod,
      periodStart: periodStart(row.limitPeriod, day).toString(),
    },
    quotaLeft: row.quotaLeft,
    terms: {
      isPublished: row.isPublished ?? false,
      startDay: epochDay(row.startsOn),
      endDay: row.endsOn ? epochDay(row.endsOn) : undefined,
      hours: row.hours,
      closedOnHolidays: row.closedOnHolidays,
      categories: row.categories,
      minimumCents: row.minimumCents ?? undefined,
    },
  };
}
