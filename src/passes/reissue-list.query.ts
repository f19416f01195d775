import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { countOf, type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';
import { type ReissueListRequest, reissueSorts } from './reissue-list-request.js';

export interface CardToReissue {
  /** Of the pass. */
  id: string;
  residentId: string;
  firstName: string;
  lastName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  validThrough: string;
}

const columns = `p.id, r.id as "residentId", r.first_name as "firstName", r.last_name as "lastName", p.number, p.valid_through as "validThrough"`;
const from = 'pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id';

/** Cards to be made again after a key was compromised. A card printed again is signed by another key, and leaves. */
@Injectable()
export class ReissueListQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx, request: ReissueListRequest): Promise<Listed<CardToReissue, ReissueListRequest>> {
    const list = await listed<CardToReissue, ReissueListRequest>(tx, this.sql(), request);
    return { ...list, rows: list.rows.map(written) };
  }

  count(tx: Tx): Promise<number> {
    return countOf(tx, this.sql());
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: ReissueListRequest): Promise<string[]> {
    return listedIds(tx, this.sql(), request);
  }

  /** These, in this order. */
  async some(tx: Tx, ids: string[]): Promise<CardToReissue[]> {
    return (await listedSome<CardToReissue>(tx, { columns, from, id: 'p.id' }, ids)).map(written);
  }

  /** The newest good card of each active pass, where every key that ever signed it is compromised: no till believes it. */
  private sql(): ListSql {
    return {
      columns,
      from: `${from} join credential c on c.ccas_id = p.ccas_id and c.pass_id = p.id`,
      where: `p.state = 'active' and p.valid_through >= $1 and c.kind = 'card' and c.revoked_at is null and c.valid_through >= $1
        and c.id in (select distrusted_credentials())
        and not exists (select from credential n where n.ccas_id = c.ccas_id and n.pass_id = c.pass_id and n.kind = 'card' and n.revoked_at is null
          and n.valid_through >= $1 and (n.issued_at, n.id) > (c.issued_at, c.id))`,
      parameters: [this.clock.today().toString()],
      id: 'p.id',
      sorts: reissueSorts,
      usual: ['nom'],
    };
  }
}

function written(row: CardToReissue): CardToReissue {
  return { ...row, number: formatPassNumber(row.number) };
}
