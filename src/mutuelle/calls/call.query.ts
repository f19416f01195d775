import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { type CandidateScore, compare } from './comparison.js';
import type { TariffLine } from '../tariffs/tariff.js';

export interface CallRow {
  id: string;
  title: string;
  closesOn: string;
  candidates: number;
}

export interface CandidateView {
  id: string;
  name: string;
  siren: string | null;
  contactName: string | null;
  email: string | null;
  phone: string | null;
  /** Lines of each plan, in the call's order. */
  tariffs: TariffLine[][];
  marks: Record<string, number | undefined>;
  score: CandidateScore;
}

export interface CallView {
  id: string;
  title: string;
  closesOn: string;
  plans: string[];
  bandStarts: number[];
  costWeight: number;
  criteria: { id: string; label: string; weight: number }[];
  candidates: CandidateView[];
}

type CallHead = Omit<CallView, 'criteria' | 'candidates'>;

/** Calls for partners, with what the candidates offered: for agents, never for residents. */
@Injectable()
export class CallQuery {
  find(tx: Tx): Promise<CallRow[]> {
    return tx.rows<CallRow>(
      `select c.id, c.title, c.closes_on as "closesOn", (select count(*)::int from candidate k where k.ccas_id = c.ccas_id and k.call_id = c.id) as candidates
       from mutuelle_call c order by c.id desc`,
    );
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<CallView> {
    const [call] = await tx.rows<CallHead>(
      `select id, title, closes_on as "closesOn", plans, band_starts as "bandStarts", cost_weight as "costWeight" from mutuelle_call where id = $1`,
      [id],
    );
    if (!call) throw new NotFound('Cet appel');
    const criteria = await tx.rows<{ id: string; label: string; weight: number }>(
      'select id, label, weight from call_criterion where call_id = $1 order by position',
      [id],
    );
    const rows = await tx.rows<Omit<CandidateView, 'tariffs' | 'marks' | 'score'>>(
      `select id, name, siren, contact_name as "contactName", email, phone from candidate where call_id = $1 order by added_at, id`,
      [id],
    );
    const ids = rows.map((row) => row.id);
    const lines = await tx.rows<TariffLine & { candidateId: string; plan: number }>(
      `select candidate_id as "candidateId", plan, from_age as "fromAge", to_age as "toAge", monthly_cents as "monthlyCents"
       from candidate_tariff where candidate_id = any($1::uuid[]) order by plan, from_age`,
      [ids],
    );
    const marks = await tx.rows<{ candidateId: string; criterionId: string; mark: number }>(
      'select candidate_id as "candidateId", criterion_id as "criterionId", mark from candidate_mark where candidate_id = any($1::uuid[])',
      [ids],
    );
    const candidates = rows.map((row) => ({
      ...row,
      tariffs: (call.plans as string[]).map((_, index) =>
        lines
          .filter((line) => line.candidateId === row.id && line.plan === index + 1)
          .map(({ fromAge, toAge, monthlyCents }) => ({ fromAge, toAge, monthlyCents })),
      ),
      marks: Object.fromEntries(
        marks.filter(({ candidateId }) => candidateId === row.id).map(({ criterionId, mark }) => [criterionId, mark]),
      ) as CandidateView['marks'],
    }));
    const scores = compare({ ...call, criteria }, candidates);
    return { ...call, criteria, candidates: candidates.map((each, index) => ({ ...each, score: scores[index]! })) };
  }
}
