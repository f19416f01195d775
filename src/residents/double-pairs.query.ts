import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type Likeness, likeness } from './likeness.js';

interface PairMember {
  id: string;
  lastName: string;
  firstName: string;
  communeCode: string;
  phone: string | null;
  email: string | null;
}

export interface DoublePair {
  one: PairMember;
  other: PairMember;
  bornOn: string;
  why: Likeness[];
}

interface PageOfPairs {
  pairs: DoublePair[];
  /** `<id>_<id>` of the last pair seen; null on the last page. */
  next: string | null;
}

/** Pairs read at once; most of them only share a birthday. */
const READ = 1000;

const member = (alias: 'a' | 'b') =>
  `jsonb_build_object('id', ${alias}.id, 'lastName', ${alias}.last_name, 'firstName', ${alias}.first_name,
     'communeCode', ${alias}.commune_code, 'phone', ${alias}.phone, 'email', ${alias}.email)`;

/** Pairs of residents likely the same, without those an agent said are two people. */
@Injectable()
export class DoublePairsQuery {
  async find(tx: Tx, { after, limit = 20 }: { after?: [string, string]; limit?: number } = {}): Promise<PageOfPairs> {
    const pairs: DoublePair[] = [];
    let cursor = after;
    for (;;) {
      const born = await this.bornTogether(tx, cursor);
      for (const pair of born) {
        const why = likeness({ ...pair.one, bornOn: pair.bornOn }, { ...pair.other, bornOn: pair.bornOn });
        if (why.length === 0) continue;
        if (pairs.length === limit) {
          const { one, other } = pairs.at(-1)!;
          return { pairs, next: `${one.id}_${other.id}` };
        }
        pairs.push({ ...pair, why });
      }
      if (born.length < READ) return { pairs, next: null };
      const last = born.at(-1)!;
      cursor = [last.one.id, last.other.id];
    }
  }

  /** Everybody with somebody born the same day, pair by pair. */
  private bornTogether(tx: Tx, after?: [string, string]): Promise<Omit<DoublePair, 'why'>[]> {
    const [one = null, other = null] = after ?? [];
    return tx.rows<Omit<DoublePair, 'why'>>(
      `select ${member('a')} as one, ${member('b')} as other, a.born_on as "bornOn"
       from resident a join resident b on b.ccas_id = a.ccas_id and b.born_on = a.born_on and b.id > a.id
       where a.merged_into is null and b.merged_into is null and a.erased_at is null and b.erased_at is null
         and ($1::uuid is null or (a.id, b.id) > ($1::uuid, $2::uuid))
         and not exists (select from not_double n where n.ccas_id = a.ccas_id and n.one_id = a.id and n.other_id = b.id)
       order by a.id, b.id limit ${READ}`,
      [one, other],
    );
  }
}
