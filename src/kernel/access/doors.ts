import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';

/** Where somebody who is not signed in comes into a part of the site. */
export interface Doorway {
  /** What lies behind it: `/partenaire`, with all that is below; `/` for whatever no other door opens. */
  readonly space: string;
  /** The page that lets one in. */
  readonly signIn: string;
  /** It leads on to the address that was asked for; others lead to the first page of their space. */
  readonly leadsOn?: boolean;
  /** Of the door of `/`: where whoever is in, by whichever door, leaves. */
  readonly signOut?: string;
}

/** Marks a provider whose people come in by a door of their own. */
export const Door = contribution<{ readonly door: Doorway }>();

/** The one answer to where somebody signs in. */
@Injectable()
export class Doors {
  constructor(private readonly contributions: Contributions) {}

  /** The door of the whole site: what every page offers to go in and out by. */
  main(): Doorway {
    return this.all().find(({ space }) => space === '/')!;
  }

  /**
   * @param asked address that wants somebody signed in
   * @param next where they go on, if their door leads on; the address itself unless said otherwise
   */
  wayIn(asked: string, next = asked): string {
    const path = asked.split('?')[0]!;
    const behind = ({ space }: Doorway) => space === '/' || path === space || path.startsWith(`${space}/`);
    const door = this.all()
      .filter(behind)
      .toSorted((one, other) => other.space.length - one.space.length)[0]!;
    return door.leadsOn ? `${door.signIn}?suite=${encodeURIComponent(next)}` : door.signIn;
  }

  private all(): Doorway[] {
    return this.contributions.of(Door).map(({ door }) => door);
  }
}
