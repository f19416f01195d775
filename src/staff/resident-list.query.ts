import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import { Clock } from '../kernel/time/clock.js';

export const passFilters = ['aucun', 'actif', 'suspendu', 'expire', 'retire', 'a-imprimer'] as const;
/** What a list of residents may be narrowed to. */
export type PassFilter = (typeof passFilters)[number];

export interface ResidentFilter {
  pass?: PassFilter;
  /** INSEE code. */
  communeCode?: string;
}

export interface ListedResident {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  isRestricted: boolean;
}

const LIMIT = 50;

/** `$1` is today, `$2` the commune or null. */
const conditions: Record<PassFilter, string> = {
  aucun: 'not exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id)',
  actif: held('active'),
  suspendu: held('suspended'),
  expire: `${held('expired')} and not ${held('active')}`,
  retire: `${held('revoked')} and not ${held('active')}`,
  'a-imprimer': 'r.id in (select resident_id from printable_cards($1) where printed_at is null)',
};

function held(status: string): string {
  return `exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id and status_on(p.state, p.valid_through, $1) = '${status}')`;
}

/** SQL of the residents a filter means, of `resident r`. */
export function residentsWhere({ pass }: ResidentFilter): string {
  return `r.merged_into is null and r.erased_at is null and $1::date is not null and ($2::text is null or r.commune_code = $2)
    and ${pass ? conditions[pass] : 'true'}`;
}

/** Residents in the order of the alphabet, as filters in an address narrow them. A name is never in an address. */
@Injectable()
export class ResidentListQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx, filter: ResidentFilter, after?: string): Promise<PageOf<ListedResident>> {
    const rows = await tx.rows<ListedResident>(
      `select r.id, r.last_name as "lastName", r.first_name as "firstName", r.born_on as "bornOn", r.commune_code as "communeCode",
         r.restricted_at is not null as "isRestricted"
       from resident r where ${residentsWhere(filter)}
         and ($3::uuid is null or (r.search_text, r.id) > (select s.search_text, s.id from resident s where s.id = $3))
       order by r.search_text, r.id limit $4`,
      [...this.parameters(filter), after ?? null, LIMIT + 1],
    );
    return pageOf(rows, LIMIT);
  }

  async count(tx: Tx, filter: ResidentFilter): Promise<number> {
    const { count } = await tx.one<{ count: number }>(
      `select count(*)::int as count from resident r where ${residentsWhere(filter)}`,
      this.parameters(filter),
    );
    return count;
  }

  private parameters({ communeCode }: ResidentFilter): unknown[] {
    return [this.clock.today().toString(), communeCode ?? null];
  }
}
