import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { Totp, type TotpDraft } from './totp.js';

/** The key an account's page shows, to be put into an authenticator app. */
@Injectable()
export class TotpDrafts {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountDirectoryQuery,
    private readonly totp: Totp,
  ) {}

  /** @param sealed the key shown before, when a code of it was mistyped; else a new one. @throws NotFound */
  async of(tenant: Tenant, accountId: string, sealed?: string): Promise<TotpDraft> {
    const { email } = await this.db.transaction(systemScope(tenant.id, 'totp-drafts'), (tx) =>
      this.accounts.get(tx, accountId),
    );
    const names = { issuer: tenant.name, email };
    return sealed ? this.totp.redraft(sealed, accountId, names) : this.totp.draft(accountId, names);
  }
}
