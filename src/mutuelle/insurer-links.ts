import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { LinkSignIn } from '../kernel/access/link-sign-in.js';
import { type LinkTarget, OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type MailSubject, Outbox } from '../kernel/mail/outbox.js';
import { InsurerMemberEntity } from './agreement.entity.js';
import { insurerLinkWords } from './insurer-wording.js';

const LIFE_MINUTES = 15;
const SIGN_IN = 'insurer_sign_in';

/** How somebody of the mutuelle comes in: a link by mail, a quarter of an hour, once. */
@Injectable()
export class InsurerLinks {
  constructor(
    private readonly signIn: LinkSignIn,
    private readonly oneTimeLinks: OneTimeLinks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async open(tx: Tx, memberId: string): Promise<string> {
    const { secret } = await this.oneTimeLinks.open(tx, insurerSignInOf(memberId), LIFE_MINUTES);
    const [{ origin }] = await tx.query('select origin from ccas where id = current_ccas()');
    return `${origin}/espace-mutuelle/entrer?lien=${secret}`;
  }

  /** A link to show on an agent's screen, for the day the mail does not come. @throws NotFound */
  async show(tx: Tx, actor: Actor, agreementId: string, memberId: string): Promise<string> {
    const found = await tx.query(
      'select 1 from insurer_member where id = $1 and agreement_id = $2 and left_at is null',
      [memberId, agreementId],
    );
    if (found.length === 0) throw new NotFound('Cette personne');
    const url = await this.open(tx, memberId);
    await this.audit.write(tx, actor, {
      action: 'insurer_member.link_shown',
      subject: { kind: 'insurer_member', id: memberId },
    });
    return url;
  }

  async send(tx: Tx, memberId: string, why: 'asked' | 'added'): Promise<void> {
    const [member] = await tx.query(
      `select m.email, m.name, a.insurer_name as "insurerName", c.name as "ccasName" from insurer_member m
       join agreement a on a.ccas_id = m.ccas_id and a.id = m.agreement_id join ccas c on c.id = m.ccas_id where m.id = $1 and m.left_at is null`,
      [memberId],
    );
    if (!member) return;
    await this.outbox.queue(tx, {
      to: member.email,
      message: insurerLinkWords(why, member, await this.open(tx, memberId)),
      about: aboutInsurer(memberId),
      isPrivate: true,
    });
  }

  /** Sends a link to every place this address has. Whether it has one is not told. @throws TooManyAttempts */
  ask(ccasId: string, address: string, email: string): Promise<void> {
    return this.signIn.ask(ccasId, { purpose: SIGN_IN, address, email }, async (tx, typed) => {
      const members: { id: string }[] = await tx.query(
        'select id from insurer_member where email = $1 and left_at is null order by id',
        [typed],
      );
      for (const { id } of members) await this.send(tx, id, 'asked');
    });
  }

  /** @returns the secret for the session cookie @throws SignInLinkRefused, TooManyAttempts */
  enter(ccasId: string, address: string, secret: string): Promise<string> {
    return this.signIn.enter(ccasId, { purpose: SIGN_IN, address, secret }, async (tx, memberId) => {
      const member = await tx.findOne(InsurerMemberEntity, {
        where: { id: memberId },
        lock: { mode: 'pessimistic_write' },
      });
      return !member || member.leftAt
        ? undefined
        : { actorKind: 'insurer', actorId: member.id, subjectKind: 'insurer_member' };
    });
  }
}

export function insurerSignInOf(memberId: string): LinkTarget {
  return { purpose: SIGN_IN, subjectId: memberId };
}

export function aboutInsurer(id: string): MailSubject {
  return { kind: 'insurer_member', id };
}
