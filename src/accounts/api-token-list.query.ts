import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { ApiTokenKind } from './api-token-form.js';

export interface ApiTokenLine {
  id: string;
  label: string;
  kind: ApiTokenKind;
  scope: 'read' | 'write';
  partnerName: string | null;
  /** Null for one made on the command line. */
  madeBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  state: 'open' | 'expired' | 'revoked';
}

@Injectable()
export class ApiTokenListQuery {
  /** Those that serve first; ended ones for a while longer. @param now ISO instant */
  find(tx: Tx, now: string): Promise<ApiTokenLine[]> {
    return tx.rows<ApiTokenLine>(
      `select t.id, t.label, t.actor_kind as kind, t.scope, p.name as "partnerName", a.name as "madeBy",
         t.created_at as "createdAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt",
         case when t.revoked_at is not null then 'revoked' when t.expires_at <= $1 then 'expired' else 'open' end as state
       from access_token t
       left join partner p on p.ccas_id = t.ccas_id and p.id = t.partner_id
       left join account a on a.ccas_id = t.ccas_id and a.id = t.created_by
       where t.carrier = 'bearer' and t.actor_id = t.id
       order by (t.revoked_at is null and t.expires_at > $1) desc, t.id desc`,
      [now],
    );
  }
}
