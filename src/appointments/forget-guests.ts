import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock, longAgo } from '../kernel/time/clock.js';
import { aboutBooking } from './booking-mails.js';
import { Bookings } from './bookings.js';

/** Two years after the appointment, as for a dossier (domain.md, Keeping data). */
const YEARS = 2;

/** People who are no dossier and no guest of a house are in their booking only; the counts keep it without them. */
@RetentionRule()
@Injectable()
export class ForgetGuests {
  readonly retention: RetentionRule = {
    job: 'appointments.forgetting',
    what: 'Personnes venues à un rendez-vous sans avoir de dossier',
    kept: 'deux ans après le rendez-vous',
    dailyAt: '03:45',
    due: async (tx) => (await this.old(tx)).length,
    take: (tx) => this.forgetOld(tx),
  };

  constructor(
    private readonly bookings: Bookings,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Somebody without a dossier asks to be forgotten: what was ahead is free again. @throws NotFound */
  async run(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
    const [booking] = await tx.rows<{ permanenceId: string }>(
      `select permanence_id as "permanenceId" from booking where id = $1 and last_name is not null`,
      [bookingId],
    );
    if (!booking) throw new NotFound('Ce rendez-vous');
    await this.bookings.lockPermanence(tx, booking.permanenceId);
    await this.bookings.release(tx, actor, bookingId);
    await this.forget(tx, [bookingId]);
    await this.audit.write(tx, actor, { action: 'booking.erased', subject: { kind: 'booking', id: bookingId } });
  }

  /** Of a dossier that is erased: its bookings keep a random id. */
  async mailsOf(tx: Tx, residentId: string): Promise<void> {
    const rows = await tx.rows<{ id: string }>('select id from booking where resident_id = $1', [residentId]);
    for (const { id } of rows) await this.outbox.forget(tx, aboutBooking(id));
  }

  private async forgetOld(tx: Tx): Promise<{ forgotten: number }> {
    const old = await this.old(tx);
    await this.forget(tx, old);
    return { forgotten: old.length };
  }

  private async old(tx: Tx): Promise<string[]> {
    const before = longAgo(this.clock.now(), { years: YEARS }).toString();
    const rows = await tx.rows<{ id: string }>(
      `select b.id from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id where b.last_name is not null and p.ends_at < $1`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  private async forget(tx: Tx, ids: string[]): Promise<void> {
    await tx.run(
      `update booking set last_name = null, first_name = null, phone = null, email = null, is_list_agreed = false, erased_at = $2 where id = any($1::uuid[])`,
      [ids, this.clock.now().toString()],
    );
    for (const id of ids) await this.outbox.forget(tx, aboutBooking(id));
  }
}
