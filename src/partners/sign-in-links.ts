import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type MailSubject, Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { linkWords, type WhyLink } from './link-wording.js';
import { PartnerMemberEntity } from './partner-member.entity.js';
import { SignInLinkEntity } from './sign-in-link.entity.js';

const LIFE_MINUTES = 15;
/** More than this waiting for one person, and the oldest no longer serve. */
const MOST_OPEN = 5;

export interface OpenLink {
  /** Opening it changes nothing; the button behind it signs in (`EnterByLink`). */
  url: string;
  expiresAt: string;
}

/** Links by which a member of a partner comes in: a quarter of an hour, once; only their hash is kept. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async open(tx: Tx, memberId: string): Promise<OpenLink> {
    const secret = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now.add({ minutes: LIFE_MINUTES });
    await tx.query(
      `delete from sign_in_link where member_id = $1 and (expires_at <= $2 or hash not in (
         select hash from sign_in_link where member_id = $1 order by expires_at desc limit $3))`,
      [memberId, now.toString(), MOST_OPEN - 1],
    );
    await tx.insert(SignInLinkEntity, { hash: hashLink(secret), memberId, expiresAt });
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

export function hashLink(secret: string): Uint8Array {
  return createHash('sha256').update(`sign-in link ${secret}`).digest();
}

export function aboutMember(id: string): MailSubject {
  return { kind: 'partner_member', id };
}
