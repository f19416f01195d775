import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import type { EnrolmentState } from './enrolment-states.js';

/** One person as the mutuelle sees them: what the consent names, and what became of it. */
export interface TransmittedPerson {
  id: string;
  reference: string;
  firstName: string;
  lastName: string;
  bornOn: string | null;
  address: string | null;
  postcode: string | null;
  communeCode: string | null;
  phone: string | null;
  email: string | null;
  state: EnrolmentState;
  stateSince: Date;
  consentGivenAt: Date;
  planName: string | null;
  effectiveOn: string | null;
}

export interface ConsentWithdrawal {
  /** The consent's id. */
  id: string;
  reference: string;
  withdrawnAt: Date;
}

/** Those to be forgotten: of many only the first, until these are. */
export interface ToForget {
  total: number;
  first: ConsentWithdrawal[];
}

const MOST_TO_FORGET = 50;

const people = `select e.id, e.reference, coalesce(r.first_name, e.first_name, '') as "firstName", coalesce(r.last_name, e.last_name, '') as "lastName",
    coalesce(r.born_on, e.born_on) as "bornOn", r.address, r.postcode, coalesce(r.commune_code, e.commune_code) as "communeCode",
    coalesce(r.phone, e.phone) as phone, coalesce(r.email, e.email) as email, e.state, e.state_since as "stateSince", c.given_at as "consentGivenAt",
    p.name as "planName", e.effective_on as "effectiveOn"
  from enrolment e join consent c on c.ccas_id = e.ccas_id and c.subject_id = e.id and c.kind = 'transmission' and c.withdrawn_at is null
    left join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id
    left join agreement_plan p on p.ccas_id = e.ccas_id and p.id = e.plan_id
  where e.agreement_id = $1 and e.erased_at is null and e.joined_into is null and e.state in ('transmitted', 'enrolled', 'ended', 'declined')`;

/** Who was transmitted under one agreement and still agrees. Row-level security says the same a second time. */
@Injectable()
export class TransmittedQuery {
  find(tx: Tx, agreementId: string): Promise<TransmittedPerson[]> {
    return tx.rows<TransmittedPerson>(`${people} order by e.state <> 'transmitted', e.state_since desc, e.id`, [
      agreementId,
    ]);
  }

  /** @throws NotFound */
  async get(tx: Tx, agreementId: string, id: string): Promise<TransmittedPerson> {
    const [person] = await tx.rows<TransmittedPerson>(`${people} and e.id = $2`, [agreementId, id]);
    if (!person) throw new NotFound('Cette personne');
    return person;
  }

  /** People whom the mutuelle has yet to forget, who withdrew first comes first: a number and no name. */
  async toForget(tx: Tx, agreementId: string): Promise<ToForget> {
    const rows = await tx.rows<ConsentWithdrawal & { total: number }>(
      `select id, reference, withdrawn_at, count(*) over ()::int as total from consent
       where recipient_id = $1 and kind = 'transmission' and withdrawn_at is not null and forgotten_at is null
       order by withdrawn_at, id limit ${MOST_TO_FORGET}`,
      [agreementId],
    );
    return { total: rows[0]?.total ?? 0, first: rows };
  }
}
