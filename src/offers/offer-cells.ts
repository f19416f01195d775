import { LineRefused } from '../kernel/lists/list.errors.js';
import { foldName } from '../kernel/text/fold-name.js';
import { readEuros } from '../kernel/text/read-euros.js';
import type { BenefitKind, LimitPeriod } from './offer-terms.js';

const periods: Record<string, LimitPeriod> = {
  jour: 'day',
  semaine: 'week',
  mois: 'month',
  trimestre: 'quarter',
  an: 'year',
  annee: 'year',
  tout: 'ever',
};
const times = ['zero', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six'];

/**
 * `−10 %`, `5 € de moins` written `-5 €`, a price `12,50 €`, `Offert`, `Gratuit`: as the list of offers is exported.
 * @throws LineRefused
 */
export function readBenefit(text: string): { kind: BenefitKind; value?: number } {
  const folded = foldName(text);
  if (folded.startsWith('offert')) return { kind: 'free_item' };
  if (folded.startsWith('gratuit')) return { kind: 'service' };
  const percent = /^[-−–]?\s*(\d{1,3})\s*%$/.exec(text);
  if (percent) return { kind: 'percent', value: Number(percent[1]) };
  const isLess = /^[-−–]/.test(text);
  const cents = readEuros(text.replace(/^[-−–]\s*/, ''));
  if (cents === undefined)
    throw new LineRefused('benefit', 'wrong_form', 'Écrivez la remise comme −10 %, −5 €, 12,50 €, Offert ou Gratuit.');
  return { kind: isLess ? 'amount' : 'fixed_price', value: cents };
}

/** `une fois par jour`, `3 fois par mois`, `deux fois en tout`. @throws LineRefused */
export function readLimit(text: string): { uses: number; period: LimitPeriod } {
  const [, count, period] = /^(\w+)(?: fois)?(?: par| en)? (\w+)$/.exec(foldName(text)) ?? [];
  const uses = /^\d+$/.test(count ?? '') ? Number(count) : times.indexOf(count ?? '');
  if (!period || !(period in periods) || uses < 1)
    throw new LineRefused(
      'limit',
      'wrong_form',
      'Écrivez la limite comme « une fois par jour » ou « 3 fois par mois ».',
    );
  return { uses, period: periods[period]! };
}

/** @throws LineRefused */
export function readCents(field: string, text: string): number {
  const cents = readEuros(text);
  if (cents === undefined) throw new LineRefused(field, 'invalid_amount', 'Écrivez un montant comme 12,50.');
  return cents;
}
