import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { fromQrText } from './pass-code/layout.js';
import { formatPassNumber, parsePassNumber } from './pass-number.js';
import type { PassView } from './pass.query.js';

export interface Holding {
  residentId: string;
  /** `K7QM-4T2X-W` */
  number: string;
  status: PassView['status'];
}

/** Who holds which pass, for lists of people. */
@Injectable()
export class HoldersQuery {
  constructor(private readonly clock: Clock) {}

  /** The latest pass of each of these residents, by resident. */
  async of(tx: Tx, residentIds: string[]): Promise<Map<string, Holding>> {
    const rows = await tx.rows<Holding>(
      `select distinct on (resident_id) resident_id as "residentId", number, status_on(state, valid_through, $2) as status
       from pass where resident_id = any($1::uuid[]) order by resident_id, state = 'revoked', status_on(state, valid_through, $2) <> 'active', valid_through desc`,
      [residentIds, this.clock.today().toString()],
    );
    return new Map(rows.map((row) => [row.residentId, { ...row, number: formatPassNumber(row.number) }]));
  }

  /** The resident whose pass bears this number, as typed or read aloud. */
  async byNumber(tx: Tx, typed: string): Promise<string | undefined> {
    const number = parsePassNumber(typed);
    if (!number) return undefined;
    const [row] = await tx.rows<{ residentId: string }>('select resident_id from pass where number = $1', [number]);
    return row?.residentId;
  }

  /** The resident whose card or phone showed this: `HTTPS://…/V#…`, or its digits alone. That it is genuine is not asked. */
  async byCode(tx: Tx, text: string): Promise<string | undefined> {
    const read = text.trim();
    const fields = fromQrText(/^\d{100,}$/.test(read) ? `https://pass/v#${read}` : read)?.fields;
    if (!fields) return undefined;
    const [row] = await tx.rows<{ residentId: string }>(
      `select p.resident_id from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id where c.jti = $1`,
      [fields.jti],
    );
    return row?.residentId;
  }

  /** Of these residents, who has died or moved away, as the last of their passes says; nobody whose pass is not revoked. */
  async ended(tx: Tx, residentIds: readonly string[]): Promise<Map<string, 'deceased' | 'moved'>> {
    const rows = await tx.rows<{ residentId: string; reason: 'deceased' | 'moved' }>(
      `select resident_id, reason from (
         select distinct on (resident_id) resident_id, state, revocation_reason as reason from pass
         where resident_id = any($1::uuid[]) order by resident_id, state = 'revoked', state_changed_at desc
       ) last where state = 'revoked' and reason in ('deceased', 'moved')`,
      [residentIds],
    );
    return new Map(rows.map(({ residentId, reason }) => [residentId, reason]));
  }
}
