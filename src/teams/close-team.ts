import { Injectable } from '@nestjs/common';
import { type Actor, isStaff, systemActor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { RemoveMember } from './remove-member.js';
import type { OneTeam } from './team.js';
import { TeamQuery } from './team.query.js';

/** Nobody comes in for this house any more. */
@Injectable()
export class CloseTeam {
  constructor(
    private readonly query: TeamQuery,
    private readonly removeMember: RemoveMember,
  ) {}

  async run(tx: Tx, actor: Actor, team: OneTeam): Promise<void> {
    // The CCAS ends it all, whoever asked: a colleague may not remove the last of a team.
    const ccas = isStaff(actor) ? actor : systemActor(actor.ccasId);
    for (const { id } of await this.query.find(tx, team)) await this.removeMember.run(tx, ccas, team, id);
  }
}
