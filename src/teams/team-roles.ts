import { Injectable } from '@nestjs/common';
import { type ActorRole, ActsAs } from '../kernel/access/actor-roles.js';
import { Teams } from './teams.js';

/** Whoever is in a team acts as its kind. */
@ActsAs()
@Injectable()
export class TeamRoles {
  constructor(private readonly teams: Teams) {}

  get roles(): ActorRole[] {
    return this.teams.all().map(({ actorKind, actsFor, journal, pages }) => ({
      kind: actorKind,
      words: journal.who,
      by: journal.by,
      group: journal.all,
      subjects: [journal.subject, 'api_token'],
      home: pages.space,
      actsFor,
    }));
  }
}
