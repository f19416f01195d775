import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { instantsOf, type ReportPeriod } from './report-period.js';
import { type Passage, SilentPartnersRequest, silentSorts } from './silent-partners-request.js';

export interface SilentPartner {
  id: string;
  name: string;
  phone: string | null;
  /** The last use ever, if there was one. */
  lastUseAt: Date | null;
  offersOnLine: number;
  tills: number;
}

const columns =
  'p.id, p.name, p.phone, u.last_use_at as "lastUseAt", online.offers as "offersOnLine", paired.tills as tills';
const from = `partner p
  cross join lateral (select max(r.redeemed_at) as last_use_at from redemption r
    where r.ccas_id = p.ccas_id and r.partner_id = p.id and r.voided_at is null) u
  cross join lateral (select count(*)::int as offers from offer o
    where o.ccas_id = p.ccas_id and o.partner_id = p.id and o.state = 'published') online
  cross join lateral (select count(*)::int as tills from till t
    where t.ccas_id = p.ccas_id and t.partner_id = p.id and t.paired_at is not null and t.revoked_at is null) paired`;

const passages: Record<Passage, string> = {
  jamais: 'u.last_use_at is null',
  autrefois: 'u.last_use_at is not null',
};

/** Approved partners where the pass was not used once in a period: someone may call them. */
@Injectable()
export class SilentPartnersQuery {
  /** By name where the address says nothing. */
  find(tx: Tx, period: ReportPeriod, request: SilentPartnersRequest): Promise<Listed<SilentPartner>> {
    const days = { from: period.from.toString(), to: period.to.toString() };
    return listed(tx, sqlOf(period, request), Object.assign(request, days));
  }

  /** All of them, in their order. */
  ids(tx: Tx, period: ReportPeriod, request = new SilentPartnersRequest()): Promise<string[]> {
    return listedIds(tx, sqlOf(period, request), request);
  }

  /** These, in this order. */
  some(tx: Tx, ids: string[]): Promise<SilentPartner[]> {
    return listedSome(tx, { columns, from, id: 'p.id' }, ids);
  }
}

function sqlOf(period: ReportPeriod, { passage }: SilentPartnersRequest): ListSql {
  return {
    columns,
    from,
    where: `p.state = 'approved' and p.joined_at < $2 and not exists (
      select from redemption r where r.ccas_id = p.ccas_id and r.partner_id = p.id and r.voided_at is null and r.redeemed_at >= $1 and r.redeemed_at < $2)
      and ${passage ? passages[passage] : 'true'}`,
    parameters: instantsOf(period),
    id: 'p.id',
    sorts: silentSorts,
    usual: ['nom'],
  };
}
