import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import { Clock, parisDay } from '../kernel/time/clock.js';

/** A day is summed once it has been over for some time: a use judged a second before midnight is written by then. */
const SETTLED = { hours: 3 };
/** Days of one transaction: a busy month is some hundred thousand rows. */
const STEP = 31;

/** Keeps the sums of days and months in step with the ledger: days that are over, and earlier ones that have changed since. */
@ScheduledJob()
@Injectable()
export class SummariseDays {
  readonly job: Job = {
    name: 'statistics.days',
    due: { dailyAt: '04:10' },
    run: (tenant, stop) => this.run(tenant.id, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** However long it has not run, it catches up. @returns days written */
  async run(ccasId: string, stop?: AbortSignal): Promise<{ days: number }> {
    const last = parisDay(this.clock.now().subtract(SETTLED)).subtract({ days: 1 });
    // Before the sums go further: what they leave behind must be in it.
    await this.db.transaction(systemScope(ccasId, this.job.name), (tx) => this.noteShown(tx));
    let days = await this.db.transaction(systemScope(ccasId, this.job.name), (tx) => this.changed(tx));
    for (;;) {
      stop?.throwIfAborted();
      const done = await this.db.transaction(systemScope(ccasId, this.job.name), (tx) => this.next(tx, last));
      if (done === 0) break;
      days += done;
    }
    await this.db.transaction(systemScope(ccasId, this.job.name), (tx) => this.months(tx));
    return { days };
  }

  private async noteShown(tx: Tx): Promise<void> {
    await tx.run(
      `insert into pass_seen (pass_id) select * from passes_shown_since(coalesce((select through + 1 from redemption_days_done), date '2000-01-01'))
       on conflict do nothing`,
    );
  }

  /**
   * Sums again what changed. A change that comes while this runs is either summed here or still noted afterwards: notes
   * are taken first, the ledger is read after.
   */
  private async changed(tx: Tx): Promise<number> {
    const notes = await tx.rows<{ day: string }>('delete from redemption_day_change returning day::text');
    const days = [...new Set(notes.map(({ day }) => day))];
    const { through } = await tx.one<{ through: string | null }>(
      'select (select through::text from redemption_days_done) as through',
    );
    const summed = days.filter((day) => through && day <= through);
    for (const day of summed) await this.sum(tx, day, day);
    return summed.length;
  }

  /** The next days that are over. @returns how many; 0 when there are none left */
  private async next(tx: Tx, last: Temporal.PlainDate): Promise<number> {
    const { from } = await tx.one<{ from: string | null }>(
      `select coalesce((select through + 1 from redemption_days_done), (select paris_day(min(redeemed_at)) from redemption))::text as "from"`,
    );
    if (!from || from > last.toString()) return 0;
    const first = Temporal.PlainDate.from(from);
    const until = first.add({ days: STEP - 1 });
    const to = Temporal.PlainDate.compare(until, last) < 0 ? until : last;
    await this.sum(tx, from, to.toString());
    await tx.run(
      'insert into redemption_days_done (through) values ($1) on conflict (ccas_id) do update set through = excluded.through',
      [to.toString()],
    );
    return first.until(to).days + 1;
  }

  private async sum(tx: Tx, from: string, to: string): Promise<void> {
    await tx.run('delete from redemption_day where day between $1 and $2', [from, to]);
    await tx.run(
      `insert into redemption_day (day, offer_id, partner_id, uses, saved_cents)
       select paris_day(redeemed_at), offer_id, partner_id, count(*), sum(saved_cents) from redemption
       where voided_at is null and redeemed_at >= paris_midnight($1) and redeemed_at < paris_midnight($2::date + 1) group by 1, 2, 3`,
      [from, to],
    );
  }

  /** The months that are over and not summed, or of which a day was written again: once all their days are. */
  private async months(tx: Tx): Promise<void> {
    const months = await tx.rows<{ month: string }>(
      `select m::date::text as month from redemption_days_done d,
         generate_series(date_trunc('month', (select min(day) from redemption_day)::timestamp), (d.through + 1)::timestamp - interval '1 month', interval '1 month') m
       where m::date not in (select month from redemption_month_done) order by 1`,
    );
    for (const { month } of months) {
      await tx.run('delete from redemption_month where month = $1', [month]);
      await tx.run(
        `insert into redemption_month (month, offer_id, partner_id, uses, saved_cents)
         select $1, offer_id, partner_id, sum(uses), sum(saved_cents) from redemption_day
         where day >= $1 and day < $1::date + interval '1 month' group by offer_id, partner_id`,
        [month],
      );
      await tx.run('insert into redemption_month_done (month) values ($1)', [month]);
    }
  }
}
