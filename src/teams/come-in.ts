import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SignInLinkRefused } from '../kernel/access/access.errors.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { signInPurpose, TeamLinks } from './team-links.js';
import { Teams } from './teams.js';

/** Within a quarter of an hour: nobody's mailbox is flooded, and no list of addresses is tried out. */
const ALLOWED_PER_ADDRESS = 20;
const ALLOWED_PER_EMAIL = 4;

/** A phone or a computer of one's own stays signed in for a month. */
export const SESSION_HOURS = 24 * 30;

/** Sign-in without a password: a link by mail, good once, then a session. */
@Injectable()
export class ComeIn {
  constructor(
    private readonly db: Database,
    private readonly teams: Teams,
    private readonly teamLinks: TeamLinks,
    private readonly tokens: AccessTokens,
    private readonly attempts: FailedAttempts,
    private readonly audit: Audit,
    private readonly links: OneTimeLinks,
  ) {}

  /**
   * Sends a link to every place in a team of this kind that this mail address has. Whether it has one is not told.
   * @param from network address of who asks
   * @throws TooManyAttempts, TooManyLinks, the same for an unknown address
   */
  async ask(ccasId: string, kind: string, { from, email }: { from: string; email: string }): Promise<void> {
    const typed = email.trim().toLowerCase();
    const what = `${signInPurpose(kind)} link`;
    await this.attempts.begin(ccasId, { what, from }, ALLOWED_PER_ADDRESS);
    await this.attempts.beginLink(ccasId, what, { email: typed, allowed: ALLOWED_PER_EMAIL });
    await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const places = await tx.find(this.teams.of(kind).members, {
        where: { email: typed, leftAt: IsNull() },
        order: { id: 'ASC' },
      });
      for (const { id } of places) await this.teamLinks.send(tx, kind, id, 'asked');
    });
  }

  /**
   * The link of a mail becomes a session, once.
   * @param from network address of who comes
   * @returns the secret for the session cookie
   * @throws SignInLinkRefused, TooManyAttempts
   */
  async enter(ccasId: string, kind: string, { from, secret }: { from: string; secret: string }): Promise<string> {
    const what = `${signInPurpose(kind)} link use`;
    const attempt = await this.attempts.begin(ccasId, { what, from }, ALLOWED_PER_ADDRESS);
    const session = await this.db.transaction(visitorScope(ccasId), (tx) => this.sessionFor(tx, ccasId, kind, secret));
    if (!session) throw new SignInLinkRefused();
    await this.attempts.forgive(ccasId, attempt);
    return session;
  }

  private async sessionFor(tx: Tx, ccasId: string, kind: string, secret: string): Promise<string | undefined> {
    const { members, actorKind, journal, actsFor } = this.teams.of(kind);
    const id = await this.links.take(tx, signInPurpose(kind), secret);
    if (!id) return undefined;
    // Locked: whoever is removed this very moment gets no session that outlives it.
    const lock = { mode: 'pessimistic_write' } as const;
    const member = await tx.findOne(members, { where: { id, leftAt: IsNull() }, lock });
    if (!member) return undefined;
    const whose = actsFor && { [actsFor]: member.ownerId };
    const who = { actorKind, actorId: id };
    const opened = await this.tokens.create(tx, {
      ...who,
      ...whose,
      carrier: 'cookie',
      label: 'session',
      hours: SESSION_HOURS,
    });
    const actor = { kind: actorKind, id, ...whose, ccasId };
    await this.audit.write(tx, actor, { action: 'session.opened', subject: { kind: journal.subject, id } });
    return opened;
  }
}
