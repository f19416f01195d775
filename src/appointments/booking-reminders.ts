import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { AppointmentQuery } from './appointment.query.js';
import { BookingMails } from './booking-mails.js';
import { Houses } from './houses.js';

/** Days ahead at which people are reminded. */
const DAYS = 2;

/**
 * Every morning, whoever has an appointment within two days is reminded by mail; those without one are for an agent to
 * call. A morning missed is made up for; an appointment taken the same day needs no reminder; those of a house that only
 * the next version has wait for it.
 */
@ScheduledJob()
@Injectable()
export class BookingReminders {
  readonly job: Job = {
    // The name it had in the first house: what has run is recorded under it.
    name: 'mutuelle.booking_reminders',
    due: { dailyAt: '08:00' },
    run: (tenant) => this.run(tenant.id),
  };

  constructor(
    private readonly db: Database,
    private readonly houses: Houses,
    private readonly appointments: AppointmentQuery,
    private readonly mails: BookingMails,
    private readonly clock: Clock,
  ) {}

  private run(ccasId: string): Promise<Record<string, number>> {
    const today = this.clock.today();
    const midnight = (days: number): string => today.add({ days }).toZonedDateTime(PARIS).toInstant().toString();
    return this.db.transaction(systemScope(ccasId, this.job.name), async (tx) => {
      const counts = { mail: 0, call: 0 };
      const due = await tx.rows<{ id: string }>(
        `select b.id from booking b join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
           join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         where p.house = any($4::text[]) and b.state = 'booked' and b.reminded_at is null and s.starts_at > $1 and s.starts_at < $2 and b.created_at < $3
         order by b.id for update of b skip locked`,
        [this.clock.now().toString(), midnight(DAYS + 1), midnight(0), this.houses.keys()],
      );
      const appointments = await this.appointments.findAll(
        tx,
        due.map(({ id }) => id),
      );
      for (const { id } of due) {
        const reminder = (await this.mails.tell(tx, id, appointments.get(id), 'reminder')) ? 'mail' : 'call';
        counts[reminder]++;
        await tx.run(
          `update booking set reminded_at = $2, reminder = $3, told_at = case when $3 = 'call' then null else told_at end where id = $1`,
          [id, this.clock.now().toString(), reminder],
        );
      }
      return counts;
    });
  }
}
