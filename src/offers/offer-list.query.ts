import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type Listed, listed, listedIds, type ListSql } from '../kernel/listing/listed.js';
import { Clock } from '../kernel/time/clock.js';
import { type OfferEnd, type OfferListRequest, offerSorts } from './offer-list-request.js';
import type { Benefit, OfferState } from './offer-terms.js';

export interface ListedOffer {
  id: string;
  title: string;
  partnerId: string;
  partnerName: string;
  benefit: Benefit;
  startsOn: string;
  endsOn: string | null;
  status: OfferState;
}

/** `$1` is today. */
const ending: Record<OfferEnd, string> = {
  bientot: 'o.ends_on between $1 and $1::date + 30',
  passee: 'o.ends_on < $1',
  sans: 'o.ends_on is null',
};

/** Offers as an address narrows and orders them; the newest first where it says nothing. */
@Injectable()
export class OfferListQuery {
  constructor(private readonly clock: Clock) {}

  find(tx: Tx, request: OfferListRequest): Promise<Listed<ListedOffer, OfferListRequest>> {
    return listed(tx, this.sql(request), request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: OfferListRequest): Promise<string[]> {
    return listedIds(tx, this.sql(request), request);
  }

  private sql({ state, kind, end }: OfferListRequest): ListSql {
    return {
      columns: `o.id, o.title, p.id as partner_id, p.name as partner_name, jsonb_build_object('kind', o.benefit_kind, 'value', o.benefit_value) as benefit,
        o.starts_on, o.ends_on, o.state as status`,
      from: 'offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id',
      where: `$1::date is not null and ($2::text is null or o.state = $2) and ($3::text is null or p.kind = $3) and ${end ? ending[end] : 'true'}`,
      parameters: [this.clock.today().toString(), state ?? null, kind ?? null],
      id: 'o.id',
      sorts: offerSorts,
      usual: ['ajout', 'decroissant'],
    };
  }
}
