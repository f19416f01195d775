import { frenchDay, frenchNumber, frenchShortEuros } from '../kernel/ui/french.js';
import type { Benefit, LimitPeriod, OfferState } from './offer-terms.js';

const perPeriod: Record<LimitPeriod, string> = {
  day: 'par jour',
  week: 'par semaine',
  month: 'par mois',
  quarter: 'par trimestre',
  year: 'par an',
  ever: 'en tout',
};
const inPeriod: Record<LimitPeriod, string> = {
  day: 'aujourd’hui',
  week: 'cette semaine',
  month: 'ce mois-ci',
  quarter: 'ce trimestre',
  year: 'cette année',
  ever: 'en tout',
};
const times = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six'];

export const offerStateLabels: Record<OfferState, string> = {
  draft: 'Brouillon',
  submitted: 'À examiner',
  published: 'En ligne',
  paused: 'En pause',
  ended: 'Terminé',
  returned: 'À revoir',
};

/** `−10 %`, `−5 €`, `12,50 €`, `Offert`, `Service gratuit` */
export function benefitWords({ kind, value }: Benefit): string {
  switch (kind) {
    case 'percent':
      return `−${value}\u00a0%`;
    case 'amount':
      return `−${frenchShortEuros(value!)}`;
    case 'fixed_price':
      return frenchShortEuros(value!);
    case 'free_item':
      return 'Offert';
    case 'service':
      return 'Gratuit';
  }
}

/** `une fois par jour`, `trois fois par mois`; empty when unlimited. */
export function limitWords(limit: { uses: number; period: LimitPeriod } | null): string {
  return limit ? `${times[limit.uses] ?? limit.uses} fois ${perPeriod[limit.period]}` : '';
}

/** `200 en tout`, `200 en tout, plus que 12`, `épuisé`; empty without a total number. */
export function quotaWords(quota: number | null, left: number | null): string {
  if (quota === null || left === null) return '';
  if (left <= 0) return 'épuisé pour tout le monde';
  return left <= quota / 5
    ? `${frenchNumber(quota)} en tout, plus que ${frenchNumber(left)}`
    : `${frenchNumber(quota)} en tout`;
}

/** `Encore 1 fois aujourd’hui`, for the button on the till. */
export function remainingWords(remaining: number | null, period: LimitPeriod | null): string {
  if (remaining === null) return 'Sans limite';
  return period ? `Encore ${remaining} fois ${inPeriod[period]}` : `Encore ${remaining}`;
}

/** `du 1er décembre 2026 au 3 mars 2027`, `à partir du 1er décembre 2026` */
export function datesWords(startsOn: string, endsOn: string | null): string {
  return endsOn ? `du ${frenchDay(startsOn)} au ${frenchDay(endsOn)}` : `à partir du ${frenchDay(startsOn)}`;
}
