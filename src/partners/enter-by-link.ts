import { Injectable } from '@nestjs/common';
import { LinkSignIn } from '../kernel/access/link-sign-in.js';
import { SIGN_IN } from './sign-in-links.js';

/** The link of a mail becomes a session of a member of a partner's team, once. */
@Injectable()
export class EnterByLink {
  constructor(private readonly signIn: LinkSignIn) {}

  /**
   * @returns the secret for the session cookie
   * @throws SignInLinkRefused, TooManyAttempts
   */
  run(ccasId: string, address: string, secret: string): Promise<string> {
    return this.signIn.enter(ccasId, { purpose: SIGN_IN, address, secret }, async (tx, memberId) => {
      const [member] = await tx.query(
        'select id, partner_id as "partnerId" from partner_member where id = $1 and left_at is null for update',
        [memberId],
      );
      return (
        member && {
          actorKind: 'partner',
          actorId: member.id,
          partnerId: member.partnerId,
          subjectKind: 'partner_member',
        }
      );
    });
  }
}
