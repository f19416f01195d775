import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { PARIS } from '../kernel/time/paris.js';
import type { BookingState, PermanenceKind } from './permanence.entity.js';

export interface SlotView {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  capacity: number;
  taken: number;
}

export interface PermanenceRow {
  id: string;
  agreementId: string;
  insurerName: string;
  kind: PermanenceKind;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  place: string;
  isAccessible: boolean;
  accessNote: string | null;
  isCancelled: boolean;
  capacity: number;
  taken: number;
  waiting: number;
}

export interface PermanenceView extends PermanenceRow {
  slots: SlotView[];
}

export interface BookingRow {
  id: string;
  enrolmentId: string;
  state: BookingState;
  isWalkIn: boolean;
  startsAt: Temporal.Instant | null;
  firstName: string;
  lastName: string;
  phone: string | null;
  /** Their name may stand on the list of the mutuelle. */
  isListAgreed: boolean;
  /** No mail: somebody has to tell them of a freed hour, of the day that comes, or that it does not take place. */
  isToCall: boolean;
}

const columns = `p.id, p.agreement_id as "agreementId", a.insurer_name as "insurerName", p.kind, p.starts_at as "startsAt", p.ends_at as "endsAt", p.place, p.is_accessible as "isAccessible",
  p.access_note as "accessNote", p.cancelled_at is not null as "isCancelled",
  (select coalesce(sum(capacity), 0)::int from permanence_slot s where s.ccas_id = p.ccas_id and s.permanence_id = p.id) as capacity,
  (select coalesce(sum(taken), 0)::int from permanence_slot s where s.ccas_id = p.ccas_id and s.permanence_id = p.id) as taken,
  (select count(*)::int from booking b where b.ccas_id = p.ccas_id and b.permanence_id = p.id and b.state = 'waiting') as waiting`;
const source = 'permanence p join agreement a on a.ccas_id = p.ccas_id and a.id = p.agreement_id';

/** Somebody has to call: no mail, and not told since. */
const toCall = `coalesce(r.email, e.email) is null and b.told_at is null and ((b.state = 'booked' and (b.is_from_waiting or b.reminder is not distinct from 'call')) or (b.state = 'cancelled' and b.reminder is not distinct from 'call'))`;

@Injectable()
export class PermanenceQuery {
  constructor(private readonly clock: Clock) {}

  /** Those ahead, and under way; with their slots that are still to come. */
  async coming(tx: Tx): Promise<PermanenceView[]> {
    const rows = await tx.query(
      `select ${columns} from ${source} where p.cancelled_at is null and p.ends_at > $1 order by p.starts_at limit 60`,
      [this.now()],
    );
    const slots = await this.slotsOf(tx, rows);
    return rows.map((row: RawRow) => {
      const view = dated(row);
      const ahead = (slots.get(row.id) ?? []).filter(
        (slot) => Temporal.Instant.compare(slot.startsAt, this.clock.now()) > 0,
      );
      return { ...view, slots: ahead };
    });
  }

  /** All of them, the last first. */
  async find(tx: Tx): Promise<PermanenceRow[]> {
    const rows: RawRow[] = await tx.query(`select ${columns} from ${source} order by p.starts_at desc limit 200`);
    return rows.map(dated);
  }

  /** Those a representative may still need: of the last week and ahead. */
  async ofAgreement(tx: Tx, agreementId: string): Promise<PermanenceRow[]> {
    const since = this.clock.today().subtract({ days: 7 }).toZonedDateTime(PARIS).toInstant().toString();
    const rows: RawRow[] = await tx.query(
      `select ${columns} from ${source} where p.agreement_id = $1 and p.cancelled_at is null and p.starts_at > $2 order by p.starts_at`,
      [agreementId, since],
    );
    return rows.map(dated);
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<PermanenceView> {
    const [row]: RawRow[] = await tx.query(`select ${columns} from ${source} where p.id = $1`, [id]);
    if (!row) throw new NotFound('Cette permanence');
    return { ...dated(row), slots: (await this.slotsOf(tx, [row])).get(id) ?? [] };
  }

  /** In the order of the day; then who waits, in their order; cancelled ones last. */
  async bookings(tx: Tx, permanenceId: string): Promise<BookingRow[]> {
    const rows: (Omit<BookingRow, 'startsAt'> & { startsAt: Date | null })[] = await tx.query(
      `select b.id, b.enrolment_id as "enrolmentId", b.state, b.is_walk_in as "isWalkIn", s.starts_at as "startsAt",
         coalesce(r.first_name, e.first_name, '') as "firstName", coalesce(r.last_name, e.last_name, '') as "lastName", coalesce(r.phone, e.phone) as phone,
         exists (select from consent c where c.ccas_id = b.ccas_id and c.enrolment_id = b.enrolment_id and c.kind = 'appointment_list' and c.withdrawn_at is null) as "isListAgreed",
         ${toCall} as "isToCall"
       from booking b join enrolment e on e.ccas_id = b.ccas_id and e.id = b.enrolment_id
         left join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
       where b.permanence_id = $1 order by b.state = 'cancelled', b.state = 'waiting', s.starts_at nulls last, b.created_at, b.id`,
      [permanenceId],
    );
    return rows.map((row) => ({ ...row, startsAt: row.startsAt && instantOf(row.startsAt) }));
  }

  /** How many people an agent has to call about an appointment that is still ahead, or that does not take place. */
  async toCall(tx: Tx): Promise<number> {
    const [{ count }] = await tx.query(
      `select count(*)::int as count from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         join enrolment e on e.ccas_id = b.ccas_id and e.id = b.enrolment_id left join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id
       where p.ends_at > $1 and ${toCall}`,
      [this.now()],
    );
    return count;
  }

  private async slotsOf(tx: Tx, permanences: { id: string }[]): Promise<Map<string, SlotView[]>> {
    const rows: { id: string; permanenceId: string; startsAt: Date; endsAt: Date; capacity: number; taken: number }[] =
      await tx.query(
        `select id, permanence_id as "permanenceId", starts_at as "startsAt", ends_at as "endsAt", capacity, taken from permanence_slot
         where permanence_id = any($1::uuid[]) order by starts_at`,
        [permanences.map(({ id }) => id)],
      );
    const slots = new Map<string, SlotView[]>();
    for (const { permanenceId, startsAt, endsAt, ...slot } of rows)
      slots.set(permanenceId, [
        ...(slots.get(permanenceId) ?? []),
        { ...slot, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt) },
      ]);
    return slots;
  }

  private now(): string {
    return this.clock.now().toString();
  }
}

type RawRow = Omit<PermanenceRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

function dated(row: RawRow): PermanenceRow {
  return { ...row, startsAt: instantOf(row.startsAt), endsAt: instantOf(row.endsAt) };
}
