import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../kernel/access/actor.js';
import { type LinkTarget, OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type MailSubject, Outbox } from '../kernel/mail/outbox.js';
import { linkWords, type WhyLink } from './link-wording.js';
import { PartnerMemberEntity } from './partner-member.entity.js';

const LIFE_MINUTES = 15;
export const SIGN_IN = 'partner_sign_in';

export interface OpenLink {
  /** Opening it changes nothing; the button behind it signs in (`EnterByLink`). */
  url: string;
  expiresAt: string;
}

/** Links by which a member of a partner comes in: a quarter of an hour, once. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly oneTimeLinks: OneTimeLinks,
  ) {}

  async open(tx: Tx, memberId: string): Promise<OpenLink> {
    const { secret, expiresAt } = await this.oneTimeLinks.open(tx, signInOf(memberId), LIFE_MINUTES);
    const [{ origin }] = await tx.query('select origin from ccas where id = current_ccas()');
    return { url: `${origin}/partenaire/entrer?lien=${secret}`, expiresAt: expiresAt.toString() };
  }

  /**
   * A link to show on an agent's screen, to a member who is there and has no mail at hand.
   * @throws NotFound
   */
  async show(tx: Tx, actor: Actor, partnerId: string, memberId: string): Promise<string> {
    if (!(await tx.existsBy(PartnerMemberEntity, { id: memberId, partnerId, leftAt: IsNull() })))
      throw new NotFound('Cette personne');
    const { url } = await this.open(tx, memberId);
    await this.audit.write(tx, actor, {
      action: 'member.link_shown',
      subject: { kind: 'partner_member', id: memberId },
    });
    return url;
  }

  /** Queues the mail that carries a new link; only its reader sees its text. */
  async send(tx: Tx, memberId: string, why: WhyLink): Promise<void> {
    const [member] = await tx.query(
      `select m.email, m.name, p.name as "partnerName", c.name as "ccasName" from partner_member m
       join partner p on p.ccas_id = m.ccas_id and p.id = m.partner_id join ccas c on c.id = m.ccas_id where m.id = $1 and m.left_at is null`,
      [memberId],
    );
    if (!member) return;
    const { url } = await this.open(tx, memberId);
    await this.outbox.queue(tx, {
      to: member.email,
      message: linkWords(why, member, url),
      about: aboutMember(memberId),
      isPrivate: true,
    });
  }
}

export function signInOf(memberId: string): LinkTarget {
  return { purpose: SIGN_IN, subjectId: memberId };
}

export function aboutMember(id: string): MailSubject {
  return { kind: 'partner_member', id };
}
