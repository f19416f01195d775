import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import { Database, type Tx } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import type { Job } from '../jobs/job.js';

type Counts = Record<string, number>;

/** What is kept for a time and then taken away (domain.md, Keeping data). */
interface Kept {
  /** Of the nightly job that does it; stays the same for ever. */
  job: string;
  /** `Dossiers d’usagers` */
  what: string;
  /** `deux ans après le dernier contact` */
  kept: string;
  /** Of the clock in Paris. */
  dailyAt: string;
  /** How many would go if it ran now. Changes nothing. */
  due(tx: Tx): Promise<number>;
}

/** Takes it away in one transaction, under the name of its job. @returns counts of what went */
interface TakenAtOnce {
  take(tx: Tx, ccasId: string): Promise<Counts>;
}

/** The same in transactions of its own: `systemScope(ccasId, this.retention.job)`. */
interface TakenInSteps {
  run(ccasId: string, stop?: AbortSignal): Promise<Counts>;
}

export type RetentionRule = Kept & (TakenAtOnce | TakenInSteps);

/** Marks the provider of such a rule: it is a line of the dry run, and a nightly job. */
export const RetentionRule = contribution<{ readonly retention: RetentionRule }>();

/** Everything that is taken away by date, gathered from the slices. */
@Injectable()
export class Retention {
  constructor(
    private readonly contributions: Contributions,
    private readonly db: Database,
  ) {}

  all(): readonly (Kept & TakenInSteps)[] {
    return this.contributions.of(RetentionRule).map(({ retention }) => ({
      ...retention,
      run: (ccasId, stop) =>
        'take' in retention
          ? this.db.transaction(systemScope(ccasId, retention.job), (tx) => retention.take(tx, ccasId))
          : retention.run(ccasId, stop),
    }));
  }

  /** One of them, here and now. @throws Error when none is called so */
  run(job: string, ccasId: string): Promise<Counts> {
    const rule = this.all().find((each) => each.job === job);
    if (!rule) throw new Error(`No rule is called ${job}.`);
    return rule.run(ccasId);
  }

  /** The nightly job of each rule. */
  jobs(): Job[] {
    return this.all().map((rule) => ({
      name: rule.job,
      due: { dailyAt: rule.dailyAt },
      run: ({ id }, stop) => rule.run(id, stop),
    }));
  }
}

/** How many there are. @param rows a table and a condition of ours on it: `archive where requested_at < $1` */
export async function countRows(tx: Tx, rows: string, parameters: unknown[]): Promise<number> {
  const { count } = await tx.one<{ count: number }>(`select count(*)::int as count from ${rows}`, parameters);
  return count;
}
