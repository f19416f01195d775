import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, ActorKind } from '../access/actor.js';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import type { Reach } from '../modules/reach.js';
import type { Reason } from './bulk-plan.js';

/** What is answered when it is confirmed. */
export interface BulkAnswers {
  choice?: string;
  also: boolean;
}

/** What would happen to those that are chosen. */
export interface BulkPlan {
  /** To how many it can be done. */
  able: number;
  /** Why not to the others. */
  unable: Reason[];
}

/** One act done to many rows of a list. It is done to each by its use case, in a transaction of its own. */
export interface BulkAct {
  /** In the address: `pass`. */
  readonly key: string;
  /** The list it is offered on, by the name of its export. */
  readonly list: string;
  readonly by: readonly ActorKind[];
  /** « Donner un pass » */
  readonly label: string;
  /** What it means, in a sentence or two, before it is confirmed. */
  readonly explained: string;
  /** « pass délivré », « pass délivrés » */
  readonly done: readonly [one: string, several: string];
  /** A question asked before it is done. */
  asks?(tx: Tx): Promise<{ label: string; options: [value: string, label: string][] } | undefined>;
  /** Something that may be done besides, once all are done: the label of its box, and of the way there. */
  readonly also?: { label: string; see: string };
  plan(tx: Tx, ids: string[]): Promise<BulkPlan>;
  /** @returns the id of what it has made @throws DomainError where it cannot be done to this one */
  run(tx: Tx, actor: Actor, id: string, answers: BulkAnswers): Promise<string | void>;
  /** What may be done besides. @param made what it has made of each @returns where that is */
  finish?(tx: Tx, actor: Actor, made: string[]): Promise<string | undefined>;
  /** Who or what those are, for the lines that were refused; those that are gone are left out. */
  named(tx: Tx, ids: string[]): Promise<{ id: string; label: string; href: string }[]>;
}

/** Marks the provider of an act. */
export const BulkAct = contribution<BulkAct>();

/** The acts of all slices. */
@Injectable()
export class BulkActs implements OnModuleInit {
  private acts?: ReadonlyMap<string, BulkAct>;

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two have one key */
  onModuleInit(): void {
    this.all();
  }

  /** @param reach the modules that whoever asks may use */
  find(key: string, reach: Reach): BulkAct | undefined {
    const found = this.all().get(key);
    return found && this.modules.inReach([found], reach)[0];
  }

  /** Those that somebody may do to the rows of a list. */
  of(list: string, actor: Actor): BulkAct[] {
    return this.modules
      .inReach([...this.all().values()], actor.modules)
      .filter((act) => act.list === list && mayDo(act, actor));
  }

  private all(): ReadonlyMap<string, BulkAct> {
    if (this.acts) return this.acts;
    const acts = new Map<string, BulkAct>();
    for (const act of this.contributions.of(BulkAct)) {
      if (acts.has(act.key)) throw new Error(`Two acts are called ${act.key}.`);
      acts.set(act.key, act);
    }
    return (this.acts = acts);
  }
}

export function mayDo({ by }: BulkAct, { kind }: Actor): boolean {
  return kind !== 'system' && by.includes(kind);
}
