import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import type { CameBack, EndedPart, Foreseen, PartEnding } from '../residents/endings/ending.js';
import { type CancelledBooking, ComingBookings } from './coming-bookings.js';

/** Nobody is expected who died or moved away: the hour goes to whoever has waited longest. */
@Injectable()
export class AppointmentsEnding implements PartEnding<CancelledBooking[]> {
  constructor(private readonly coming: ComingBookings) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    return { lines: await this.coming.foreseen(tx, residentId) };
  }

  async end(tx: Tx, actor: Actor, residentId: string): Promise<EndedPart<CancelledBooking[]>> {
    const ended = await this.coming.cancel(tx, actor, residentId);
    return { ...(ended.length > 0 && { ended }), remains: [] };
  }

  takeBack(tx: Tx, actor: Actor, _residentId: string, cancelled: CancelledBooking[]): Promise<CameBack> {
    return this.coming.putBack(tx, actor, cancelled);
  }
}
