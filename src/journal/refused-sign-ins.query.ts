import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface RefusedSignIns {
  what: 'password_refused' | 'code_refused' | 'link_refused' | 'provider_refused';
  /** Pseudonyms. */
  who: string;
  address: string;
  times: number;
  firstAt: Date;
  lastAt: Date;
}

@Injectable()
export class RefusedSignInsQuery {
  /** By hour, account tried and address, last first: a series of tries is one line. */
  find(tx: Tx): Promise<RefusedSignIns[]> {
    return tx.rows<RefusedSignIns>(
      `select what, who, address, count(*)::int as times, min(at) as "firstAt", max(at) as "lastAt" from security_event
       group by what, who, address, date_trunc('hour', at) order by max(at) desc limit 200`,
    );
  }
}
