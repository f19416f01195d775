import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { SIGN_IN } from './sign-in-links.js';
import { SignInLinkRefused } from './team.errors.js';

/** A shop's own phone stays signed in for a month. */
export const PARTNER_SESSION_HOURS = 24 * 30;
const ALLOWED_PER_ADDRESS = 20;

/** The link of a mail becomes a session, once. */
@Injectable()
export class EnterByLink {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
    private readonly attempts: FailedAttempts,
    private readonly audit: Audit,
    private readonly links: OneTimeLinks,
  ) {}

  /**
   * @returns the secret for the session cookie
   * @throws SignInLinkRefused, TooManyAttempts
   */
  async run(ccasId: string, address: string, secret: string): Promise<string> {
    const attempt = await this.attempts.begin(ccasId, `partner link use ${address}`, ALLOWED_PER_ADDRESS);
    const session = await this.db.transaction(ccasId, async (tx) => {
      const memberId = await this.links.take(tx, SIGN_IN, secret);
      // Locked: whoever is removed this very moment does not get a session that outlives it.
      const [member] = memberId
        ? await tx.query(
            'select id, partner_id as "partnerId" from partner_member where id = $1 and left_at is null for update',
            [memberId],
          )
        : [];
      if (!member) return undefined;
      const opened = await this.tokens.create(tx, {
        carrier: 'cookie',
        actorKind: 'partner',
        actorId: member.id,
        partnerId: member.partnerId,
        label: 'session',
        hours: PARTNER_SESSION_HOURS,
      });
      const actor = { kind: 'partner', id: member.id, partnerId: member.partnerId, ccasId } as const;
      await this.audit.write(tx, actor, {
        action: 'session.opened',
        subject: { kind: 'partner_member', id: member.id },
      });
      return opened;
    });
    if (!session) throw new SignInLinkRefused();
    await this.attempts.forgive(ccasId, attempt);
    return session;
  }
}
