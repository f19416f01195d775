import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import type { InvitationForm } from './account-form.js';
import { AccountLinks } from './account-links.js';
import { AccountExists } from './accounts.errors.js';
import { refuseOff } from './grant-modules.js';
import { lockAsManager } from './managers-lock.js';

/** Someone gets an account, and a mail to choose a password with, within seven days. */
@Injectable()
export class InviteAccount {
  constructor(
    private readonly links: AccountLinks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws AccountExists, InvalidInput, Forbidden */
  async run(
    tx: Tx,
    actor: Actor,
    { kind, email, name, modules = [] }: InvitationForm,
  ): Promise<{ id: string; url: string }> {
    await lockAsManager(tx, actor);
    await refuseOff(tx, modules);
    const id = uuidv7();
    const touched = await tx.run(
      `insert into account (id, kind, email, name, created_at, modules) values ($1, $2, $3, $4, $5, $6)
       on conflict (ccas_id, email) do nothing`,
      [id, kind, email.trim().toLowerCase(), name, this.clock.now().toString(), modules],
    );
    if (touched === 0) throw new AccountExists();
    const url = await this.links.send(tx, id, 'account_invitation');
    await this.audit.write(tx, actor, {
      action: 'account.invited',
      subject: { kind: 'account', id },
      details: { kind },
    });
    return { id, url };
  }
}
