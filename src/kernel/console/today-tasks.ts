import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';

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
  /** Shown only when there is something: what goes wrong is not announced as absent. */
  isExceptional?: boolean;
  /** Late or broken: it is marked. */
  isUrgent?: boolean;
  count(tx: Tx): Promise<number>;
}

/** What waits, gathered from the slices: each adds its own when the application starts. */
@Injectable()
export class TodayTasks {
  private readonly tasks: TodayTask[] = [];

  add(...tasks: TodayTask[]): void {
    this.tasks.push(...tasks);
    this.tasks.sort((one, other) => one.place - other.place);
  }

  all(): readonly TodayTask[] {
    return this.tasks;
  }
}

/** A count by SQL alone: `countBy("select count(*)::int as count from mail where state = 'dead'")`. */
export function countBy(sql: string, parameters: () => unknown[] = () => []): TodayTask['count'] {
  return async (tx) => {
    const [{ count }] = await tx.query(sql, parameters());
    return count;
  };
}
