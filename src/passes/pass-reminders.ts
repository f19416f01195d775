import { Injectable } from '@nestjs/common';
import { systemActor } from '../kernel/access/actor.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { RemindHolder } from './remind-holder.js';
import { EARLIEST_REMINDER } from './reminder-due.js';

/** Every morning, those whose pass ends in 60 or 15 days are told; a morning missed is made up for at the next tick. */
@ScheduledJob()
@Injectable()
export class PassReminders {
  readonly job: Job = {
    name: 'passes.reminders',
    due: { dailyAt: '07:30' },
    run: (tenant, stop) => this.run(tenant, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly remindHolder: RemindHolder,
    private readonly clock: Clock,
  ) {}

  /** One transaction a holder: one that cannot be told does not keep the others from it, and is tried again. */
  private async run(tenant: Tenant, stop: AbortSignal): Promise<Record<string, number>> {
    const counts = { mail: 0, letter: 0 };
    let failure: unknown;
    for (const passId of await this.ending(tenant.id)) {
      stop.throwIfAborted();
      try {
        const carrier = await this.db.transaction(systemScope(tenant.id, this.job.name), (tx) =>
          this.remindHolder.run(tx, systemActor(tenant.id), passId),
        );
        if (carrier) counts[carrier]++;
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure) throw failure;
    return counts;
  }

  private async ending(ccasId: string): Promise<string[]> {
    const today = this.clock.today();
    const rows: { id: string }[] = await this.db.transaction(systemScope(ccasId, this.job.name), (tx) =>
      tx.rows<{ id: string }>(
        `select p.id from pass p where p.state = 'active' and p.valid_through between $1 and $2
           and not exists (select from resident r where r.ccas_id = p.ccas_id and r.id = p.resident_id and r.restricted_at is not null)
           and not exists (select from pass_reminder r where r.ccas_id = p.ccas_id and r.pass_id = p.id and r.valid_through = p.valid_through
             and r.days <= case when p.valid_through <= $3 then 15 else 60 end)
         order by p.valid_through, p.id`,
        [today.toString(), today.add({ days: EARLIEST_REMINDER }).toString(), today.add({ days: 15 }).toString()],
      ),
    );
    return rows.map((row) => row.id);
  }
}
