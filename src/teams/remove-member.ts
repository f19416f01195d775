import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { MayChangeTeam } from './may-change-team.js';
import type { OneTeam } from './team.js';
import { signInOf } from './team-links.js';
import { LastMember } from './teams.errors.js';

/** Someone no longer acts for another house: every session of theirs ends at once. What they wrote stays its own. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly mayChange: MayChangeTeam,
    private readonly tokens: AccessTokens,
    private readonly links: OneTimeLinks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The CCAS may remove the last one, a colleague may not: somebody must be able to come in.
   * @throws Forbidden, NotFound, LastMember
   */
  async run(tx: Tx, actor: Actor, team: OneTeam, id: string): Promise<void> {
    const { key, members, actorKind, owner, journal } = await this.mayChange.check(tx, actor, team);
    const { ownerId } = team;
    // Everybody's row is the lock: two who remove each other at once do not leave the team without anyone.
    const present = await tx.find(members, {
      where: { ownerId, leftAt: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!present.some((member) => member.id === id)) throw new NotFound('Cette personne');
    if (present.length === 1 && !isStaff(actor)) throw new LastMember(owner.words);
    await tx.update(members, { id }, { leftAt: this.clock.now(), name: null, email: null });
    await this.links.withdraw(tx, signInOf(key, id));
    await this.tokens.revokeAllOf(tx, actorKind, id);
    await this.outbox.forget(tx, { kind: journal.subject, id });
    await this.audit.write(tx, actor, {
      action: journal.action('removed'),
      subject: { kind: journal.subject, id },
      details: { [journal.owner]: ownerId },
    });
  }
}
