import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Contributions } from '../kernel/contributions/contributions.js';
import { Team, type TeamKind } from './team.js';

/** The kinds of teams there are, gathered from the slices. */
@Injectable()
export class Teams implements OnModuleInit {
  private readonly kinds = new Map<string, TeamKind>();

  constructor(private readonly contributions: Contributions) {}

  /** @throws Error when two share a key, a table, a kind of actor or an address: who is removed from one would stay in */
  onModuleInit(): void {
    const taken = new Set<unknown>();
    for (const { team } of this.contributions.of(Team)) {
      const own = [team.key, team.members, `as ${team.actorKind}`, team.pages.space];
      if (own.some((each) => taken.has(each))) throw new Error(`The team « ${team.key} » has what is another's.`);
      for (const each of own) taken.add(each);
      this.kinds.set(team.key, team);
    }
  }

  all(): TeamKind[] {
    return [...this.kinds.values()];
  }

  /** @throws Error for a key that no slice has: a fault of ours */
  of(key: string): TeamKind {
    const kind = this.kinds.get(key);
    if (!kind) throw new Error(`No slice says what the team « ${key} » is.`);
    return kind;
  }
}
