import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { Verdict } from './verdict.js';

export interface PassEvent {
  kind: 'redemption' | 'refusal';
  id: string;
  at: Date;
  partner: string | null;
  offer: string | null;
  /** Why it was refused. */
  verdict: Verdict | null;
  voided: boolean;
}

/** What happened at the shops with someone's passes, newest first. No amount: neither they nor the CCAS need it here. */
@Injectable()
export class PassHistoryQuery {
  ofResident(tx: Tx, residentId: string, limit = 50): Promise<PassEvent[]> {
    return tx.query(
      `select kind, id, at, partner, offer, verdict, voided from (
         select 'redemption' as kind, r.id, r.redeemed_at as at, pa.name as partner, o.title as offer, null as verdict, r.voided_at is not null as voided
         from redemption r join pass p on p.ccas_id = r.ccas_id and p.id = r.pass_id
           join offer o on o.ccas_id = r.ccas_id and o.id = r.offer_id join partner pa on pa.ccas_id = r.ccas_id and pa.id = r.partner_id
         where p.resident_id = $1
         union all
         select 'refusal', f.id, f.refused_at, pa.name, o.title, f.verdict, false
         from refusal f join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id
           left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id left join partner pa on pa.ccas_id = f.ccas_id and pa.id = f.partner_id
         where p.resident_id = $1
       ) events order by at desc limit $2`,
      [residentId, limit],
    );
  }
}
