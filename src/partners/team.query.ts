import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface MemberView {
  id: string;
  name: string;
  email: string;
  addedAt: Date;
  /** Last time one of their sessions was used; to the minute. */
  lastSeenAt: Date | null;
}

/** Who acts for a partner, the longest there first. */
@Injectable()
export class TeamQuery {
  find(tx: Tx, partnerId: string): Promise<MemberView[]> {
    return tx.query(
      `select m.id, m.name, m.email, m.added_at as "addedAt",
         (select max(t.last_used_at) from access_token t where t.ccas_id = m.ccas_id and t.actor_kind = 'partner' and t.actor_id = m.id) as "lastSeenAt"
       from partner_member m where m.partner_id = $1 and m.left_at is null order by m.id`,
      [partnerId],
    );
  }
}
