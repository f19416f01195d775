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

/** Of `rights_request q`. */
export const rightsColumns = `q.id, q.kind, q.message, q.asked_at as "askedAt", q.asked_at + interval '1 month' as "dueAt", q.state, q.answer, q.closed_at as "closedAt"`;

/** What somebody has asked about their data. */
@Injectable()
export class RightsRequestsQuery {
  /** Newest first, answered ones too. */
  ofResident(tx: Tx, residentId: string): Promise<RightsRequestView[]> {
    return tx.rows<RightsRequestView>(
      `select ${rightsColumns} from rights_request q where q.resident_id = $1 and q.state <> 'withdrawn' order by q.id desc`,
      [residentId],
    );
  }
}
