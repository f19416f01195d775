import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { PageOf } from '../kernel/http/page-of.js';
import type { ListRequest } from '../kernel/listing/list-request.js';
import { type Listed, listed, listedFrom, type ListSql, type SortColumns } from '../kernel/listing/listed.js';
import { MOST_BREAKS } from './most-breaks.js';

export interface JournalEntry {
  /** Lane and place in it: `3-1042`. */
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  details: Record<string, unknown>;
}

export interface JournalSearch {
  /** Account, token, till… that acted. */
  actorId?: string;
  actorKinds?: string[];
  subjectIds?: string[];
  /** A code. */
  action?: string;
  /** ISO instants; the second excluded. */
  from?: string;
  until?: string;
}

/** By time alone: there are millions of rows. */
export const journalSorts = { quand: 'at' } as const satisfies SortColumns;

const columns = `lane || '-' || seq as id, at, actor_kind as "actorKind", actor_id as "actorId", action,
  subject_kind as "subjectKind", subject_id as "subjectId", case when action like 'redemption.%' then details - 'passId' else details end as details`;

/** The journal, last entries first unless it is asked otherwise. Older entries of uses name the pass: read together they would be the list of someone's shops. */
@Injectable()
export class JournalQuery {
  /** The page that an address asks for. Counted up to ten thousand: what is older has other days. */
  page<Request extends ListRequest>(
    tx: Tx,
    search: JournalSearch,
    request: Request,
  ): Promise<Listed<JournalEntry, Request>> {
    return listed<JournalEntry, Request>(tx, sqlOf(search), request);
  }

  /** The first of all pages that an address asks for, in their order; and whether there are more. */
  exported(
    tx: Tx,
    search: JournalSearch,
    request: ListRequest,
    most: number,
  ): Promise<{ rows: JournalEntry[]; isMore: boolean }> {
    return listedFrom<JournalEntry>(tx, sqlOf(search), request, most);
  }

  /** For a program. @param after id of the last entry seen */
  async find(tx: Tx, search: JournalSearch, limit: number, after?: string): Promise<PageOf<JournalEntry>> {
    const parameters: unknown[] = [];
    const given = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = [
      ...conditionsOf(search, parameters),
      after && `(at, lane, seq) < ${placeOf(after, given)}`,
    ].filter(Boolean);
    const rows = await tx.rows<JournalEntry>(
      `select ${columns} from audit_entry ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
       order by at desc, lane desc, seq desc limit ${given(limit + 1)}`,
      parameters,
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items[items.length - 1]!.id : null };
  }

  /** Recomputes every hash of every lane. @returns how many entries there are, and where the chain does not hold */
  async verify(tx: Tx): Promise<{ entries: number; breaks: { lane: number; seq: number }[] }> {
    // A year of a large CCAS takes longer than a request may (decision 0044).
    await tx.run(`set local statement_timeout = '5min'`);
    const { entries } = await tx.one<{ entries: number }>('select count(*)::int as entries from audit_entry');
    return {
      entries,
      breaks: await tx.rows('select lane, seq from audit_breaks() order by lane, seq limit $1', [MOST_BREAKS]),
    };
  }

  /** What the nightly verification found last. */
  async lastVerification(tx: Tx): Promise<{ at: Date; breaks: number } | undefined> {
    const [run] = await tx.rows<{ at: Date; breaks: number }>(
      `select done_at as at, (counts->>'breaks')::int as breaks from job_run
       where name = 'journal.verification' and done_at is not null order by due_at desc limit 1`,
    );
    return run;
  }
}

function sqlOf(search: JournalSearch): ListSql {
  const parameters: unknown[] = [];
  return {
    columns,
    from: 'audit_entry',
    where: conditionsOf(search, parameters).join(' and ') || 'true',
    parameters,
    id: '(lane, seq)',
    sorts: journalSorts,
    usual: ['quand', 'decroissant'],
    countedTo: 10_000,
  };
}

function conditionsOf(search: JournalSearch, parameters: unknown[]): string[] {
  const given = (value: unknown) => `$${parameters.push(value)}`;
  return [
    search.from && `at >= ${given(search.from)}`,
    search.until && `at < ${given(search.until)}`,
    search.actorId && `actor_id = ${given(search.actorId)}`,
    search.actorKinds && `actor_kind = any(${given(search.actorKinds)})`,
    search.subjectIds && `subject_id = any(${given(search.subjectIds)}::uuid[])`,
    search.action && `action = ${given(search.action)}`,
  ].filter((condition) => typeof condition === 'string' && condition !== '') as string[];
}

function placeOf(id: string, given: (value: unknown) => string): string {
  const [lane, seq] = id.split('-');
  const [l, s] = [given(lane), given(seq)];
  return `(select e.at, e.lane, e.seq from audit_entry e where e.lane = ${l}::smallint and e.seq = ${s}::bigint)`;
}
