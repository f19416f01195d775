import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { type RightsListRequest, rightsSorts, type RightsState } from './rights-list-request.js';
import { type RightsRequestView, rightsColumns } from './rights-requests.query.js';

export interface PersonsRequest extends RightsRequestView {
  residentId: string;
  firstName: string;
  lastName: string;
  isErased: boolean;
}

const columns = `${rightsColumns}, q.resident_id, r.first_name, r.last_name, r.erased_at is not null as is_erased`;
const from = 'rights_request q join resident r on r.ccas_id = q.ccas_id and r.id = q.resident_id';

const within: Record<RightsState, string> = {
  attente: `q.state = 'waiting'`,
  repondues: `q.state in ('granted', 'refused')`,
  toutes: `q.state <> 'withdrawn'`,
};

/** What people have asked about their data, of all dossiers. */
@Injectable()
export class RightsListQuery {
  /** Those that wait, the first due first, where the address says nothing; of those answered the last first. */
  find(tx: Tx, request: RightsListRequest): Promise<Listed<PersonsRequest, RightsListRequest>> {
    return listed(tx, sqlOf(request), request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: RightsListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** These, in this order. */
  some(tx: Tx, ids: string[]): Promise<PersonsRequest[]> {
    return listedSome(tx, { columns, from, id: 'q.id' }, ids);
  }
}

function sqlOf({ state = 'attente', kind }: RightsListRequest): ListSql {
  return {
    columns,
    from,
    where: `${within[state]} and ($1::text is null or q.kind = $1)`,
    parameters: [kind ?? null],
    id: 'q.id',
    sorts: rightsSorts,
    usual: state === 'repondues' ? ['reponse', 'decroissant'] : ['echeance'],
  };
}
