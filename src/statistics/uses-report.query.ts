import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { ReportPeriod } from './report-period.js';

export interface UsesOfDay {
  /** ISO day in Paris. */
  day: string;
  uses: number;
  savedCents: number;
}

export interface UsesOfOffer {
  offerId: string;
  title: string;
  partnerId: string;
  partnerName: string;
  uses: number;
  savedCents: number;
}

export interface UsesReport {
  uses: number;
  savedCents: number;
  /** Days with a use, in order. */
  byDay: UsesOfDay[];
  /** Offers with a use, the most used first. */
  byOffer: UsesOfOffer[];
}

interface Line {
  /** One of the two: a sum over a day, or over an offer. */
  day: string | null;
  offerId: string | null;
  uses: number;
  savedCents: number;
}

/** What was used and what it saved, counted; never who. A use taken back does not count. */
@Injectable()
export class UsesReportQuery {
  /** @param partnerId one partner's; absent, all partners' */
  async get(tx: Tx, period: ReportPeriod, partnerId?: string): Promise<UsesReport> {
    const lines = await tx.rows<Line>(
      `select day::text as day, offer_id as "offerId", sum(uses)::int as uses, sum(saved_cents)::int8 as "savedCents"
       from uses_by_day($1, $2) where $3::uuid is null or partner_id = $3 group by grouping sets ((day), (offer_id)) order by day`,
      [period.from.toString(), period.to.toString(), partnerId ?? null],
    );
    const byDay = lines.flatMap(({ day, uses, savedCents }) => (day ? [{ day, uses, savedCents }] : []));
    const byOffer = await this.named(tx, lines);
    return {
      uses: byDay.reduce((sum, { uses }) => sum + uses, 0),
      savedCents: byDay.reduce((sum, { savedCents }) => sum + savedCents, 0),
      byDay,
      byOffer: byOffer.toSorted((a, b) => b.uses - a.uses || a.title.localeCompare(b.title, 'fr')),
    };
  }

  /** Each offer of a partner on each day it was used, in order. */
  async byDayAndOffer(tx: Tx, period: ReportPeriod, partnerId: string): Promise<(UsesOfDay & { title: string })[]> {
    return tx.rows<UsesOfDay & { title: string }>(
      `select u.day::text as day, o.title, u.uses::int as uses, u.saved_cents as "savedCents"
       from uses_by_day($1, $2) u join offer o on o.ccas_id = current_ccas() and o.id = u.offer_id
       where u.partner_id = $3 and u.uses > 0 order by u.day, o.title, o.id`,
      [period.from.toString(), period.to.toString(), partnerId],
    );
  }

  private async named(
    tx: Tx,
    sums: { offerId: string | null; uses: number; savedCents: number }[],
  ): Promise<UsesOfOffer[]> {
    const ofOffer = new Map(sums.flatMap(({ offerId, ...sum }) => (offerId ? [[offerId, sum] as const] : [])));
    const offers = await tx.rows<Omit<UsesOfOffer, 'uses' | 'savedCents'>>(
      `select o.id as "offerId", o.title, p.id as "partnerId", p.name as "partnerName"
       from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id where o.id = any($1::uuid[])`,
      [[...ofOffer.keys()]],
    );
    return offers.map((offer) => {
      const { uses, savedCents } = ofOffer.get(offer.offerId)!;
      return { ...offer, uses, savedCents };
    });
  }
}

export interface UsesOfPartner {
  partnerId: string;
  partnerName: string;
  uses: number;
  savedCents: number;
}

/** The same, partner by partner, the most used first. */
export function byPartner({ byOffer }: UsesReport): UsesOfPartner[] {
  const partners = new Map<string, UsesOfPartner>();
  for (const { partnerId, partnerName, uses, savedCents } of byOffer) {
    const sum = partners.get(partnerId) ?? { partnerId, partnerName, uses: 0, savedCents: 0 };
    sum.uses += uses;
    sum.savedCents += savedCents;
    partners.set(partnerId, sum);
  }
  return [...partners.values()].toSorted((a, b) => b.uses - a.uses || a.partnerName.localeCompare(b.partnerName, 'fr'));
}
