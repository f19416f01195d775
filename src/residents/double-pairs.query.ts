import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type Listed, listed, listedIds, type ListSql } from '../kernel/listing/listed.js';
import { type DoubleListRequest, doubleSorts, type SharedBy } from './double-list-request.js';
import { type Likeness, likeness, SIMILAR } from './likeness.js';

interface PairMember {
  id: string;
  lastName: string;
  firstName: string;
  communeCode: string;
  phone: string | null;
  email: string | null;
}

export interface DoublePair {
  /** `<id>_<id>` */
  id: string;
  one: PairMember;
  other: PairMember;
  bornOn: string;
  why: Likeness[];
}

const member = (alias: 'a' | 'b') =>
  `jsonb_build_object('id', ${alias}.id, 'lastName', ${alias}.last_name, 'firstName', ${alias}.first_name,
     'communeCode', ${alias}.commune_code, 'phone', ${alias}.phone, 'email', ${alias}.email)`;

const columns = `a.id || '_' || b.id as id, ${member('a')} as one, ${member('b')} as other, a.born_on as "bornOn"`;
const from = 'resident a join resident b on b.ccas_id = a.ccas_id and b.born_on = a.born_on and b.id > a.id';

const sharing = {
  identite: 'a.identity_key = b.identity_key',
  telephone: 'a.phone = b.phone',
  courriel: 'lower(a.email) = lower(b.email)',
};
/** As `likeness` says it of two of one birthday; a search text is of both names, and has the trigrams of both. */
const alike = `(${Object.values(sharing).join(' or ')} or similarity(a.search_text, b.search_text) >= ${SIMILAR})`;

const narrowed: Record<SharedBy, string> = {
  ...sharing,
  nom: Object.values(sharing)
    .map((each) => `(${each}) is not true`)
    .join(' and '),
};

/** Pairs of residents likely the same, without those an agent said are two people. */
@Injectable()
export class DoublePairsQuery {
  /** The likeliest first where the address says nothing. */
  async find(tx: Tx, request: DoubleListRequest): Promise<Listed<DoublePair, DoubleListRequest>> {
    const list = await listed<Omit<DoublePair, 'why'>, DoubleListRequest>(tx, sqlOf(request), request);
    return { ...list, rows: list.rows.map(compared) };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: DoubleListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** These, in this order. */
  async some(tx: Tx, ids: string[]): Promise<DoublePair[]> {
    const pairs = ids.map((id) => id.split('_'));
    const rows = await tx.rows<Omit<DoublePair, 'why'>>(
      `select ${columns} from ${from}
       join unnest($1::uuid[], $2::uuid[]) with ordinality asked (one, other, place) on asked.one = a.id and asked.other = b.id
       order by asked.place`,
      [pairs.map(([one]) => one), pairs.map(([, other]) => other)],
    );
    return rows.map(compared);
  }
}

function sqlOf({ shared }: DoubleListRequest): ListSql {
  return {
    columns,
    from,
    where: `a.merged_into is null and b.merged_into is null and a.erased_at is null and b.erased_at is null and ${alike}
      and not exists (select from not_double n where n.ccas_id = a.ccas_id and n.one_id = a.id and n.other_id = b.id)
      and ${shared ? narrowed[shared] : 'true'}`,
    parameters: [],
    id: `a.id || '_' || b.id`,
    sorts: doubleSorts,
    usual: ['ressemblance', 'decroissant'],
  };
}

function compared(pair: Omit<DoublePair, 'why'>): DoublePair {
  const { one, other, bornOn } = pair;
  return { ...pair, why: likeness({ ...one, bornOn }, { ...other, bornOn }) };
}
