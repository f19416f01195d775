import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Temporal } from 'temporal-polyfill';
import { Contributions } from '../contributions/contributions.js';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import { isInReach } from '../modules/reach.js';
import { Retention } from '../retention/retention.js';
import { type Tenant, Tenants } from '../tenancy/tenants.js';
import { Clock } from '../time/clock.js';
import { lastDueAt } from './due.js';
import { failureCode, isSaid } from './failure-code.js';
import { type Job, ScheduledJob } from './job.js';
import { JobRunsQuery, type LatestRun } from './job-runs.query.js';

const TICK_MS = 60_000;
/** Runs of one due date that may fail before it is given up and the next date is waited for. */
const ATTEMPTS = 10;

/** Scheduled work. Every process ticks; each due date of each job and CCAS is done by one of them, once. */
@Injectable()
export class Jobs implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(Jobs.name);
  private readonly jobs = new Map<string, Job>();
  /** Of a job that is a module's, by its name: where that is off, it rests. What forgets never does. */
  private readonly moduleOf = new Map<string, string>();
  private readonly stopping = new AbortController();
  private ticking?: Promise<void>;

  constructor(
    private readonly db: Database,
    private readonly runs: JobRunsQuery,
    private readonly tenants: Tenants,
    private readonly clock: Clock,
    private readonly contributions: Contributions,
    private readonly retention: Retention,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two have one name */
  onModuleInit(): void {
    const scheduled = this.contributions.of(ScheduledJob);
    for (const job of [...scheduled.map((each) => each.job), ...this.retention.jobs()]) {
      if (this.jobs.has(job.name)) throw new Error(`There is a job called ${job.name} already.`);
      this.jobs.set(job.name, job);
    }
    for (const each of scheduled) {
      const module = this.modules.of(each);
      if (module) this.moduleOf.set(each.job.name, module);
    }
  }

  /** Runs what is due, and waits for it. A tick that comes while one is under way is that one. */
  @Interval(TICK_MS)
  tick(): Promise<void> {
    this.ticking ??= this.runDue()
      .catch((error) => {
        if (!isSaid(error)) this.log.error(`jobs: ${failureCode(error)}`);
      })
      .finally(() => (this.ticking = undefined));
    return this.ticking;
  }

  /** Daily jobs that have not succeeded for two days in a CCAS. */
  async late(): Promise<{ ccasId: string; name: string }[]> {
    const latest = await this.latest();
    const limit = this.clock.now().subtract({ hours: 48 }).epochMilliseconds;
    const daily = [...this.jobs.values()].filter((job) => 'dailyAt' in job.due);
    return (await this.tenants.all()).flatMap((tenant) =>
      daily.flatMap((job) => {
        const { name } = job;
        if (this.rests(tenant, job)) return [];
        const run = latest.get(`${tenant.id} ${name}`);
        return run && (run.lastDoneAt ?? run.dueAt) < limit ? [{ ccasId: tenant.id, name }] : [];
      }),
    );
  }

  /** Before the pool closes (`Database`): the job under way ends at its next step. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.ticking;
  }

  private async runDue(): Promise<void> {
    const latest = await this.latest();
    for (const tenant of await this.tenants.all())
      for (const job of this.jobs.values()) {
        if (this.stopping.signal.aborted) return;
        if (this.rests(tenant, job)) continue;
        const dueAt = lastDueAt(job.due, this.clock.now());
        if (isOpen(latest.get(`${tenant.id} ${job.name}`), dueAt)) await this.runOne(tenant, job, dueAt);
      }
  }

  private rests({ modules }: Tenant, { name }: Job): boolean {
    return !isInReach(this.moduleOf.get(name), modules);
  }

  private async latest(): Promise<Map<string, LatestRun>> {
    return new Map((await this.runs.latest()).map((run) => [`${run.ccasId} ${run.name}`, run]));
  }

  /** One job that fails keeps neither the others nor the other CCAS waiting. */
  private async runOne(tenant: Tenant, job: Job, dueAt: Temporal.Instant): Promise<void> {
    try {
      await this.db.transaction(systemScope(tenant.id, job.name), async (tx) => {
        if (!(await this.runs.take(tx, tenant.id, job.name))) return;
        if (!(await this.runs.begin(tx, job.name, dueAt, this.clock.now(), ATTEMPTS))) return;
        try {
          const counts = await job.run(tenant, this.stopping.signal);
          this.stopping.signal.throwIfAborted();
          await this.runs.finish(tx, job.name, dueAt, this.clock.now(), counts);
        } catch (error) {
          if (this.stopping.signal.aborted || isSaid(error)) throw error;
          this.report(tenant, job, error);
          await this.runs.fail(tx, job.name, dueAt, failureCode(error));
        }
      });
    } catch (error) {
      // No other job would fare better: the next tick tries again.
      if (isSaid(error)) throw error;
      if (!this.stopping.signal.aborted) this.report(tenant, job, error);
    }
  }

  private report(tenant: Tenant, job: Job, error: unknown): void {
    this.log.error(`job ${job.name} of ${tenant.id}: ${failureCode(error)}`);
  }
}

function isOpen(latest: LatestRun | undefined, dueAt: Temporal.Instant): boolean {
  if (!latest || latest.dueAt < dueAt.epochMilliseconds) return true;
  return latest.dueAt === dueAt.epochMilliseconds && !latest.isDone && latest.attempts < ATTEMPTS;
}
