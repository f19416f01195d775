import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { OneTeam } from './team.js';
import { Teams } from './teams.js';

export interface MemberView {
  id: string;
  name: string;
  email: string;
  /** Last time one of their sessions was used; to the minute. */
  lastSeenAt: Date | null;
}

@Injectable()
export class TeamQuery {
  constructor(private readonly teams: Teams) {}

  /** Who acts for this owner, the longest there first. */
  async find(tx: Tx, { kind, ownerId }: OneTeam): Promise<MemberView[]> {
    const { members, actorKind } = this.teams.of(kind);
    const rows = await tx.find(members, { where: { ownerId, leftAt: IsNull() }, order: { id: 'ASC' } });
    const seen = await tx.rows<{ id: string; at: Date | null }>(
      `select actor_id as id, max(last_used_at) as at from access_token where actor_kind = $1 and actor_id = any($2::uuid[]) group by actor_id`,
      [actorKind, rows.map(({ id }) => id)],
    );
    const lastSeen = new Map(seen.map(({ id, at }) => [id, at]));
    return rows.map(({ id, name, email }) => ({
      id,
      name: name!,
      email: email!,
      lastSeenAt: lastSeen.get(id) ?? null,
    }));
  }

  /** The team that this member works in. @throws NotFound for whoever is no member, or no longer */
  async ownOf(tx: Tx, kind: string, { kind: actorKind, id }: Actor): Promise<OneTeam> {
    const team = this.teams.of(kind);
    const member =
      actorKind === team.actorKind && id ? await tx.findOneBy(team.members, { id, leftAt: IsNull() }) : null;
    if (!member) throw new NotFound();
    return { kind, ownerId: member.ownerId };
  }
}
