import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import { formatPassNumber } from '../passes/pass-number.js';
import type { ApplicationView } from './application.query.js';

export type SentState = ApplicationView['state'];
export const sentStates: SentState[] = ['submitted', 'more_asked', 'accepted', 'refused', 'withdrawn'];

export interface ApplicationRow {
  id: string;
  state: SentState;
  reference: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  submittedAt: string;
}

interface Search {
  state?: SentState;
  after?: string;
  limit?: number;
}

/** Applications, those that have waited longest first. */
@Injectable()
export class ApplicationListQuery {
  async find(tx: Tx, { state, after, limit = 50 }: Search): Promise<PageOf<ApplicationRow>> {
    const rows = await tx.rows<Omit<ApplicationRow, 'submittedAt'> & { submittedAt: Date }>(
      `select id, state, reference, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode", submitted_at as "submittedAt"
       from pass_application
       where state <> 'draft' and ($1::text is null or state = $1)
         and ($2::uuid is null or (submitted_at, id) > (select s.submitted_at, s.id from pass_application s where s.id = $2))
       order by submitted_at, id limit $3`,
      [state ?? null, after ?? null, limit + 1],
    );
    return pageOf(
      rows.map((row) => ({
        ...row,
        reference: formatPassNumber(row.reference),
        submittedAt: row.submittedAt.toISOString(),
      })),
      limit,
    );
  }

  /** How many wait for an agent, and since when the oldest does. */
  async waiting(tx: Tx): Promise<{ count: number; oldest: Date | null }> {
    const row = await tx.one<{ count: number; oldest: Date | null }>(
      `select count(*)::int as count, min(submitted_at) as oldest from pass_application where state = 'submitted'`,
    );
    return row;
  }
}
