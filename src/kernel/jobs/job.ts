import { contribution } from '../contributions/contribution.js';
import type { Tenant } from '../tenancy/tenants.js';
import type { Due } from './due.js';

/** Scheduled work of a slice. */
export interface Job {
  /** Stays the same for ever: what has run is recorded under it. */
  name: string;
  due: Due;
  /**
   * Does the work of one CCAS, in transactions of its own, under its name: `systemScope(tenant.id, this.job.name)`. It may
   * be run again after a crash: what it did must not be done twice.
   * @returns what it did, as counts
   */
  run(tenant: Tenant, stop: AbortSignal): Promise<Record<string, number>>;
}

/** Marks a provider whose `job` is to run by itself. */
export const ScheduledJob = contribution<{ readonly job: Job }>();
