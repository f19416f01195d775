import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import type { Verdict } from './verdict.js';

export interface PassEvent {
  /** `check`: a good pass was looked at and nothing used that day; only its holder is told. */
  kind: 'redemption' | 'refusal' | 'check';
  id: string;
  at: Date;
  partner: string | null;
  offer: string | null;
  /** Why it was refused. */
  verdict: Verdict | null;
  voided: boolean;
  /** Of the offer that was refused, as it is today. */
  limit: { uses: number; period: LimitPeriod } | null;
}

export interface VoidedUse {
  id: string;
  at: Date;
  byKind: string;
  byId: string | null;
  /** As an agent wrote it; a till gives none. */
  reason: string | null;
}

/** What happened at the shops with someone's passes, newest first. No amount: neither they nor the CCAS need it here. */
@Injectable()
export class PassHistoryQuery {
  /** For the holder, or at their request. @param withChecks for the holder alone */
  ofResident(tx: Tx, residentId: string, limit = 50, withChecks = false): Promise<PassEvent[]> {
    return tx.rows<PassEvent>(
      `select kind, id, at, partner, offer, verdict, voided, "limit" from (
         select 'redemption' as kind, r.id, r.redeemed_at as at, pa.name as partner, o.title as offer, null as verdict, r.voided_at is not null as voided, null::jsonb as "limit"
         from redemption r join pass p on p.ccas_id = r.ccas_id and p.id = r.pass_id
           join offer o on o.ccas_id = r.ccas_id and o.id = r.offer_id join partner pa on pa.ccas_id = r.ccas_id and pa.id = r.partner_id
         where p.resident_id = $1
         union all
         select 'refusal', f.id, f.refused_at, pa.name, o.title, f.verdict, false,
           case when o.limit_uses is not null then jsonb_build_object('uses', o.limit_uses, 'period', o.limit_period) end
         from refusal f join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id
           left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id left join partner pa on pa.ccas_id = f.ccas_id and pa.id = f.partner_id
         where p.resident_id = $1
         union all
         select 'check', k.partner_id, (k.day + time '12:00') at time zone 'Europe/Paris', pa.name, null, null, false, null
         from pass_check k join pass p on p.ccas_id = k.ccas_id and p.id = k.pass_id join partner pa on pa.ccas_id = k.ccas_id and pa.id = k.partner_id
         where p.resident_id = $1 and $3::boolean and not exists (select from redemption r where r.ccas_id = k.ccas_id and r.pass_id = k.pass_id
           and r.partner_id = k.partner_id and (r.redeemed_at at time zone 'Europe/Paris')::date = k.day)
       ) events order by at desc limit $2`,
      [residentId, limit, withChecks],
    );
  }

  /** When this person's pass had this use. @returns nothing for a use that is unknown or another's */
  async momentOf(tx: Tx, residentId: string, useId: string): Promise<Date | undefined> {
    const [use] = await tx.rows<{ at: Date }>(
      `select r.redeemed_at as at from redemption r join pass p on p.ccas_id = r.ccas_id and p.id = r.pass_id
       where p.resident_id = $1 and r.id = $2`,
      [residentId, useId],
    );
    return use?.at;
  }

  /** Of these uses, those that were taken back: when, by whom and why. For the CCAS; the holder learns that it was. */
  voidsOf(tx: Tx, ids: string[]): Promise<VoidedUse[]> {
    return tx.rows<VoidedUse>(
      `select id, voided_at as at, voided_by_kind as "byKind", voided_by_id as "byId", void_reason as reason
       from redemption where id = any($1::uuid[]) and voided_at is not null`,
      [ids],
    );
  }

  /** Why someone's passes were refused, newest first: not where. */
  refusalsOf(
    tx: Tx,
    residentId: string,
    limit: number,
  ): Promise<{ at: Date; verdict: Verdict; isLook: boolean; limit: PassEvent['limit'] }[]> {
    return tx.rows(
      `select f.refused_at as at, f.verdict, f.is_look as "isLook", case when o.limit_uses is not null then jsonb_build_object('uses', o.limit_uses, 'period', o.limit_period) end as "limit"
       from refusal f join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id
       where p.resident_id = $1 order by f.refused_at desc, f.id desc limit $2`,
      [residentId, limit],
    );
  }
}
