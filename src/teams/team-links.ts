import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../kernel/access/actor.js';
import { type LinkTarget, OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { linkMail } from './link-wording.js';
import type { LinkWords, OneTeam, Told, WhyLink } from './team.js';
import { Teams } from './teams.js';

const LIFE_MINUTES = 15;

/** Links by which a member of a team comes in: a quarter of an hour, once. */
@Injectable()
export class TeamLinks {
  constructor(
    private readonly teams: Teams,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly oneTimeLinks: OneTimeLinks,
  ) {}

  /** @returns its address. Opening it changes nothing; the button behind it signs in (`ComeIn`) */
  async open(tx: Tx, kind: string, memberId: string): Promise<string> {
    const { secret } = await this.oneTimeLinks.open(tx, signInOf(kind, memberId), LIFE_MINUTES);
    const { origin } = await tx.one<{ origin: string }>('select origin from ccas where id = current_ccas()');
    return `${origin}${this.teams.of(kind).pages.space}/entrer?lien=${secret}`;
  }

  /**
   * A link to show on an agent's screen, to a member who is there and has no mail at hand.
   * @throws NotFound
   */
  async show(tx: Tx, actor: Actor, { kind, ownerId }: OneTeam, memberId: string): Promise<string> {
    const { members, journal } = this.teams.of(kind);
    if (!(await tx.existsBy(members, { id: memberId, ownerId, leftAt: IsNull() })))
      throw new NotFound('Cette personne');
    const url = await this.open(tx, kind, memberId);
    await this.audit.write(tx, actor, {
      action: journal.action('link_shown'),
      subject: { kind: journal.subject, id: memberId },
    });
    return url;
  }

  /**
   * Queues the mail that carries a new link; only its reader sees its text.
   * @param words where this link tells of something else than the others of its kind
   */
  async send(tx: Tx, kind: string, memberId: string, why: WhyLink, words?: (told: Told) => LinkWords): Promise<void> {
    const team = this.teams.of(kind);
    const member = await tx.findOneBy(team.members, { id: memberId, leftAt: IsNull() });
    if (!member) return;
    const ownerName = await team.owner.name(tx, member.ownerId);
    const { ccasName } = await tx.one<{ ccasName: string }>(
      'select name as "ccasName" from ccas where id = current_ccas()',
    );
    const told = { name: member.name!, ownerName: ownerName!, ccasName };
    const start = words ? words(told) : team.mail(why, told);
    await this.outbox.queue(tx, {
      to: member.email!,
      message: linkMail(team.pages.title, why, told.name, start, await this.open(tx, kind, memberId)),
      about: { kind: team.journal.subject, id: memberId },
      isPrivate: true,
    });
  }
}

/** @param kind key of the team's kind */
export function signInOf(kind: string, memberId: string): LinkTarget {
  return { purpose: signInPurpose(kind), subjectId: memberId };
}

export function signInPurpose(kind: string): string {
  return `${kind}_sign_in`;
}
