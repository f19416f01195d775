import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { learnSizes } from '../kernel/database/learn-sizes.js';
import { systemScope } from '../kernel/database/scope.js';
import { Clock } from '../kernel/time/clock.js';
import { batches } from '../kernel/lists/batches.js';
import { DecideImport } from './import-decide.js';
import { ImportPlan } from './import-plan.js';
import { ImportResidentsQuery } from './import-residents.query.js';
import { type ImportJob, type ImportReport, ImportStateQuery, RESIDENT_IMPORTS } from './import-state.query.js';
import { internalFailure, UnreadableFile } from '../kernel/lists/list.errors.js';

const attemptsAllowed = 5;

/** Somebody registered or merged a person of the file while it was being read: read again, now it is known. */
class RegisterMoved extends Error {}

/** Loads the file of one import, all of it or nothing of it, in one transaction. */
@Injectable()
export class RunResidentImport {
  private readonly log = new Logger(RunResidentImport.name);

  constructor(
    private readonly db: Database,
    private readonly states: ImportStateQuery,
    private readonly decide: DecideImport,
    private readonly residents: ImportResidentsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param stop leaves the import to another process, between two batches
   * @returns false when another process has it, or it was finished already
   * @throws whatever went wrong on our side; the import is then still to be run, a bounded number of times
   */
  async run(ccasId: string, id: string, stop?: AbortSignal): Promise<boolean> {
    for (;;) {
      try {
        const hasRun = await this.db.transaction(systemScope(ccasId, RESIDENT_IMPORTS), (tx) =>
          this.load(tx, ccasId, id, stop),
        );
        if (hasRun) await this.learnSizes(ccasId);
        return hasRun;
      } catch (error) {
        if (stop?.aborted) await this.states.putBack(ccasId, id);
        if (!(error instanceof RegisterMoved)) throw error;
      }
    }
  }

  /** Of a list that is kept already: where it cannot be had now, autovacuum does it within a minute. */
  private async learnSizes(ccasId: string): Promise<void> {
    try {
      await this.db.transaction(systemScope(ccasId, RESIDENT_IMPORTS), learnSizes);
    } catch (error) {
      this.log.warn(`The sizes of tables could not be learnt after an import: ${String(error)}`);
    }
  }

  private async load(tx: Tx, ccasId: string, id: string, stop?: AbortSignal): Promise<boolean> {
    const job = await this.states.take(tx, ccasId, id);
    if (!job) return false;
    if (job.attempts >= attemptsAllowed) {
      await this.states.giveUp(tx, id, internalFailure, this.clock.now());
      return true;
    }
    await this.states.begin(ccasId, id);
    const plan = new ImportPlan(job.matchBy);
    let report: ImportReport;
    try {
      report = await this.decide.run(tx, job, plan, stop);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      const detail = `${error.message} ${error.nextStep ?? ''}`.trim();
      await this.states.giveUp(tx, id, { code: error.code, detail }, this.clock.now());
      return true;
    }
    if (job.dryRun) await this.rehearse(tx, job, plan, stop);
    else await this.write(tx, job, plan, stop);
    await this.states.finish(tx, id, report, this.clock.now());
    if (!job.dryRun) await this.record(tx, job, report);
    return true;
  }

  /** New people first, whom nobody else can be waiting for; dossiers others may want to open last. */
  private async write(tx: Tx, job: ImportJob, plan: ImportPlan, stop?: AbortSignal): Promise<void> {
    try {
      await this.writeAll(tx, job, plan, stop);
    } catch (error) {
      // Somebody was given a reference of the file since it was looked up.
      if (isTakenReference(error)) throw new RegisterMoved();
      throw error;
    }
  }

  private async writeAll(tx: Tx, { id, actor }: ImportJob, plan: ImportPlan, stop?: AbortSignal): Promise<void> {
    const now = this.clock.now();
    for (const batch of batches(plan.created)) {
      await this.pause(stop);
      await this.residents.insert(tx, id, batch, now);
    }
    for (const batch of batches(plan.changed)) {
      await this.pause(stop);
      if (!(await this.residents.update(tx, id, batch, now))) throw new RegisterMoved();
    }
    if (plan.created.length > 0 && (await this.residents.haveTwins(tx, actor.ccasId, plan.created)))
      throw new RegisterMoved();
  }

  /** The real thing, undone: a dry run must fail where the import would. */
  private async rehearse(tx: Tx, job: ImportJob, plan: ImportPlan, stop?: AbortSignal): Promise<void> {
    await tx.run('savepoint rehearsal');
    await this.write(tx, job, plan, stop);
    await tx.run('rollback to savepoint rehearsal');
  }

  private record(tx: Tx, { id, actor }: ImportJob, report: ImportReport): Promise<void> {
    const { created, merged, unchanged, refused } = report;
    return this.audit.write(tx, actor, {
      action: 'residents.imported',
      subject: { kind: 'resident_import', id },
      details: { created, merged, unchanged, refused },
    });
  }

  /** Other requests first; and a process that is stopping must not wait for the whole file. */
  private async pause(stop?: AbortSignal): Promise<void> {
    await nextTurn();
    stop?.throwIfAborted();
  }
}

function isTakenReference(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: string; constraint?: string } };
  return driverError?.code === '23505' && driverError.constraint === 'resident_reference';
}
