import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import type { ActingFor, ActorKind } from './actor.js';

/** What the journal may be asked for: everything that these kinds did. */
export interface ActorGroup {
  /** In the address: `caisses`. */
  key: string;
  place: number;
  /** `Les caisses` */
  label: string;
}

/** What the house says of those who act as one kind. */
export interface ActorRole {
  kind: ActorKind;
  /** In the journal, where nothing names one: `Un agent`. */
  words: string;
  /** As a sentence about somebody names one: « annulé par une personne aidante ». */
  by: string;
  /** Those one cannot choose by name; kinds may share one. */
  group?: ActorGroup;
  /** Kinds of the journal's subjects that their id may be, the likeliest first. */
  subjects: readonly string[];
  /** First page of those who sign in with a browser. */
  home?: string;
  /** What an actor calls the one it acts for, where its session or token says so. */
  actsFor?: keyof ActingFor;
}

/** Marks a provider that says who acts as what. */
export const ActsAs = contribution<{ readonly roles: readonly ActorRole[] }>();

/** The kinds of actors, gathered from the slices. */
@Injectable()
export class ActorRoles implements OnApplicationBootstrap {
  private known?: ReadonlyMap<string, ActorRole>;

  constructor(private readonly contributions: Contributions) {}

  /** Once every slice is ready. @throws Error when two say what one kind is, or stand at one place */
  onApplicationBootstrap(): void {
    this.groups();
  }

  /** Nothing of a kind that came with another version. */
  of(kind: string): ActorRole | undefined {
    return this.all().get(kind);
  }

  /** In their order, with the kinds that are meant. */
  groups(): (ActorGroup & { kinds: string[] })[] {
    const groups = new Map<string, ActorGroup & { kinds: string[] }>();
    for (const { kind, group } of this.all().values())
      if (group) groups.set(group.key, { ...group, kinds: [...(groups.get(group.key)?.kinds ?? []), kind] });
    return inPlace([...groups.values()], 'groups of actors');
  }

  private all(): ReadonlyMap<string, ActorRole> {
    if (this.known) return this.known;
    const known = new Map<string, ActorRole>();
    for (const role of this.contributions.of(ActsAs).flatMap(({ roles }) => roles)) {
      if (known.has(role.kind)) throw new Error(`Two slices say who acts as « ${role.kind} ».`);
      known.set(role.kind, role);
    }
    return (this.known = known);
  }
}
