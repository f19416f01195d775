import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import type { Benefit, LimitPeriod, OpeningHours } from '../offers/offer-terms.js';
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

interface Row {
  id: string;
  partner_id: string;
  title: string;
  benefit_kind: Benefit['kind'];
  benefit_value: number | null;
  limit_uses: number | null;
  limit_period: LimitPeriod | null;
  quota_left: number | null;
  categories: number[];
  minimum_cents: number | null;
  starts_on: string;
  ends_on: string | null;
  hours: OpeningHours[];
  closed_on_holidays: boolean;
  is_published: boolean;
}

/** Most a till is offered at once; a partner has a handful. */
const MOST = 100;

@Injectable()
export class OfferAtTillQuery {
  /** One offer by id, whatever its state; undefined when there is none, or when it is another partner's. */
  async one(
    tx: Tx,
    id: string,
    partnerId: string | undefined,
    today: Temporal.PlainDate,
  ): Promise<OfferAtTill | undefined> {
    const [offer] = await this.select(
      tx,
      'o.id = $1 and ($2::uuid is null or o.partner_id = $2)',
      [id, partnerId ?? null],
      today,
    );
    return offer;
  }

  /** What this partner has on line today; of every partner, for an agent. */
  onLine(tx: Tx, partnerId: string | undefined, today: Temporal.PlainDate): Promise<OfferAtTill[]> {
    return this.select(
      tx,
      `o.state = 'published' and p.state = 'approved' and ($1::uuid is null or o.partner_id = $1) and o.starts_on <= $2 and (o.ends_on is null or o.ends_on >= $2) order by o.title limit ${MOST}`,
      [partnerId ?? null, today.toString()],
      today,
    );
  }

  private async select(
    tx: Tx,
    where: string,
    parameters: unknown[],
    today: Temporal.PlainDate,
  ): Promise<OfferAtTill[]> {
    const rows: Row[] = await tx.query(
      `select o.id, o.partner_id, o.title, o.benefit_kind, o.benefit_value, o.limit_uses, o.limit_period, o.quota - o.quota_used as quota_left, o.categories,
         o.minimum_cents, o.starts_on, o.ends_on, o.hours, o.closed_on_holidays, o.state = 'published' and p.state = 'approved' as is_published
       from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id where ${where}`,
      parameters,
    );
    return rows.map((row) => ({
      id: row.id,
      partnerId: row.partner_id,
      title: row.title,
      benefit: { kind: row.benefit_kind, value: row.benefit_value },
      limit: row.limit_period && {
        uses: row.limit_uses!,
        period: row.limit_period,
        periodStart: periodStart(row.limit_period, today).toString(),
      },
      quotaLeft: row.quota_left,
      terms: {
        isPublished: row.is_published,
        startDay: epochDay(row.starts_on),
        endDay: row.ends_on ? epochDay(row.ends_on) : undefined,
        hours: row.hours,
        closedOnHolidays: row.closed_on_holidays,
        categories: row.categories,
        minimumCents: row.minimum_cents ?? undefined,
      },
    }));
  }
}
