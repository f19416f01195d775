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

interface Line extends Omit<UsesOfOffer, 'uses' | 'savedCents'> {
  day: string;
  uses: number;
  /** A sum: PostgreSQL says it as text. */
  savedCents: string;
}

/** What was used and what it saved, counted; never who. A use taken back does not count. */
@Injectable()
export class UsesReportQuery {
  /** @param partnerId one partner's; absent, all partners' */
  async get(tx: Tx, period: ReportPeriod, partnerId?: string): Promise<UsesReport> {
    const lines: Line[] = await tx.query(
      `select c.day::text as day, c.uses::int as uses, c.saved_cents as "savedCents", o.id as "offerId", o.title, p.id as "partnerId", p.name as "partnerName"
       from uses_by_day($1, $2) c join offer o on o.id = c.offer_id join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id
       where $3::uuid is null or c.partner_id = $3 order by c.day, o.id`,
      [period.from.toString(), period.to.toString(), partnerId ?? null],
    );
    const days = new Map<string, UsesOfDay>();
    const offers = new Map<string, UsesOfOffer>();
    const total = { uses: 0, savedCents: 0 };
    for (const { day, uses, savedCents, ...offer } of lines) {
      const cents = Number(savedCents);
      const ofDay = days.get(day) ?? { day, uses: 0, savedCents: 0 };
      const ofOffer = offers.get(offer.offerId) ?? { ...offer, uses: 0, savedCents: 0 };
      for (const sum of [total, ofDay, ofOffer]) {
        sum.uses += uses;
        sum.savedCents += cents;
      }
      days.set(day, ofDay);
      offers.set(offer.offerId, ofOffer);
    }
    return {
      ...total,
      byDay: [...days.values()],
      byOffer: [...offers.values()].toSorted((a, b) => b.uses - a.uses || a.title.localeCompare(b.title, 'fr')),
    };
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
