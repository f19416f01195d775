import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SettingsQuery } from '../ccas/settings.query.js';
import { systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { ApplicationMails } from './application-mails.js';
import { draftDays } from './own-application.query.js';

/** Takes away drafts and withdrawn applications after thirty days, refused ones after six months at most (domain.md, Keeping data). */
@Injectable()
export class PurgeApplications implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly mails: ApplicationMails,
    private readonly settings: SettingsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: 'applications.purge',
      due: { dailyAt: '03:30' },
      run: (tenant) => this.run(tenant.id),
    });
  }

  /** @returns how many of each were taken away */
  run(ccasId: string): Promise<Record<string, number>> {
    const now = this.clock.now();
    const draftsBefore = now.subtract({ hours: 24 * draftDays }).toString();
    return this.db.transaction(ccasId, async (tx) => {
      const { keptRefusedMonths: months } = await this.settings.get(tx);
      const refusedBefore = now.toZonedDateTimeISO(PARIS).subtract({ months }).toInstant().toString();
      const [rows]: [{ id: string; state: string }[]] = await tx.query(
        `delete from pass_application where (state = 'draft' and saved_at < $1) or (state = 'withdrawn' and decided_at < $1)
           or (state = 'refused' and decided_at < $2) returning id, state`,
        [draftsBefore, refusedBefore],
      );
      for (const { id, state } of rows) if (state !== 'draft') await this.mails.forget(tx, id);
      const count = (state: string) => rows.filter((row) => row.state === state).length;
      const counts = { drafts: count('draft'), withdrawn: count('withdrawn'), refused: count('refused') };
      if (rows.length > 0)
        await this.audit.write(tx, systemActor(ccasId), {
          action: 'applications.purged',
          subject: { kind: 'ccas', id: ccasId },
          details: counts,
        });
      return counts;
    });
  }
}
