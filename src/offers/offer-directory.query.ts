import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import type { PartnerKind, Wheelchair } from '../partners/partner-kind.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import { OfferNotOnLine } from './offers.errors.js';
import type { Benefit, LimitPeriod, OfferState } from './offer-terms.js';

export interface OfferView {
  id: string;
  partner: {
    id: string;
    name: string;
    kind: PartnerKind;
    address: string | null;
    postcode: string | null;
    communeCode: string | null;
    neighbourhood: string | null;
    phone: string | null;
    openingHours: OpeningHours[];
    closedOnHolidays: boolean;
    wheelchair: Wheelchair | null;
    latitude: number | null;
    longitude: number | null;
  };
  title: string;
  benefit: Benefit;
  limit: { uses: number; period: LimitPeriod } | null;
  quota: number | null;
  quotaLeft: number | null;
  categories: number[];
  minimumCents: number | null;
  startsOn: string;
  endsOn: string | null;
  hours: OpeningHours[];
  closedOnHolidays: boolean;
  bookingPhone: string | null;
  resumesOn: string | null;
  status: OfferState;
  returnReason: string | null;
}

/** An offer as partners and the public read it: that it is not for every pass, never for which. */
export type OfferOutside = Omit<OfferView, 'categories'> & { forEveryPass: boolean };

/** Why a pass was given stays with the CCAS: nobody else learns which categories an offer is for. */
export function outside({ categories, ...offer }: OfferView): OfferOutside {
  return { ...offer, forEveryPass: categories.length === 3 };
}

/** An `OfferView` of `offer o` and its `partner p`, as SQL. */
export const offerColumns = `o.id, jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind, 'address', p.address, 'postcode', p.postcode, 'communeCode', p.commune_code, 'neighbourhood', p.neighbourhood,
    'phone', p.phone, 'openingHours', p.opening_hours, 'closedOnHolidays', p.closed_on_holidays, 'wheelchair', p.wheelchair,
    'latitude', p.latitude, 'longitude', p.longitude) as partner,
  o.title, jsonb_build_object('kind', o.benefit_kind, 'value', o.benefit_value) as benefit,
  case when o.limit_uses is not null then jsonb_build_object('uses', o.limit_uses, 'period', o.limit_period) end as limit,
  o.quota, o.quota - o.quota_used as "quotaLeft", o.categories, o.minimum_cents as "minimumCents", o.starts_on as "startsOn", o.ends_on as "endsOn",
  o.hours, o.closed_on_holidays as "closedOnHolidays", o.booking_phone as "bookingPhone", o.resumes_on as "resumesOn", o.state as status, o.return_reason as "returnReason"`;

interface Search {
  /** Only those anyone may read: published, by an approved partner, not over. */
  publicOn?: string;
  status?: OfferState;
  partnerId?: string;
  id?: string;
  after?: string;
  limit?: number;
}

/** Offers with who gives them, newest first. */
@Injectable()
export class OfferDirectoryQuery {
  async find(tx: Tx, { publicOn, status, partnerId, id, after, limit = 50 }: Search): Promise<PageOf<OfferView>> {
    const rows = await this.select(
      tx,
      `($1::date is null or (o.state = 'published' and p.state = 'approved' and (o.ends_on is null or o.ends_on >= $1)))
       and ($2::text is null or o.state = $2) and ($3::uuid is null or o.partner_id = $3) and ($4::uuid is null or o.id < $4) and ($5::uuid is null or o.id = $5)
       order by o.id desc limit $6`,
      [publicOn ?? null, status ?? null, partnerId ?? null, after ?? null, id ?? null, limit + 1],
    );
    return pageOf(rows, limit);
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<OfferView> {
    const [offer] = await this.select(tx, 'o.id = $1', [id]);
    if (!offer) throw new NotFound('Cet avantage');
    return offer;
  }

  /** As anyone may read it. @throws OfferNotOnLine for one that was on line before, NotFound */
  async publicOne(tx: Tx, id: string, today: string): Promise<OfferView> {
    const [offer] = (await this.find(tx, { publicOn: today, id, limit: 1 })).items;
    if (offer) return offer;
    const [left] = await tx.rows<{ title: string; isOver: boolean; resumesOn: string | null }>(
      `select o.title, o.state <> 'paused' as "isOver", o.resumes_on::text as "resumesOn" from offer o
       join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id
       where o.id = $1 and o.state in ('published', 'paused', 'ended') and p.state = 'approved'`,
      [id],
    );
    throw left ? new OfferNotOnLine(left.title, left) : new NotFound('Cet avantage');
  }

  private select(tx: Tx, where: string, parameters: unknown[]): Promise<OfferView[]> {
    return tx.rows<OfferView>(
      `select ${offerColumns}
       from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id where ${where}`,
      parameters,
    );
  }
}
