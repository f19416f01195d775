import { Injectable } from '@nestjs/common';
import { Contributions } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type Listed, listed, listedIds, type ListSql } from '../kernel/listing/listed.js';
import { MailPeople } from '../kernel/mail/mail-people.js';
import { type MailFilter, type MailListRequest, mailSorts } from './mail-list-request.js';

export interface MailLine {
  id: string;
  /** Absent once it is six months old. */
  recipient: string | null;
  subject: string;
  state: 'queued' | 'sending' | 'sent' | 'kept' | 'dead' | 'cancelled';
  attempts: number;
  failureCode: string | null;
  createdAt: Date;
  sentAt: Date | null;
  nextAttemptAt: Date | null;
}

export interface MailView extends MailLine {
  /** Absent once it is six months old, and when the mail carries a secret. */
  text: string | null;
  isPrivate: boolean;
  failureAnswer: string | null;
  /** Whose dossier it leads to, as the slice that wrote it says. */
  residentId: string | null;
}

const columns = `m.id, m.recipient, m.subject, m.state, m.attempts, m.failure_code as "failureCode", m.created_at as "createdAt",
  m.sent_at as "sentAt", m.next_attempt_at as "nextAttemptAt"`;
const states: Record<MailFilter, string[]> = {
  dead: ['dead'],
  waiting: ['queued', 'sending'],
  kept: ['kept'],
  sent: ['sent'],
  cancelled: ['cancelled'],
};

/** The mails of a CCAS, for its agents. */
@Injectable()
export class MailLogQuery {
  constructor(private readonly contributions: Contributions) {}

  find(tx: Tx, request: MailListRequest): Promise<Listed<MailLine, MailListRequest>> {
    return listed(tx, sqlOf(request), request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: MailListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<MailView> {
    const [row] = await tx.rows<Omit<MailView, 'residentId'> & { aboutKind: string; aboutId: string }>(
      `select ${columns}, case when not m.is_private then m.text_body end as text, m.is_private as "isPrivate", m.failure_answer as "failureAnswer", m.about_kind as "aboutKind", m.about_id as "aboutId"
       from mail m where m.id = $1`,
      [id],
    );
    if (!row) throw new NotFound('Ce courriel');
    const { aboutKind, aboutId, ...mail } = row;
    return { ...mail, residentId: await this.personOf(tx, aboutKind, aboutId) };
  }

  private async personOf(tx: Tx, kind: string, id: string): Promise<string | null> {
    const sql = this.contributions.of(MailPeople).find(({ mailPeople }) => Object.hasOwn(mailPeople, kind))?.mailPeople[
      kind
    ];
    const [person] = sql ? await tx.rows<{ id: string }>(sql, [id]) : [];
    return person?.id ?? null;
  }
}

function sqlOf({ state }: MailListRequest): ListSql {
  return {
    columns,
    from: 'mail m',
    where: '($1::text[] is null or m.state = any($1))',
    parameters: [state ? states[state] : null],
    id: 'm.id',
    sorts: mailSorts,
    usual: ['etat'],
  };
}
