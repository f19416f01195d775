import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';

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
  /** Does it, in transactions of its own. @returns counts of what went */
  run(ccasId: string, stop?: AbortSignal): Promise<Record<string, number>>;
}

/** Everything that is taken away by date. Each slice adds its own rules; each is a nightly job, and a line of the dry run. */
@Injectable()
export class Retention {
  private readonly rules: RetentionRule[] = [];

  constructor(private readonly jobs: Jobs) {}

  add(rule: RetentionRule): void {
    this.rules.push(rule);
    this.jobs.add({ name: rule.job, due: { dailyAt: rule.dailyAt }, run: ({ id }, stop) => rule.run(id, stop) });
  }

  all(): readonly RetentionRule[] {
    return this.rules;
  }
}
