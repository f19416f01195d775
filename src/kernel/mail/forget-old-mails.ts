import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import type { Tenant } from '../tenancy/tenants.js';
import { Clock } from '../time/clock.js';
import { PARIS } from '../time/paris.js';

/** Addresses and bodies are kept six months (domain.md, Keeping data); that a mail went out is kept longer. */
const KEPT_MONTHS = 6;
const BATCH = 1000;

@Injectable()
export class ForgetOldMails implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'mail.retention', due: { dailyAt: '03:30' }, run: (tenant, stop) => this.run(tenant, stop) });
  }

  private async run(tenant: Tenant, stop: AbortSignal): Promise<{ forgotten: number }> {
    const before = this.clock.now().toZonedDateTimeISO(PARIS).subtract({ months: KEPT_MONTHS }).toInstant().toString();
    for (let forgotten = 0; ;) {
      stop.throwIfAborted();
      const [rows] = await this.db.transaction(tenant.id, (tx) =>
        tx.query(
          `update mail set recipient = null, text_body = null, html_body = null, attachment_id = null
           where id in (select id from mail where text_body is not null and created_at < $1 and state not in ('queued', 'sending') limit ${BATCH})
           returning 1`,
          [before],
        ),
      );
      forgotten += rows.length;
      if (rows.length < BATCH) return { forgotten };
    }
  }
}
