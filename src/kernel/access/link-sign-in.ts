import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Database, type Tx } from '../database/database.js';
import { SignInLinkRefused } from './access.errors.js';
import { AccessTokens, type NewAccessToken } from './access-tokens.js';
import { FailedAttempts } from './failed-attempts.js';
import { OneTimeLinks } from './one-time-links.js';

/** Within a quarter of an hour: nobody's mailbox is flooded, and no list of addresses is tried out. */
const ALLOWED_PER_ADDRESS = 20;
const ALLOWED_PER_EMAIL = 4;

/** A phone or a computer of one's own stays signed in for a month. */
export const LINK_SESSION_HOURS = 24 * 30;

export interface LinkHolder extends Pick<NewAccessToken, 'actorKind' | 'partnerId'> {
  actorId: string;
  /** For the journal: `partner_member`. */
  subjectKind: string;
}

/** Sign-in without a password: a link by mail, good once, then a session. Who may have one is the slice's to say. */
@Injectable()
export class LinkSignIn {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
    private readonly attempts: FailedAttempts,
    private readonly audit: Audit,
    private readonly links: OneTimeLinks,
  ) {}

  /**
   * @param purpose as the links' own: `partner_sign_in`
   * @param send queues a mail for everybody this address is known of; whether it is known is not told
   * @throws TooManyAttempts, TooManyLinks, the same for an unknown address
   */
  async ask(
    ccasId: string,
    { purpose, address, email }: { purpose: string; address: string; email: string },
    send: (tx: Tx, email: string) => Promise<void>,
  ): Promise<void> {
    const typed = email.trim().toLowerCase();
    await this.attempts.begin(ccasId, { what: `${purpose} link`, from: address }, ALLOWED_PER_ADDRESS);
    await this.attempts.beginLink(ccasId, `${purpose} link`, { email: typed, allowed: ALLOWED_PER_EMAIL });
    await this.db.transaction(ccasId, (tx) => send(tx, typed));
  }

  /**
   * The link of a mail becomes a session, once.
   * @param holderOf who the link was sent to, locked: whoever is removed this very moment gets no session that outlives it
   * @returns the secret for the session cookie
   * @throws SignInLinkRefused, TooManyAttempts
   */
  async enter(
    ccasId: string,
    { purpose, address, secret }: { purpose: string; address: string; secret: string },
    holderOf: (tx: Tx, subjectId: string) => Promise<LinkHolder | undefined>,
  ): Promise<string> {
    const attempt = await this.attempts.begin(
      ccasId,
      { what: `${purpose} link use`, from: address },
      ALLOWED_PER_ADDRESS,
    );
    const session = await this.db.transaction(ccasId, async (tx) => {
      const subjectId = await this.links.take(tx, purpose, secret);
      const holder = subjectId ? await holderOf(tx, subjectId) : undefined;
      if (!holder) return undefined;
      const { subjectKind, ...token } = holder;
      const opened = await this.tokens.create(tx, {
        ...token,
        carrier: 'cookie',
        label: 'session',
        hours: LINK_SESSION_HOURS,
      });
      const actor = { kind: token.actorKind, id: token.actorId, partnerId: token.partnerId, ccasId };
      await this.audit.write(tx, actor, {
        action: 'session.opened',
        subject: { kind: subjectKind, id: token.actorId },
      });
      return opened;
    });
    if (!session) throw new SignInLinkRefused();
    await this.attempts.forgive(ccasId, attempt);
    return session;
  }
}
