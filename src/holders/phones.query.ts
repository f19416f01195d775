import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface PhoneView {
  id: string;
  /** From 1: « Téléphone 2 ». */
  place: number;
  carerId: string | null;
  /** `Anne Le Bràs`, when it is not the holder's own. */
  carerName: string | null;
  activatedAt: Date;
  lastSeenAt: Date;
}

/** The phones that carry a pass now. */
@Injectable()
export class PhonesQuery {
  ofPass(tx: Tx, passId: string): Promise<PhoneView[]> {
    return tx.rows<PhoneView>(
      `select c.id, c.phone_place as place, c.carer_id as "carerId", a.first_name || ' ' || a.last_name as "carerName",
         c.issued_at as "activatedAt", c.last_seen_at as "lastSeenAt"
       from credential c left join carer a on a.ccas_id = c.ccas_id and a.id = c.carer_id
       where c.pass_id = $1 and c.kind = 'phone' and c.revoked_at is null order by c.phone_place`,
      [passId],
    );
  }
}
