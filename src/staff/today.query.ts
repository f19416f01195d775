import { Injectable } from '@nestjs/common';
import { type TodayTask, TodayTasks } from '../kernel/console/today-tasks.js';
import type { Tx } from '../kernel/database/database.js';

export interface Today {
  tasks: (Omit<TodayTask, 'count'> & { count: number })[];
  /** Uses since midnight. */
  redemptions: number;
}

/** What waits for an agent, as counts. */
@Injectable()
export class TodayQuery {
  constructor(private readonly tasks: TodayTasks) {}

  /** @param since first instant of today, in Paris */
  async get(tx: Tx, since: string): Promise<Today> {
    const tasks: Today['tasks'] = [];
    for (const task of this.tasks.all(tx.reach)) tasks.push({ ...task, count: await task.count(tx) });
    const { redemptions } = await tx.one<{ redemptions: number }>(
      `select count(*)::int as redemptions from redemption where voided_at is null and redeemed_at >= $1`,
      [since],
    );
    return { tasks, redemptions };
  }
}
