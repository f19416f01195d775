import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import type { Job } from '../jobs/job.js';

/** One kind of data that is kept for a time and then taken away (domain.md, Keeping data). */
export interface RetentionRule {
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
  /** Does it, in transactions of its own: `systemScope(ccasId, this.retention.job)`. @returns counts of what went */
  run(ccasId: string, stop?: AbortSignal): Promise<Record<string, number>>;
}

/** Marks the provider of such a rule: it is a line of the dry run, and a nightly job. */
export const RetentionRule = contribution<{ readonly retention: RetentionRule }>();

/** Everything that is taken away by date, gathered from the slices. */
@Injectable()
export class Retention {
  constructor(private readonly contributions: Contributions) {}

  all(): readonly RetentionRule[] {
    return this.contributions.of(RetentionRule).map(({ retention }) => retention);
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
