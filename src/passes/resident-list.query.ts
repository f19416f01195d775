import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { onlyKnown, type OtherOptions } from '../kernel/listing/filter-by.js';
import { countOf, type Listed, listed, listedIds, type ListSql } from '../kernel/listing/listed.js';
import { ofName } from '../kernel/text/of-name.js';
import { Clock } from '../kernel/time/clock.js';
import {
  ageBands,
  type FileFilter,
  type PassFilter,
  type ResidentListRequest,
  residentSorts,
} from './resident-list-request.js';
import type { EndingKind } from '../residents/endings/ending.js';

/** What it is narrowed to, whatever its order. */
type ResidentFilter = Omit<ResidentListRequest, 'sort' | 'direction' | 'page'>;

export interface ListedResident {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  registeredAt: Date;
  isRestricted: boolean;
  endedAs?: EndingKind | null;
}

const withFile: Record<FileFilter, string> = {
  adresse: 'r.address is null',
  telephone: 'r.phone is null',
  courriel: 'r.email is null',
  contact: 'r.phone is null and r.email is null',
  justificatif: 'r.residence_proof_kind is null',
  limite: 'r.restricted_at is not null',
};

/**
 * What `status_on` says of a pass today (`$1`), in columns whose values the planner knows: of a function of them it takes
 * one in two hundred, and looks 15 000 people up one by one.
 */
const statuses = {
  active: `p.state = 'active' and p.valid_through >= $1`,
  suspended: `p.state = 'suspended' and p.valid_through >= $1`,
  expired: `p.state <> 'revoked' and p.valid_through < $1`,
  revoked: `p.state = 'revoked'`,
};

/** SQL on `resident r`, on the day `$1`. */
const withPass: Record<PassFilter, string> = {
  aucun: 'r.ended_as is null and not exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id)',
  actif: held('active'),
  suspendu: held('suspended'),
  expire: `${held('expired')} and not ${held('active')}`,
  retire: `${held('revoked')} and not ${held('active')}`,
  'a-imprimer': 'r.id in (select resident_id from unprinted_cards($1))',
};

function held(status: keyof typeof statuses): string {
  return `exists (select from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id and ${statuses[status]})`;
}

/** Residents as an address narrows and orders them; in the order of the alphabet where it says nothing. A name is never in an address. */
@Injectable()
export class ResidentListQuery {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly clock: Clock,
  ) {}

  find(
    tx: Tx,
    request: ResidentListRequest,
    options?: OtherOptions,
  ): Promise<Listed<ListedResident, ResidentListRequest>> {
    return listed(tx, this.sql(request), request, options);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: ResidentListRequest): Promise<string[]> {
    return listedIds(tx, this.sql(request), request);
  }

  count(tx: Tx, filter: ResidentFilter): Promise<number> {
    return countOf(tx, this.sql(filter));
  }

  /** The communes of the CCAS where it has several, its districts, and what is asked of those. */
  async known(tx: Tx, asked: ResidentListRequest): Promise<{ request: ResidentListRequest; options: OtherOptions }> {
    const communes = communeOptions(await this.rules.own(tx));
    const districts = await tx.rows<{ id: string; name: string }>('select id, name from district order by name, id');
    const options: OtherOptions = {
      communeCode: communes.length > 1 ? communes.map(([code, name]) => [code, name, ofName(name)]) : [],
      districtId: districts.map(({ id, name }) => [id, name, `quartier ${name}`]),
    };
    return { request: onlyKnown(asked, options), options };
  }

  private sql({ pass, age, lacks, communeCode, districtId }: ResidentFilter): ListSql {
    const today = this.clock.today();
    const years = age && ageBands[age];
    return {
      columns: `r.id, r.last_name as "lastName", r.first_name as "firstName", r.born_on as "bornOn", r.commune_code as "communeCode",
        r.registered_at as "registeredAt", r.restricted_at is not null as "isRestricted", r.ended_as as "endedAs"`,
      from: 'resident r',
      where: `r.merged_into is null and r.erased_at is null and $1::date is not null and ($2::text is null or r.commune_code = $2)
        and ($3::date is null or r.born_on <= $3) and ($4::date is null or r.born_on > $4)
        and ($5::uuid is null or exists (select from resident_place l where l.ccas_id = r.ccas_id and l.resident_id = r.id and l.district_id = $5
          and l.place_key = place_key(r.address, r.postcode)))
        and ${pass ? withPass[pass] : 'true'} and ${lacks ? withFile[lacks] : 'true'}`,
      parameters: [
        today.toString(),
        communeCode ?? null,
        years ? today.subtract({ years: years[0] }).toString() : null,
        years ? today.subtract({ years: years[1] + 1 }).toString() : null,
        districtId ?? null,
      ],
      id: 'r.id',
      sorts: residentSorts,
      usual: ['nom'],
    };
  }
}
