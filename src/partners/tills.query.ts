import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';

export interface TillView {
  id: string;
  name: string;
  /** `open`: its code waits; `lapsed`: nobody typed it in time. */
  state: 'open' | 'lapsed' | 'paired';
  pairedAt: Date | null;
  /** To the minute. */
  lastSeenAt: Date | null;
  /** Our clock minus its own when last heard. */
  clockOffsetMs: number | null;
}

/** The tills of a partner that may scan or are about to; revoked ones are gone from the list. */
@Injectable()
export class TillsQuery {
  constructor(private readonly clock: Clock) {}

  find(tx: Tx, partnerId: string): Promise<TillView[]> {
    return tx.rows<TillView>(
      `select t.id, t.name, t.paired_at as "pairedAt", t.clock_offset_ms as "clockOffsetMs",
         case when t.paired_at is not null then 'paired' when t.pairing_expires_at > $2 then 'open' else 'lapsed' end as state,
         (select max(k.last_used_at) from access_token k where k.ccas_id = t.ccas_id and k.actor_kind = 'till' and k.actor_id = t.id) as "lastSeenAt"
       from till t where t.partner_id = $1 and t.revoked_at is null order by t.id`,
      [partnerId, this.clock.now().toString()],
    );
  }
}
