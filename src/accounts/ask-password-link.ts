import { Injectable } from '@nestjs/common';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { AccountLinks } from './account-links.js';

/** Within a quarter of an hour: nobody's mailbox is flooded, and no list of addresses is tried out. */
const ALLOWED_PER_ADDRESS = 20;
const ALLOWED_PER_EMAIL = 4;

/** Sends a link to choose a new password. Whether the address has an account is not told. */
@Injectable()
export class AskPasswordLink {
  constructor(
    private readonly db: Database,
    private readonly links: AccountLinks,
    private readonly attempts: FailedAttempts,
  ) {}

  /** @throws TooManyAttempts, TooManyLinks, the same for an unknown address */
  async run(ccasId: string, address: string, email: string): Promise<void> {
    const typed = email.trim().toLowerCase();
    await this.attempts.begin(ccasId, { what: 'password link', from: address }, ALLOWED_PER_ADDRESS);
    await this.attempts.beginLink(ccasId, 'password link', { email: typed, allowed: ALLOWED_PER_EMAIL });
    await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const [account] = await tx.rows<{ id: string }>(
        'select id from account where email = $1 and deactivated_at is null',
        [typed],
      );
      if (account) await this.links.send(tx, account.id, 'account_password');
    });
  }
}
