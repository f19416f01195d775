import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { modulesOn } from '../kernel/modules/modules-on.query.js';
import { Clock } from '../kernel/time/clock.js';
import { AccountEntity, type StaffKind } from './account.entity.js';
import { AccountExists } from './accounts.errors.js';
import { knownAbout } from './known-about.js';
import { checkPassword, hashPassword } from './password.js';

export interface NewAccount {
  kind: StaffKind;
  email: string;
  name: string;
  password: string;
}

/** An account with a password and every module that is on, from the command line; on a screen people are invited (`InviteAccount`). */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws WeakPassword, AccountExists */
  async run(tx: Tx, actor: Actor, wanted: NewAccount): Promise<string> {
    await checkPassword(wanted.password, await knownAbout(tx, wanted));
    const email = wanted.email.trim().toLowerCase();
    if (await tx.existsBy(AccountEntity, { email })) throw new AccountExists();
    const id = uuidv7();
    await tx.insert(AccountEntity, {
      id,
      kind: wanted.kind,
      email,
      name: wanted.name,
      passwordHash: await hashPassword(wanted.password),
      modules: await modulesOn(tx),
      createdAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'account.created',
      subject: { kind: 'account', id },
      details: { kind: wanted.kind },
    });
    return id;
  }
}
