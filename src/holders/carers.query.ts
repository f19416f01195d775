import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface CarerView {
  id: string;
  firstName: string;
  lastName: string;
  allowedBy: 'resident' | 'agent';
  formSeenOn: string | null;
  startedAt: Date;
  /** How many phones of theirs carry a pass of this person. */
  phones: number;
}

/** Who may hold the pass for a resident now. */
@Injectable()
export class CarersQuery {
  ofResident(tx: Tx, residentId: string): Promise<CarerView[]> {
    return tx.rows<CarerView>(
      `select a.id, a.first_name as "firstName", a.last_name as "lastName", a.allowed_by as "allowedBy", a.form_seen_on as "formSeenOn", a.started_at as "startedAt",
         (select count(*)::int from credential c where c.ccas_id = a.ccas_id and c.carer_id = a.id and c.revoked_at is null) as phones
       from carer a where a.resident_id = $1 and a.ended_at is null order by a.id`,
      [residentId],
    );
  }
}
