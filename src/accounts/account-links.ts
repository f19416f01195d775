import { Injectable } from '@nestjs/common';
import { OneTimeLinks } from '../kernel/access/one-time-links.js';
import type { StaffKind } from './account.entity.js';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { aboutAccount } from './account-notices.js';
import { invitationWords, passwordLinkWords } from './account-words.js';

/** `account_invitation` opens an account, `account_password` gives an open one a new password. */
export type AccountLink = 'account_invitation' | 'account_password';

const life: Record<AccountLink, { minutes: number; path: string }> = {
  account_invitation: { minutes: 7 * 24 * 60, path: '/connexion/bienvenue' },
  account_password: { minutes: 60, path: '/connexion/nouveau-mot-de-passe' },
};

interface Invited {
  name: string;
  email: string;
  kind: StaffKind;
  ccasName: string;
  origin: string;
}

/** Links that let the owner of an account choose a password, once. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly oneTimeLinks: OneTimeLinks,
    private readonly outbox: Outbox,
  ) {}

  /** Queues the mail that carries a new link, which only its reader sees. @returns the address, to hand over by hand */
  async send(tx: Tx, accountId: string, purpose: AccountLink): Promise<string> {
    const account = await tx.one<Invited>(
      `select a.name, a.email, a.kind, c.name as "ccasName", c.origin from account a join ccas c on c.id = a.ccas_id where a.id = $1`,
      [accountId],
    );
    const { minutes, path } = life[purpose];
    const { secret } = await this.oneTimeLinks.open(tx, { purpose, subjectId: accountId }, minutes);
    const url = `${account.origin}${path}?lien=${secret}`;
    await this.outbox.queue(tx, {
      to: account.email,
      message: purpose === 'account_invitation' ? invitationWords(account, url) : passwordLinkWords(account, url),
      about: aboutAccount(accountId),
      isPrivate: true,
    });
    return url;
  }

  /** Uses it up. @returns whose account; nothing for one that is unknown, used or over */
  take(tx: Tx, purpose: AccountLink, secret: string): Promise<string | undefined> {
    return this.oneTimeLinks.take(tx, purpose, secret);
  }

  /** No link of this account serves any more. */
  async withdraw(tx: Tx, accountId: string): Promise<void> {
    for (const purpose of Object.keys(life)) await this.oneTimeLinks.withdraw(tx, { purpose, subjectId: accountId });
  }
}
