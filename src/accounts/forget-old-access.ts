import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';

/** As long as the journal, which names people by their accounts and tokens. */
const KEPT_MONTHS = 12;

/** What is over is forgotten: refused sign-ins, ended sessions and tokens, kept forms, names of closed accounts. */
@Injectable()
export class ForgetOldAccess implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'access.retention', due: { dailyAt: '03:50' }, run: ({ id }) => this.run(id) });
  }

  run(ccasId: string): Promise<Record<string, number>> {
    const now = this.clock.now();
    const before = now.toZonedDateTimeISO(PARIS).subtract({ months: KEPT_MONTHS }).toInstant().toString();
    return this.db.transaction(ccasId, async (tx) => {
      const count = async (sql: string, instant: string) => ((await tx.query(sql, [instant]))[0] as unknown[]).length;
      return {
        refusals: await count('delete from security_event where at < $1 returning 1', before),
        tokens: await count(
          'delete from access_token where coalesce(revoked_at, expires_at) < $1 and expires_at < $1 returning 1',
          before,
        ),
        keptForms: await count('delete from kept_form where expires_at < $1 returning 1', now.toString()),
        accounts: await count(
          `update account set name = 'Ancien compte', email = id || '@efface.invalid', password_hash = null, oidc_subject = null, totp_secret = null, totp_last_step = null
           where deactivated_at < $1 and email not like '%@efface.invalid' returning 1`,
          before,
        ),
      };
    });
  }
}
