import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { countOf, type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { Clock } from '../kernel/time/clock.js';
import { type EndingFilter, type EndingListRequest, endingSorts, usualEndings } from './ending-list-request.js';
import { formatPassNumber } from './pass-number.js';

export interface EndingPass {
  id: string;
  residentId: string;
  firstName: string;
  lastName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  validThrough: string;
  /** How they were told last. */
  reminder: { carrier: 'mail' | 'letter'; madeAt: Date; isPrinted: boolean } | null;
}

type Named = Omit<EndingPass, 'reminder'>;

/** Between $1 and $2, nobody who holds another one that goes on for longer, and nobody whose dossier is restricted. */
const isEnding = `p.state = 'active' and p.valid_through between $1 and $2
  and not exists (select from pass other where other.ccas_id = p.ccas_id and other.resident_id = p.resident_id and other.id <> p.id
    and other.state <> 'revoked' and other.valid_through > p.valid_through)
  and not exists (select from resident limited where limited.ccas_id = p.ccas_id and limited.id = p.resident_id and limited.restricted_at is not null)`;
const OVER_DAYS = 90;
const named = `p.id, p.resident_id as "residentId", r.first_name as "firstName", r.last_name as "lastName", p.number, p.valid_through as "validThrough"`;
const holder = 'join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id';

/** Active passes that end soon or have ended, unless said otherwise those first that end first; not of people who hold another one. */
@Injectable()
export class EndingPassesQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx, request: EndingListRequest): Promise<Listed<EndingPass, EndingListRequest>> {
    const list = await listed<{ id: string }, EndingListRequest>(tx, this.sqlOf(request.days), request);
    return {
      ...list,
      rows: await this.some(
        tx,
        list.rows.map(({ id }) => id),
      ),
    };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: EndingListRequest): Promise<string[]> {
    return listedIds(tx, this.sqlOf(request.days), request);
  }

  count(tx: Tx, filter: EndingFilter): Promise<number> {
    return countOf(tx, this.sqlOf(filter));
  }

  /** These, in this order, and how each holder was told. */
  async some(tx: Tx, ids: string[]): Promise<EndingPass[]> {
    return this.withReminders(
      tx,
      await listedSome<Named>(tx, { columns: named, from: `pass p ${holder}`, id: 'p.id' }, ids),
    );
  }

  /** Whose these are, for what is said of them after they were renewed. */
  async named(tx: Tx, ids: string[]): Promise<Map<string, EndingPass>> {
    return new Map((await this.some(tx, ids)).map((pass) => [pass.id, pass]));
  }

  private sqlOf(filter: EndingFilter = usualEndings): ListSql {
    return {
      columns: 'p.id',
      from: 'pass p',
      where: isEnding,
      parameters: this.days(filter),
      id: 'p.id',
      sorts: endingSorts,
      usual: ['fin'],
    };
  }

  private days(filter: EndingFilter): [from: string, to: string] {
    const today = this.clock.today();
    return filter === 'over'
      ? [today.subtract({ days: OVER_DAYS }).toString(), today.subtract({ days: 1 }).toString()]
      : [today.toString(), today.add({ days: Number(filter) }).toString()];
  }

  private async withReminders(tx: Tx, rows: Named[]): Promise<EndingPass[]> {
    const reminders = await tx.rows<{ passId: string } & NonNullable<EndingPass['reminder']>>(
      `select distinct on (m.pass_id) m.pass_id as "passId", m.carrier, m.made_at as "madeAt", m.printing_id is not null as "isPrinted"
       from pass_reminder m join pass p on p.ccas_id = m.ccas_id and p.id = m.pass_id and p.valid_through = m.valid_through
       where m.pass_id = any($1::uuid[]) order by m.pass_id, m.days`,
      [rows.map((row) => row.id)],
    );
    const last = new Map(reminders.map(({ passId, ...reminder }) => [passId, reminder]));
    return rows.map((row) => ({ ...row, number: formatPassNumber(row.number), reminder: last.get(row.id) ?? null }));
  }
}
