import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SecurityLog } from '../kernel/access/security-log.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { AccountEntity } from './account.entity.js';
import { NoAccountForIdentity } from './accounts.errors.js';
import { type Entered, Entrance } from './entrance.js';
import { ProConnect, type ProvenPerson } from './proconnect.js';

/** Somebody the provider vouches for comes in, if a manager has given them an account: nobody registers by themselves. */
@Injectable()
export class EnterByProvider {
  constructor(
    private readonly db: Database,
    private readonly provider: ProConnect,
    private readonly entrance: Entrance,
    private readonly log: SecurityLog,
    private readonly audit: Audit,
  ) {}

  /**
   * By what the provider calls them, and the first time by their address.
   * @throws NoAccountForIdentity, also for an account that is closed
   */
  async run(ccasId: string, person: ProvenPerson, from: { address: string; device?: string }): Promise<Entered> {
    const entered = await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const account = (await this.known(tx, person.sub)) ?? (await this.linked(tx, ccasId, person));
      if (!account) return undefined;
      return this.entrance.open(tx, ccasId, account, {
        by: 'provider',
        secondFactor: person.hasSecondFactor ? 'provider' : undefined,
        device: from.device,
        providerSession: this.provider.sealIdToken(ccasId, person.idToken),
      });
    });
    if (entered) return entered;
    await this.log.note(ccasId, 'provider_refused', { who: person.email ?? person.sub, address: from.address });
    throw new NoAccountForIdentity();
  }

  private known(tx: Tx, oidcSubject: string): Promise<AccountEntity | null> {
    return tx.findOne(AccountEntity, {
      where: { oidcSubject, deactivatedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** An address alone is believed once: from then on the account belongs to that identity. */
  private async linked(tx: Tx, ccasId: string, { sub, email }: ProvenPerson): Promise<AccountEntity | undefined> {
    if (!email || (await tx.existsBy(AccountEntity, { oidcSubject: sub }))) return undefined;
    const account = await tx.findOne(AccountEntity, {
      where: { email, oidcSubject: IsNull(), deactivatedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (!account) return undefined;
    await tx.update(AccountEntity, { id: account.id }, { oidcSubject: sub });
    await this.audit.write(
      tx,
      { kind: account.kind, id: account.id, ccasId },
      { action: 'account.provider_linked', subject: { kind: 'account', id: account.id } },
    );
    return account;
  }
}
