import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerEntity } from './partner.entity.js';
import { PartnerMemberEntity } from './partner-member.entity.js';
import { aboutMember, signInOf } from './sign-in-links.js';
import { LastMember } from './team.errors.js';

/** Someone no longer acts for a partner: every session of theirs ends at once. What they wrote stays the partner's. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly links: OneTimeLinks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The CCAS may remove the last one, a colleague may not: somebody must be able to come in.
   * @throws NotFound, LastMember
   */
  async run(tx: Tx, actor: Actor, partnerId: string, memberId: string): Promise<void> {
    if (actor.partnerId && actor.partnerId !== partnerId) throw new NotFound('Cette personne');
    // The partner's row is the lock: two who remove each other at once do not leave it without anyone.
    await tx.findOne(PartnerEntity, { where: { id: partnerId }, lock: { mode: 'pessimistic_write' } });
    const [present]: [{ others: number; is_here: boolean }] = await tx.query(
      `select count(*) filter (where id <> $2)::int as others, coalesce(bool_or(id = $2), false) as is_here
       from partner_member where partner_id = $1 and left_at is null`,
      [partnerId, memberId],
    );
    if (!present.is_here) throw new NotFound('Cette personne');
    if (present.others === 0 && !isStaff(actor)) throw new LastMember();
    await tx.update(PartnerMemberEntity, { id: memberId }, { leftAt: this.clock.now(), name: null, email: null });
    await this.links.withdraw(tx, signInOf(memberId));
    await this.tokens.revokeAllOf(tx, 'partner', memberId);
    await this.outbox.forget(tx, aboutMember(memberId));
    await this.audit.write(tx, actor, {
      action: 'member.removed',
      subject: { kind: 'partner_member', id: memberId },
      details: { partnerId },
    });
  }
}
