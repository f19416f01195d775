import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { instantsOf, type ReportPeriod } from './report-period.js';

export interface SilentPartner {
  id: string;
  name: string;
  phone: string | null;
  /** The last use ever, if there was one. */
  lastUseAt: Date | null;
  offersOnLine: number;
  tills: number;
}

/** Approved partners where the pass was not used once in a period: someone may call them. */
@Injectable()
export class SilentPartnersQuery {
  find(tx: Tx, period: ReportPeriod): Promise<SilentPartner[]> {
    return tx.rows<SilentPartner>(
      `select p.id, p.name, p.phone,
         (select max(r.redeemed_at) from redemption r where r.ccas_id = p.ccas_id and r.partner_id = p.id and r.voided_at is null) as "lastUseAt",
         (select count(*)::int from offer o where o.ccas_id = p.ccas_id and o.partner_id = p.id and o.state = 'published') as "offersOnLine",
         (select count(*)::int from till t where t.ccas_id = p.ccas_id and t.partner_id = p.id and t.paired_at is not null and t.revoked_at is null) as tills
       from partner p
       where p.state = 'approved' and p.joined_at < $2 and not exists (
         select from redemption r where r.ccas_id = p.ccas_id and r.partner_id = p.id and r.voided_at is null and r.redeemed_at >= $1 and r.redeemed_at < $2)
       order by p.name, p.id limit 200`,
      instantsOf(period),
    );
  }
}
