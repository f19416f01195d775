import { Injectable } from '@nestjs/common';
import { Forbidden } from '../kernel/access/access.errors.js';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { OneTeam, TeamKind } from './team.js';
import { TeamQuery } from './team.query.js';
import { Teams } from './teams.js';

/** Whether somebody may add to this team and remove from it. */
@Injectable()
export class MayChangeTeam {
  constructor(
    private readonly teams: Teams,
    private readonly query: TeamQuery,
  ) {}

  /** @returns what its kind says @throws Forbidden, NotFound for the team of others */
  async check(tx: Tx, actor: Actor, { kind, ownerId }: OneTeam): Promise<TeamKind> {
    const team = this.teams.of(kind);
    if (isStaff(actor)) {
      const isOfThose = team.changedBy.some((allowed) => allowed === actor.kind);
      if (!isOfThose && actor.kind !== 'system') throw new Forbidden();
      return team;
    }
    if (!team.ownTeam) throw new Forbidden();
    if ((await this.query.ownOf(tx, kind, actor)).ownerId !== ownerId) throw new NotFound(team.owner.words);
    return team;
  }
}
