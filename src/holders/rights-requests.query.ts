import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { RightsKind } from './rights-form.js';

export interface RightsRequestView {
  id: string;
  kind: RightsKind;
  message: string | null;
  askedAt: Date;
  /** An answer is due within a month (RGPD, article 12). */
  dueAt: Date;
  state: 'waiting' | 'granted' | 'refused' | 'withdrawn';
  answer: string | null;
  closedAt: Date | null;
}

export interface PersonsRequest extends RightsRequestView {
  residentId: string;
  firstName: string;
  lastName: string;
  isErased: boolean;
}

const columns = `q.id, q.kind, q.message, q.asked_at as "askedAt", q.asked_at + interval '1 month' as "dueAt", q.state, q.answer, q.closed_at as "closedAt"`;

/** What people have asked about their data. */
@Injectable()
export class RightsRequestsQuery {
  /** Newest first, answered ones too. */
  ofResident(tx: Tx, residentId: string): Promise<RightsRequestView[]> {
    return tx.rows<RightsRequestView>(
      `select ${columns} from rights_request q where q.resident_id = $1 and q.state <> 'withdrawn' order by q.id desc limit 20`,
      [residentId],
    );
  }

  /** Those that wait, the first due first. */
  waiting(tx: Tx): Promise<PersonsRequest[]> {
    return tx.rows<PersonsRequest>(`${ofPersons} where q.state = 'waiting' order by q.asked_at limit 200`);
  }

  /** The latest ones that were answered. */
  answered(tx: Tx): Promise<PersonsRequest[]> {
    return tx.rows<PersonsRequest>(
      `${ofPersons} where q.state in ('granted', 'refused') order by q.closed_at desc limit 100`,
    );
  }
}

const ofPersons = `select ${columns}, q.resident_id as "residentId", r.first_name as "firstName", r.last_name as "lastName", r.erased_at is not null as "isErased"
  from rights_request q join resident r on r.ccas_id = q.ccas_id and r.id = q.resident_id`;
