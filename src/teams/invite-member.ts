import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { AddMember } from './add-member.js';
import type { MemberForm } from './member-form.js';
import type { OneTeam } from './team.js';
import { TeamLinks } from './team-links.js';

/** Someone more may act for another house, and gets a link to come in by. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly addMember: AddMember,
    private readonly links: TeamLinks,
  ) {}

  /** @throws as AddMember */
  async run(tx: Tx, actor: Actor, team: OneTeam, member: MemberForm): Promise<void> {
    await this.links.send(tx, team.kind, await this.addMember.run(tx, actor, team, member), 'added');
  }
}
