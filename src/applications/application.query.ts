import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { formatPassNumber } from '../passes/pass-number.js';
import type { ResidenceProofKind } from '../residents/resident.entity.js';
import type { AnswerBy, ApplicationState, RefusalReason, Showing } from './pass-application.entity.js';

export interface ApplicationView {
  id: string;
  state: Exclude<ApplicationState, 'draft'>;
  /** `K7QM-4T2X-W` */
  reference: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  proxyName: string | null;
  proxyPhone: string | null;
  address: string;
  postcode: string;
  communeCode: string;
  phone: string | null;
  email: string | null;
  answerBy: AnswerBy;
  proofKind: ResidenceProofKind;
  showing: Showing;
  disabilityCard: boolean;
  submittedAt: string;
  missing: string | null;
  askedAt: string | null;
  answeredAt: string | null;
  decidedAt: string | null;
  refusalReason: RefusalReason | null;
  refusalNote: string | null;
  residentId: string | null;
  /** Other applications not decided yet that name the same person. */
  twins: { id: string; reference: string }[];
}

interface Row extends Omit<ApplicationView, 'submittedAt' | 'askedAt' | 'answeredAt' | 'decidedAt'> {
  submittedAt: Date;
  askedAt: Date | null;
  answeredAt: Date | null;
  decidedAt: Date | null;
}

/** One application that was sent, as the API and the console show it. A draft is nobody's business. */
@Injectable()
export class ApplicationQuery {
  /** @throws NotFound */
  get(tx: Tx, id: string): Promise<ApplicationView> {
    return this.select(tx, id, '');
  }

  /** The same, and nobody else decides on it until the transaction ends. @throws NotFound */
  lock(tx: Tx, id: string): Promise<ApplicationView> {
    return this.select(tx, id, 'for update of a');
  }

  private async select(tx: Tx, id: string, lock: '' | 'for update of a'): Promise<ApplicationView> {
    const [row] = await tx.rows<Row>(
      `select a.id, a.state, a.reference, a.last_name as "lastName", a.first_name as "firstName", a.born_on as "bornOn", a.proxy_name as "proxyName",
         a.proxy_phone as "proxyPhone", a.address, a.postcode, a.commune_code as "communeCode", a.phone, a.email, a.answer_by as "answerBy",
         a.proof_kind as "proofKind", a.showing, a.disability_card as "disabilityCard", a.submitted_at as "submittedAt", a.missing,
         a.asked_at as "askedAt", a.answered_at as "answeredAt", a.decided_at as "decidedAt", a.refusal_reason as "refusalReason",
         a.refusal_note as "refusalNote", a.resident_id as "residentId",
         coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'reference', t.reference) order by t.submitted_at)
           from pass_application t where t.ccas_id = a.ccas_id and t.identity_key = a.identity_key and t.id <> a.id and t.state in ('submitted', 'more_asked')), '[]') as twins
       from pass_application a where a.id = $1 and a.state <> 'draft' ${lock}`,
      [id],
    );
    if (!row) throw new NotFound('Cette demande');
    return {
      ...row,
      submittedAt: row.submittedAt.toISOString(),
      askedAt: row.askedAt?.toISOString() ?? null,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      twins: row.twins.map((twin) => ({ ...twin, reference: formatPassNumber(twin.reference) })),
      reference: formatPassNumber(row.reference),
    };
  }
}
