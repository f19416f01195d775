import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { systemScope } from '../../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../../kernel/jobs/job.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { Clock } from '../../kernel/time/clock.js';
import { aboutEnrolment } from './mutuelle-house.js';

/** Two years after the last step, as for a dossier (domain.md, Keeping data). */
const YEARS = 2;

/** People who were never a dossier are forgotten when nothing has happened for two years; the counts keep their band. */
@ScheduledJob()
@Injectable()
export class ForgetTypedPeople {
  readonly job: Job = { name: 'mutuelle.forgetting', due: { dailyAt: '03:40' }, run: (tenant) => this.run(tenant.id) };

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  private run(ccasId: string): Promise<Record<string, number>> {
    const before = this.clock.now().toZonedDateTimeISO('UTC').subtract({ years: YEARS }).toInstant().toString();
    return this.db.transaction(systemScope(ccasId, this.job.name), async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        `update enrolment e set last_name = null, first_name = null, born_on = null, phone = null, email = null, erased_at = $2
         where resident_id is null and erased_at is null and joined_into is null and state <> 'enrolled' and state_since < $1
           and not exists (select from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id where b.guest_id = e.id and p.ends_at > $1)
         returning id`,
        [before, this.clock.now().toString()],
      );
      for (const { id } of rows) await this.outbox.forget(tx, aboutEnrolment(id));
      return { forgotten: rows.length };
    });
  }
}
