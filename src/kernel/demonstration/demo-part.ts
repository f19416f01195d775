import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace, inTurn } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';

/** A way into the demonstration, as whoever started it is told. */
export interface DemoWayIn {
  /** The first first. */
  place: number;
  /** `Agent`; none for what stands on a line of its own. */
  who?: string;
  words: string;
}

/** How a part that is written in several files comes by the use cases it goes through. */
export type Get = <T>(token: new (...parameters: never[]) => T) => T;

/** What one slice puts into the demonstration: invented people, shops and days, through the use cases of everybody. */
export interface DemoPart {
  /** Those it stands on come before: accounts 10, residents 20, passes 30. */
  readonly place: number;
  load?(tx: Tx, actor: Actor): Promise<void>;
  /** How to come in. @param origin of this process, `http://localhost:3000` */
  waysIn?(tx: Tx, actor: Actor, origin: string): Promise<DemoWayIn[]>;
}

/** Marks the provider of what a slice puts into the demonstration. */
export const DemoPart = contribution<DemoPart>();

/** The whole demonstration, gathered from the slices. */
@Injectable()
export class DemoParts implements OnModuleInit {
  private parts: readonly DemoPart[] = [];

  constructor(private readonly contributions: Contributions) {}

  /** @throws Error when two stand at one place */
  onModuleInit(): void {
    this.parts = inPlace(this.contributions.of(DemoPart), 'parts of the demonstration');
  }

  async load(tx: Tx, actor: Actor): Promise<void> {
    for (const part of this.parts) await part.load?.(tx, actor);
  }

  /** @throws Error when two stand at one place */
  async waysIn(tx: Tx, actor: Actor, origin: string): Promise<DemoWayIn[]> {
    const ways = await inTurn(this.parts, (part) => part.waysIn?.(tx, actor, origin));
    return inPlace(ways, 'ways into the demonstration');
  }
}
