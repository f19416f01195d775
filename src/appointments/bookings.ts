import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { BookingMails } from './booking-mails.js';
import { Houses } from './houses.js';
import { BookingEntity, PermanenceEntity } from './permanence.entity.js';

/** One booking of a house; of that half-day, where the address names it. Any other is not found. */
export interface OneBooking {
  house: string;
  id: string;
  permanenceId?: string;
}

/** Slots taken and given back. The conditional update is the guard, `slot_holds` the wall. */
@Injectable()
export class Bookings {
  constructor(
    private readonly houses: Houses,
    private readonly mails: BookingMails,
    private readonly clock: Clock,
  ) {}

  /** @returns whether a place was left, and is now taken */
  async take(tx: Tx, slotId: string): Promise<boolean> {
    const touched = await tx.run(
      'update permanence_slot set taken = taken + 1 where id = $1 and taken < capacity and starts_at > $2',
      [slotId, this.clock.now().toString()],
    );
    return touched > 0;
  }

  /**
   * Until the transaction ends nobody gives a place back here, nor joins the list of those who wait.
   * @param house whose it must be
   */
  lockPermanence(tx: Tx, id: string, house?: string): Promise<PermanenceEntity | null> {
    return tx.findOne(PermanenceEntity, {
      where: { id, ...(house && { house }) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /**
   * Cancels one that is booked or waiting, its permanence locked before. The place goes to whoever has waited longest.
   * @returns false when there was nothing to cancel
   */
  async release(tx: Tx, actor: Actor, bookingId: string): Promise<boolean> {
    const booking = await tx.findOne(BookingEntity, {
      where: { id: bookingId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!booking || (booking.state !== 'booked' && booking.state !== 'waiting')) return false;
    await tx.update(BookingEntity, { id: bookingId }, { state: 'cancelled' });
    if (!booking.slotId) return true;
    await tx.run('update permanence_slot set taken = taken - 1 where id = $1', [booking.slotId]);
    await this.promote(tx, actor, booking.permanenceId, booking.slotId);
    return true;
  }

  /**
   * What somebody had ahead of them is free again: their path is over, or they are erased.
   * @param personId somebody a house knows, or a dossier
   */
  async cancelComing(tx: Tx, actor: Actor, personId: string): Promise<void> {
    const coming = await tx.rows<{ id: string; permanenceId: string }>(
      `select b.id, b.permanence_id as "permanenceId" from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
       where (b.guest_id = $1 or b.resident_id = $1) and b.state in ('booked', 'waiting') and p.ends_at > $2 order by b.permanence_id`,
      [personId, this.clock.now().toString()],
    );
    for (const { id, permanenceId } of coming) {
      await this.lockPermanence(tx, permanenceId);
      await this.release(tx, actor, id);
    }
  }

  /** A house finds that two it knows are one. */
  async moveGuest(tx: Tx, fromId: string, toId: string): Promise<void> {
    await tx.update(BookingEntity, { guestId: fromId }, { guestId: toId });
  }

  private async promote(tx: Tx, actor: Actor, permanenceId: string, slotId: string): Promise<void> {
    const permanence = await tx.findOneByOrFail(PermanenceEntity, { id: permanenceId });
    if (permanence.cancelledAt) return;
    const [next] = await tx.rows<{ id: string; guestId: string | null }>(
      `select id, guest_id as "guestId" from booking where permanence_id = $1 and state = 'waiting' order by created_at, id limit 1 for update`,
      [permanenceId],
    );
    if (!next || !(await this.take(tx, slotId))) return;
    await tx.update(BookingEntity, { id: next.id }, { slotId, state: 'booked', isFromWaiting: true });
    if (next.guestId) await this.houses.of(permanence.house).placed?.(tx, actor, permanence.kind, next.guestId);
    if (await this.mails.send(tx, next.id, 'freed'))
      await tx.update(BookingEntity, { id: next.id }, { toldAt: this.clock.now() });
  }
}

export async function hasFreeSlot(tx: Tx, permanenceId: string, now: string): Promise<boolean> {
  const free = await tx.run(
    'select 1 from permanence_slot where permanence_id = $1 and taken < capacity and starts_at > $2 limit 1',
    [permanenceId, now],
  );
  return free > 0;
}
