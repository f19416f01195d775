import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { AddMember } from './add-member.js';
import { RemoveMember } from './remove-member.js';
import { SignInLinks } from './sign-in-links.js';
import type { MemberForm } from './team-form.js';

/** A member leaves and names who takes over; the newcomer is told by mail. */
@Injectable()
export class HandOver {
  constructor(
    private readonly addMember: AddMember,
    private readonly removeMember: RemoveMember,
    private readonly links: SignInLinks,
  ) {}

  /** @throws AlreadyMember, NotFound */
  async run(tx: Tx, actor: Actor, successor: MemberForm): Promise<void> {
    const newcomer = await this.addMember.run(tx, actor, { partnerId: actor.partnerId!, ...successor });
    await this.links.send(tx, newcomer, 'added');
    await this.removeMember.run(tx, actor, actor.partnerId!, actor.id!);
  }
}
