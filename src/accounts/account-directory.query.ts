import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { StaffKind } from './account.entity.js';
import { lastSeen } from './last-seen.js';

export interface AccountLine {
  id: string;
  kind: StaffKind;
  name: string;
  email: string;
  /** `invited`: has neither chosen a password nor come by ProConnect yet. */
  state: 'active' | 'invited' | 'closed';
  hasPassword: boolean;
  hasTotp: boolean;
  usesProvider: boolean;
  lastSeenAt: Date | null;
  createdAt: Date;
  closedAt: Date | null;
  /** Granted; of a manager, what they would keep as an agent. */
  modules: string[];
  /** Recovery codes left. */
  codesLeft: number;
}

export interface SessionLine {
  id: string;
  device: string | null;
  openedAt: Date;
  lastUsedAt: Date | null;
  secondFactor: string | null;
}

/** Of `account a`. */
export const accountColumns = `a.id, a.kind, a.name, a.email, a.modules, a.created_at as "createdAt", a.deactivated_at as "closedAt",
  case when a.deactivated_at is not null then 'closed' when a.password_hash is null and a.oidc_subject is null then 'invited' else 'active' end as state,
  a.password_hash is not null as "hasPassword", a.totp_secret is not null as "hasTotp", a.oidc_subject is not null as "usesProvider",
  ${lastSeen} as "lastSeenAt",
  (select count(*)::int from recovery_code r where r.ccas_id = a.ccas_id and r.account_id = a.id and r.used_at is null) as "codesLeft"`;

@Injectable()
export class AccountDirectoryQuery {
  /** Open ones by name, then closed ones. */
  find(tx: Tx): Promise<AccountLine[]> {
    return tx.rows<AccountLine>(
      `select ${accountColumns} from account a where a.kind in ('agent', 'manager') order by a.deactivated_at is not null, a.name, a.id`,
    );
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<AccountLine> {
    const [account] = await tx.rows<AccountLine>(`select ${accountColumns} from account a where a.id = $1`, [id]);
    if (!account) throw new NotFound('Ce compte');
    return account;
  }

  /** Sessions that are open. @param now ISO instant */
  sessions(tx: Tx, accountId: string, now: string): Promise<SessionLine[]> {
    return tx.rows<SessionLine>(
      `select id, device, created_at as "openedAt", last_used_at as "lastUsedAt", second_factor as "secondFactor" from access_token
       where actor_id = $1 and carrier = 'cookie' and stage = 'full' and revoked_at is null and expires_at > $2
       order by coalesce(last_used_at, created_at) desc, id`,
      [accountId, now],
    );
  }

  /** Refused sign-ins of this pseudonym since then. */
  async refusals(tx: Tx, pseudonyms: string[], since: string): Promise<number> {
    const row = await tx.one<{ refused: number }>(
      'select count(*)::int as refused from security_event where who = any($1) and at > $2',
      [pseudonyms, since],
    );
    return row.refused;
  }
}
