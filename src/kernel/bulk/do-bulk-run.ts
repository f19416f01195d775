import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.js';
import { scopeOf, systemScope } from '../database/scope.js';
import { DomainError } from '../errors/domain-error.js';
import { failureCode } from '../jobs/failure-code.js';
import { type BulkAct, BulkActs } from './bulk-act.js';
import { saidOf } from './bulk-plan.js';
import { BULK_RUNS, type BulkItem, type BulkJob, BulkLeaseLost, BulkStateQuery } from './bulk-state.query.js';

/** Items between two looks at the lease and at whether the process stops. */
const STEP = 25;

/** Does an act to each of those that were chosen, one transaction each: one that is refused never stops the others. */
@Injectable()
export class DoBulkRun {
  private readonly log = new Logger(DoBulkRun.name);

  constructor(
    private readonly db: Database,
    private readonly states: BulkStateQuery,
    private readonly acts: BulkActs,
  ) {}

  /**
   * From where the run before has left it.
   * @param stop leaves it to another process, between two steps
   * @returns false when another has it, or it was finished already
   * @throws whatever went wrong on our side; it is then still to be done, a bounded number of times
   */
  async run(ccasId: string, id: string, stop?: AbortSignal): Promise<boolean> {
    const job = await this.states.take(ccasId, id, uuidv7());
    if (!job) return false;
    try {
      const act = this.acts.find(job.act, undefined);
      if (!act) throw new Error(`No act is called ${job.act}.`);
      await this.all(job, act, stop);
      return true;
    } catch (error) {
      if (error instanceof BulkLeaseLost) return false;
      await this.states.putBack(job, !stop?.aborted);
      throw error;
    }
  }

  private async all(job: BulkJob, act: BulkAct, stop?: AbortSignal): Promise<void> {
    const scope = systemScope(job.ccasId, BULK_RUNS);
    for (;;) {
      stop?.throwIfAborted();
      const items = await this.db.transaction(scope, (tx) => this.states.step(tx, job, STEP));
      if (items.length === 0) break;
      for (const item of items) {
        await nextTurn();
        await this.one(job, act, item);
      }
    }
    await this.db.transaction(scopeOf(job.actor), async (tx) => {
      const made = job.also && act.finish ? await this.states.results(tx, job) : [];
      const leadsTo = made.length > 0 ? await act.finish!(tx, job.actor, made) : undefined;
      await this.states.finish(tx, job, leadsTo);
    });
  }

  private async one(job: BulkJob, act: BulkAct, { place, subjectId }: BulkItem): Promise<void> {
    const answers = { choice: job.choice ?? undefined, also: job.also };
    try {
      await this.db.transaction(scopeOf(job.actor), async (tx) => {
        if (!(await this.states.claim(tx, job, place))) return;
        const made = await act.run(tx, job.actor, subjectId, answers);
        if (made) await this.states.made(tx, job, place, made);
      });
    } catch (error) {
      const why = this.explain(job, place, error);
      await this.db.transaction(systemScope(job.ccasId, BULK_RUNS), (tx) => this.states.refuse(tx, job, place, why));
    }
  }

  private explain({ id }: BulkJob, place: number, error: unknown): { detail: string; nextStep?: string } {
    if (error instanceof DomainError) return saidOf(error);
    this.log.error(`${BULK_RUNS} ${id}, ${place}: ${failureCode(error)}`);
    return {
      detail: 'Une erreur de notre côté a empêché ce geste.',
      nextStep: 'Réessayez, puis prévenez la personne qui tient l’installation.',
    };
  }
}
