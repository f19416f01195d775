import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';

export interface CardToReissue {
  passId: string;
  residentId: string;
  firstName: string;
  lastName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  validThrough: string;
}

const LIMIT = 200;

/** The newest good card of each active pass, where every key that ever signed it is compromised: no till believes it. */
const cards = `pass p
  join lateral (select c.id from credential c where c.ccas_id = p.ccas_id and c.pass_id = p.id and c.kind = 'card' and c.revoked_at is null
    and c.valid_through >= $1 order by c.issued_at desc, c.id desc limit 1) card on true
  where status_on(p.state, p.valid_through, $1) = 'active' and is_distrusted(card.id)`;

/** Cards to be made again after a key was compromised. A card printed again is signed by another key, and leaves. */
@Injectable()
export class ReissueListQuery {
  constructor(private readonly clock: Clock) {}

  async count(tx: Tx): Promise<number> {
    const { count } = await tx.one<{ count: number }>(`select count(*)::int as count from ${cards}`, [
      this.clock.today().toString(),
    ]);
    return count;
  }

  /** The first 200, by name. */
  async first(tx: Tx): Promise<CardToReissue[]> {
    const rows = await tx.rows<CardToReissue>(
      `with card as (select p.id, p.resident_id, p.number, p.valid_through from ${cards})
       select card.id as "passId", r.id as "residentId", r.first_name as "firstName", r.last_name as "lastName", card.number, card.valid_through as "validThrough"
       from card join resident r on r.id = card.resident_id order by r.search_text, card.id limit ${LIMIT}`,
      [this.clock.today().toString()],
    );
    return rows.map((row) => ({ ...row, number: formatPassNumber(row.number) }));
  }
}
