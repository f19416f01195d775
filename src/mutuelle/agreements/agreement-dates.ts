import { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../../kernel/errors/domain-error.js';

export type AgreementStatus = 'draft' | 'coming' | 'in_force' | 'over';

export interface AgreementDates {
  signedOn: string | null;
  startsOn: string;
  endsOn: string;
  isRenewedTacitly: boolean;
  noticeMonths: number;
  denouncedOn: string | null;
  reviewOn: string;
}

export const agreementStatusLabels: Record<AgreementStatus, string> = {
  draft: 'À signer',
  coming: 'Signée, à venir',
  in_force: 'En vigueur',
  over: 'Terminée',
};

export function statusOf(
  { signedOn, startsOn, endsOn }: Pick<AgreementDates, 'signedOn' | 'startsOn' | 'endsOn'>,
  today: Temporal.PlainDate,
): AgreementStatus {
  if (!signedOn) return 'draft';
  if (Temporal.PlainDate.compare(startsOn, today) > 0) return 'coming';
  return Temporal.PlainDate.compare(endsOn, today) < 0 ? 'over' : 'in_force';
}

/** Last day on which one may say that it is not to be renewed; undefined when nothing renews it by itself. */
export function noticeBy(dates: Pick<AgreementDates, 'endsOn' | 'isRenewedTacitly' | 'noticeMonths' | 'denouncedOn'>) {
  if (!dates.isRenewedTacitly || dates.denouncedOn) return undefined;
  return Temporal.PlainDate.from(dates.endsOn).subtract({ months: dates.noticeMonths });
}

/** Days before a date at which the CCAS is told of it. */
export const REVIEW_WARNING_DAYS = 30;
export const NOTICE_WARNING_DAYS = 60;

export interface DueReminder {
  kind: 'review' | 'notice';
  on: Temporal.PlainDate;
}

/** What the CCAS has to think of now: the yearly review, also when it is late, and the last day to say no. */
export function dueReminders(dates: AgreementDates, today: Temporal.PlainDate): DueReminder[] {
  if (statusOf(dates, today) !== 'in_force') return [];
  const due: DueReminder[] = [];
  const reviewOn = Temporal.PlainDate.from(dates.reviewOn);
  if (Temporal.PlainDate.compare(reviewOn.subtract({ days: REVIEW_WARNING_DAYS }), today) <= 0)
    due.push({ kind: 'review', on: reviewOn });
  const notice = noticeBy(dates);
  if (
    notice &&
    Temporal.PlainDate.compare(notice, today) >= 0 &&
    Temporal.PlainDate.compare(notice.subtract({ days: NOTICE_WARNING_DAYS }), today) <= 0
  )
    due.push({ kind: 'notice', on: notice });
  return due;
}

/** What of these days contradicts itself, at `endsOn` and `reviewOn`; days as `YYYY-MM-DD`. */
export function dateErrors({
  startsOn,
  endsOn,
  reviewOn,
}: Pick<AgreementDates, 'startsOn' | 'endsOn' | 'reviewOn'>): FieldError[] {
  const errors: FieldError[] = [];
  if (Temporal.PlainDate.compare(endsOn, startsOn) < 0)
    errors.push({
      field: 'endsOn',
      code: 'before_start',
      detail: 'La fin vient avant le début : corrigez l’une des deux dates.',
    });
  if (Temporal.PlainDate.compare(reviewOn, startsOn) < 0)
    errors.push({ field: 'reviewOn', code: 'before_start', detail: 'Le bilan vient avant le début de la convention.' });
  return errors;
}

/** A mistake in its dates may still be put right: it is not over, and nobody was told of another last day. */
export function mayBeCorrected(
  dates: Pick<AgreementDates, 'signedOn' | 'startsOn' | 'endsOn' | 'denouncedOn'>,
  today: Temporal.PlainDate,
): boolean {
  return dates.denouncedOn === null && statusOf(dates, today) !== 'over';
}
