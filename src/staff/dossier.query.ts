import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { PassQuery, type PassView } from '../passes/pass.query.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import type { Verdict } from '../redemptions/verdict.js';

export interface DossierEvent {
  kind: 'redemption' | 'refusal';
  id: string;
  at: Date;
  partner: string | null;
  offer: string | null;
  /** Why it was refused. */
  verdict: Verdict | null;
  voided: boolean;
}

export interface Dossier {
  resident: ResidentView;
  passes: PassView[];
  events: DossierEvent[];
}

/** One resident: who, their passes, what happened. */
@Injectable()
export class DossierQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly passes: PassQuery,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, residentId: string): Promise<Dossier> {
    return {
      resident: await this.resident.get(tx, residentId),
      passes: await this.passes.ofResident(tx, residentId),
      events: await this.events(tx, residentId),
    };
  }

  /** What happened at the shops, newest first. No amount: the CCAS needs none. */
  private events(tx: Tx, residentId: string): Promise<DossierEvent[]> {
    return tx.query(
      `select * from (
         select 'redemption' as kind, r.id, r.redeemed_at as at, pa.name as partner, o.title as offer, null as verdict, r.voided_at is not null as voided
         from redemption r join pass p on p.ccas_id = r.ccas_id and p.id = r.pass_id
           join offer o on o.ccas_id = r.ccas_id and o.id = r.offer_id join partner pa on pa.ccas_id = r.ccas_id and pa.id = r.partner_id
         where p.resident_id = $1
         union all
         select 'refusal', f.id, f.refused_at, pa.name, o.title, f.verdict, false
         from refusal f join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id
           left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id left join partner pa on pa.ccas_id = f.ccas_id and pa.id = f.partner_id
         where p.resident_id = $1
       ) events order by at desc limit 50`,
      [residentId],
    );
  }
}
