import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type MailSubject, Outbox } from '../kernel/mail/outbox.js';
import type { StaffKind } from './account.entity.js';
import { type AccountNews, newsWords } from './account-words.js';

/** Tells the owner of an account, by mail, what has just been done to it. */
@Injectable()
export class AccountNotices {
  constructor(private readonly outbox: Outbox) {}

  async tell(tx: Tx, accountId: string, news: AccountNews): Promise<void> {
    const [account] = await tx.rows<{ name: string; email: string; kind: StaffKind }>(
      'select name, email, kind from account where id = $1',
      [accountId],
    );
    if (!account) return;
    await this.outbox.queue(tx, {
      to: account.email,
      message: newsWords(news, account),
      about: aboutAccount(accountId),
    });
  }
}

export function aboutAccount(id: string): MailSubject {
  return { kind: 'account', id };
}
