import { Injectable } from '@nestjs/common';
import type { ActorKind } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { AccountListQuery } from './account-list.query.js';
import { AccountListRequest } from './account-list-request.js';
import { entryWords, roleLabels } from './account-words.js';

/** Accounts as their list shows them to a manager. */
@ListExport()
@Injectable()
export class AccountsExport implements ShownListExport {
  readonly list = 'comptes';
  readonly by: readonly ActorKind[] = ['manager'];
  readonly header = ['Nom', 'Courriel', 'Rôle', 'Connexion', 'Vu·e pour la dernière fois'];

  constructor(private readonly accounts: AccountListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.accounts.ids(tx, readAddress(AccountListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const accounts = await this.accounts.some(tx, ids);
    return accounts.map((account) => [
      account.name,
      account.email,
      roleLabels[account.kind],
      entryWords(account).join(', '),
      account.lastSeenAt ? csvDate(dayOf(account.lastSeenAt)) : 'Jamais',
    ]);
  }
}
