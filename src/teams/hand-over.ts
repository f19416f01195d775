import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InviteMember } from './invite-member.js';
import type { MemberForm } from './member-form.js';
import { RemoveMember } from './remove-member.js';
import type { OneTeam } from './team.js';

/** A member leaves and names who takes over; the newcomer is told by mail. */
@Injectable()
export class HandOver {
  constructor(
    private readonly inviteMember: InviteMember,
    private readonly removeMember: RemoveMember,
  ) {}

  /** @throws Forbidden, NotFound, AlreadyMember */
  async run(tx: Tx, actor: Actor, team: OneTeam, successor: MemberForm): Promise<void> {
    await this.inviteMember.run(tx, actor, team, successor);
    await this.removeMember.run(tx, actor, team, actor.id!);
  }
}
