import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { type AgreementDates, type AgreementStatus, noticeBy, statusOf } from './agreement-dates.js';
import type { TariffLine } from '../tariffs/tariff.js';

export interface PlanView {
  id: string;
  name: string;
  cover: string;
  tariff: TariffLine[];
}

export interface AgreementRow extends AgreementDates {
  id: string;
  insurerName: string;
  siren: string | null;
  phone: string | null;
  email: string | null;
  isOpenToWorkers: boolean;
  tariffNote: string | null;
  status: AgreementStatus;
  /** Last day on which one may say that it is not to be renewed. */
  noticeBy: string | null;
}

export interface AgreementView extends AgreementRow {
  plans: PlanView[];
}

export interface AgreementDocument {
  id: string;
  label: string;
  name: string;
  addedAt: Date;
}

export interface AgreementReview {
  heldOn: string;
  summary: string;
}

const columns = `id, insurer_name as "insurerName", siren, phone, email, starts_on as "startsOn", ends_on as "endsOn", is_renewed_tacitly as "isRenewedTacitly",
  notice_months as "noticeMonths", denounced_on as "denouncedOn", review_on as "reviewOn", is_open_to_workers as "isOpenToWorkers", tariff_note as "tariffNote", signed_on as "signedOn"`;

type Row = Omit<AgreementRow, 'status' | 'noticeBy'>;

@Injectable()
export class AgreementQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx): Promise<AgreementRow[]> {
    const rows = await tx.rows<Row>(`select ${columns} from agreement order by starts_on desc, id desc`);
    return rows.map((row) => this.dated(row));
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<AgreementView> {
    const [row] = await tx.rows<Row>(`select ${columns} from agreement where id = $1`, [id]);
    if (!row) throw new NotFound('Cette convention');
    return { ...this.dated(row), plans: await this.plans(tx, id) };
  }

  /** The one that is in force on this day, as the mutuelle states it; there is never more than one. */
  async inForce(tx: Tx, day: Temporal.PlainDate = this.clock.today()): Promise<AgreementView | undefined> {
    const [row] = await tx.rows<Row>(
      `select ${columns} from agreement where signed_on is not null and $1::date between starts_on and ends_on`,
      [day.toString()],
    );
    return row && { ...this.dated(row), plans: await this.plans(tx, row.id) };
  }

  documents(tx: Tx, id: string): Promise<AgreementDocument[]> {
    return tx.rows<AgreementDocument>(
      `select a.document_id as id, a.label, d.name, d.added_at as "addedAt" from agreement_document a join document d on d.ccas_id = a.ccas_id and d.id = a.document_id
       where a.agreement_id = $1 order by d.added_at`,
      [id],
    );
  }

  reviews(tx: Tx, id: string): Promise<AgreementReview[]> {
    return tx.rows<AgreementReview>(
      'select held_on as "heldOn", summary from agreement_review where agreement_id = $1 order by held_on desc',
      [id],
    );
  }

  private async plans(tx: Tx, agreementId: string): Promise<PlanView[]> {
    const plans = await tx.rows<Omit<PlanView, 'tariff'>>(
      'select id, name, cover from agreement_plan where agreement_id = $1 order by position',
      [agreementId],
    );
    const lines = await tx.rows<TariffLine & { planId: string }>(
      `select plan_id as "planId", from_age as "fromAge", to_age as "toAge", monthly_cents as "monthlyCents"
       from agreement_tariff where plan_id = any($1::uuid[]) order by from_age`,
      [plans.map((plan) => plan.id)],
    );
    return plans.map((plan) => ({
      ...plan,
      tariff: lines
        .filter(({ planId }) => planId === plan.id)
        .map(({ fromAge, toAge, monthlyCents }) => ({ fromAge, toAge, monthlyCents })),
    }));
  }

  private dated(row: Omit<AgreementRow, 'status' | 'noticeBy'>): AgreementRow {
    return { ...row, status: statusOf(row, this.clock.today()), noticeBy: noticeBy(row)?.toString() ?? null };
  }
}
