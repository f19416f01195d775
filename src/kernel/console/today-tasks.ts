import { Injectable, type OnModuleInit } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches, type Owned } from '../modules/module-switches.js';
import { ownedInReach, type Reach } from '../modules/reach.js';

/** One thing that waits for an agent: a count that opens its list. */
export interface TodayTask {
  /** Where it stands among the others, the most pressing first: tens, so that another slice can step between. */
  place: number;
  /** After the count: `demande à examiner`, `demandes à examiner`. */
  words: [one: string, many: string];
  /** A list that shows exactly what was counted. */
  href: string;
  /** Of lucide. */
  icon: string;
  /** Late or broken: it is marked. */
  isUrgent?: boolean;
  /** Work of months, not of the day: said in a quiet line, whatever its number. */
  isBacklog?: boolean;
  count(tx: Tx): Promise<number>;
}

/** Marks a provider that says what waits in its slice. */
export const TodayTask = contribution<{ readonly todayTasks: TodayTask[] }>();

/** What waits, gathered from the slices. */
@Injectable()
export class TodayTasks implements OnModuleInit {
  private tasks: readonly Owned<TodayTask>[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two stand at one place */
  onModuleInit(): void {
    this.tasks = inPlace(
      this.modules.owned(this.contributions.of(TodayTask), ({ todayTasks }) => todayTasks),
      'tasks of the day',
    );
  }

  /** @param reach the modules that the reader may use */
  all(reach: Reach): readonly TodayTask[] {
    return ownedInReach(this.tasks, reach);
  }
}

/** A count by SQL alone: `countBy("select count(*)::int as count from mail where state = 'dead'")`. */
export function countBy(sql: string, parameters: () => unknown[] = () => []): TodayTask['count'] {
  return async (tx) => {
    const { count } = await tx.one<{ count: number }>(sql, parameters());
    return count;
  };
}
