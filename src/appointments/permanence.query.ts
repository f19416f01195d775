import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { PARIS } from '../kernel/time/paris.js';
import { Houses } from './houses.js';
import type { PermanenceKind } from './permanence.entity.js';

export interface SlotView {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  capacity: number;
  taken: number;
}

export interface PermanenceRow {
  id: string;
  hostId: string | null;
  /** Who receives; empty where the house itself does. */
  hostName: string;
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

type RawRow = Omit<PermanenceRow, 'hostName' | 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

const columns = `p.id, p.host_id as "hostId", p.kind, p.starts_at as "startsAt", p.ends_at as "endsAt", p.place, p.is_accessible as "isAccessible",
  p.access_note as "accessNote", p.cancelled_at is not null as "isCancelled",
  (select coalesce(sum(capacity), 0)::int from permanence_slot s where s.ccas_id = p.ccas_id and s.permanence_id = p.id) as capacity,
  (select coalesce(sum(taken), 0)::int from permanence_slot s where s.ccas_id = p.ccas_id and s.permanence_id = p.id) as taken,
  (select count(*)::int from booking b where b.ccas_id = p.ccas_id and b.permanence_id = p.id and b.state = 'waiting') as waiting`;

/** The half-days and meetings of one house. */
@Injectable()
export class PermanenceQuery {
  constructor(
    private readonly houses: Houses,
    private readonly clock: Clock,
  ) {}

  /** Those ahead, and under way; with their slots that are still to come. */
  async coming(tx: Tx, house: string): Promise<PermanenceView[]> {
    const now = this.clock.now();
    const rows = await this.named(
      tx,
      house,
      await tx.rows<RawRow>(
        `select ${columns} from permanence p where p.house = $1 and p.cancelled_at is null and p.ends_at > $2 order by p.starts_at`,
        [house, now.toString()],
      ),
    );
    const slots = await slotsOf(tx, rows);
    return rows.map((row) => {
      const ahead = (slots.get(row.id) ?? []).filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now) > 0);
      return { ...row, slots: ahead };
    });
  }

  /** Those that begin between two ISO instants, and take place. */
  async between(tx: Tx, house: string, from: string, to: string): Promise<PermanenceRow[]> {
    const rows = await tx.rows<RawRow>(
      `select ${columns} from permanence p where p.house = $1 and p.cancelled_at is null and p.starts_at >= $2 and p.starts_at < $3 order by p.starts_at`,
      [house, from, to],
    );
    return this.named(tx, house, rows);
  }

  /** All of them, the last first. */
  async find(tx: Tx, house: string): Promise<PermanenceRow[]> {
    const rows = await tx.rows<RawRow>(
      `select ${columns} from permanence p where p.house = $1 order by p.starts_at desc`,
      [house],
    );
    return this.named(tx, house, rows);
  }

  /** Those that one of its hosts may still need: of the last week and ahead. */
  async ofHost(tx: Tx, house: string, hostId: string): Promise<PermanenceRow[]> {
    const since = this.clock.today().subtract({ days: 7 }).toZonedDateTime(PARIS).toInstant().toString();
    const rows = await tx.rows<RawRow>(
      `select ${columns} from permanence p where p.house = $1 and p.host_id = $2 and p.cancelled_at is null and p.starts_at > $3 order by p.starts_at`,
      [house, hostId, since],
    );
    return this.named(tx, house, rows);
  }

  /** @throws NotFound */
  async get(tx: Tx, house: string, id: string): Promise<PermanenceView> {
    const rows = await tx.rows<RawRow>(`select ${columns} from permanence p where p.house = $1 and p.id = $2`, [
      house,
      id,
    ]);
    const [row] = await this.named(tx, house, rows);
    if (!row) throw new NotFound('Cette permanence');
    return { ...row, slots: (await slotsOf(tx, [row])).get(id) ?? [] };
  }

  private async named(tx: Tx, house: string, rows: RawRow[]): Promise<PermanenceRow[]> {
    const nameOf = await this.houses.hostNames(tx, house, rows);
    return rows.map((row) => ({
      ...row,
      hostName: nameOf(row.hostId),
      startsAt: instantOf(row.startsAt),
      endsAt: instantOf(row.endsAt),
    }));
  }
}

interface SlotRow {
  id: string;
  permanenceId: string;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  taken: number;
}

async function slotsOf(tx: Tx, permanences: { id: string }[]): Promise<Map<string, SlotView[]>> {
  const rows = await tx.rows<SlotRow>(
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
