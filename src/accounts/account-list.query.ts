import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { countOf, type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { type AccountLine, accountColumns } from './account-directory.query.js';
import { AccountListRequest, accountSorts } from './account-list-request.js';

/** Accounts as an address narrows and orders them: those that are open, by name, unless it says otherwise. */
@Injectable()
export class AccountListQuery {
  find(tx: Tx, request: AccountListRequest): Promise<Listed<AccountLine, AccountListRequest>> {
    return listed(tx, sqlOf(request), request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: AccountListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** These, in this order. */
  some(tx: Tx, ids: string[]): Promise<AccountLine[]> {
    return listedSome(tx, { columns: accountColumns, from: 'account a', id: 'a.id' }, ids);
  }

  closed(tx: Tx): Promise<number> {
    return countOf(tx, sqlOf(Object.assign(new AccountListRequest(), { state: 'fermes' })));
  }
}

function sqlOf({ state, kind }: AccountListRequest): ListSql {
  return {
    columns: accountColumns,
    from: 'account a',
    where: `a.kind in ('agent', 'manager') and ($1::text is null or a.kind = $1)
      and case $2 when 'tous' then true when 'fermes' then a.deactivated_at is not null
        when 'invites' then a.deactivated_at is null and a.password_hash is null and a.oidc_subject is null
        else a.deactivated_at is null end`,
    parameters: [kind ?? null, state ?? ''],
    id: 'a.id',
    sorts: accountSorts,
    usual: ['nom'],
  };
}
