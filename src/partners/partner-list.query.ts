import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { onlyKnown, type OtherOptions } from '../kernel/listing/filter-by.js';
import { type Listed, listed, listedIds, type ListSql } from '../kernel/listing/listed.js';
import { ofName } from '../kernel/text/of-name.js';
import type { PartnerKind } from './partner-kind.js';
import { type PartnerGap, type PartnerListRequest, partnerSorts } from './partner-list-request.js';
import type { PartnerState } from './partner.entity.js';

export interface ListedPartner {
  id: string;
  name: string;
  kind: PartnerKind;
  communeCode: string | null;
  status: PartnerState;
  joinedAt: Date;
  /** On line. */
  offers: number;
}

const without: Record<PartnerGap, string> = {
  equipe:
    'not exists (select from partner_member m where m.ccas_id = p.ccas_id and m.partner_id = p.id and m.left_at is null)',
  avantage: `not exists (select from offer o where o.ccas_id = p.ccas_id and o.partner_id = p.id and o.state = 'published')`,
  caisse:
    'not exists (select from till t where t.ccas_id = p.ccas_id and t.partner_id = p.id and t.revoked_at is null)',
  courriel: 'p.email is null',
};

/** Partners as an address narrows and orders them; the newest first where it says nothing. */
@Injectable()
export class PartnerListQuery {
  constructor(private readonly rules: CcasRulesQuery) {}

  find(
    tx: Tx,
    request: PartnerListRequest,
    options?: OtherOptions,
  ): Promise<Listed<ListedPartner, PartnerListRequest>> {
    return listed(tx, sqlOf(request), request, options);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: PartnerListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** The communes of the CCAS where it has several, and what is asked of those. */
  async known(tx: Tx, asked: PartnerListRequest): Promise<{ request: PartnerListRequest; options: OtherOptions }> {
    const communes = communeOptions(await this.rules.own(tx));
    const options: OtherOptions = {
      communeCode: communes.length > 1 ? communes.map(([code, name]) => [code, name, ofName(name)]) : [],
    };
    return { request: onlyKnown(asked, options), options };
  }
}

function sqlOf({ state, kind, lacks, communeCode }: PartnerListRequest): ListSql {
  return {
    columns: `p.id, p.name, p.kind, p.commune_code, p.state as status, p.joined_at,
      (select count(*)::int from offer o where o.ccas_id = p.ccas_id and o.partner_id = p.id and o.state = 'published') as offers`,
    from: 'partner p',
    where: `($1::text is null or p.state = $1) and ($2::text is null or p.kind = $2) and ($3::text is null or p.commune_code = $3)
      and ${lacks ? without[lacks] : 'true'}`,
    parameters: [state ?? null, kind ?? null, communeCode ?? null],
    id: 'p.id',
    sorts: partnerSorts,
    usual: ['depuis', 'decroissant'],
  };
}
