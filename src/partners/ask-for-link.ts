import { Injectable } from '@nestjs/common';
import { LinkSignIn } from '../kernel/access/link-sign-in.js';
import { SIGN_IN, SignInLinks } from './sign-in-links.js';

/** Sends a link to every place in a team this address has. Whether it has one is not told. */
@Injectable()
export class AskForLink {
  constructor(
    private readonly signIn: LinkSignIn,
    private readonly links: SignInLinks,
  ) {}

  /** @throws TooManyAttempts, the same for an unknown address */
  run(ccasId: string, address: string, email: string): Promise<void> {
    return this.signIn.ask(ccasId, { purpose: SIGN_IN, address, email }, async (tx, typed) => {
      const members: { id: string }[] = await tx.query(
        'select id from partner_member where email = $1 and left_at is null order by id',
        [typed],
      );
      for (const { id } of members) await this.links.send(tx, id, 'asked');
    });
  }
}
