import { Injectable } from '@nestjs/common';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { Database } from '../kernel/database/database.js';
import { SignInLinks } from './sign-in-links.js';

/** Within a quarter of an hour: nobody's mailbox is flooded, and no list of addresses is tried out. */
const ALLOWED_PER_ADDRESS = 20;
const ALLOWED_PER_EMAIL = 4;

/** Sends a link to every place in a team this address has. Whether it has one is not told. */
@Injectable()
export class AskForLink {
  constructor(
    private readonly db: Database,
    private readonly links: SignInLinks,
    private readonly attempts: FailedAttempts,
  ) {}

  /** @throws TooManyAttempts, the same for an unknown address */
  async run(ccasId: string, address: string, email: string): Promise<void> {
    const typed = email.trim().toLowerCase();
    await this.attempts.begin(ccasId, `partner link ${address}`, ALLOWED_PER_ADDRESS);
    await this.attempts.begin(ccasId, `partner link to ${typed}`, ALLOWED_PER_EMAIL);
    await this.db.transaction(ccasId, async (tx) => {
      const members: { id: string }[] = await tx.query(
        'select id from partner_member where email = $1 and left_at is null order by id',
        [typed],
      );
      for (const { id } of members) await this.links.send(tx, id, 'asked');
    });
  }
}
