import { frenchDay, frenchShortEuros } from '../kernel/ui/french.js';
import type { Benefit, LimitPeriod, OfferState, OpeningHours } from './offer-terms.js';

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
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

/** `le mardi`, `du lundi au vendredi, de 9 h à 12 h`; empty when at any time. */
export function hoursWords(hours: OpeningHours[]): string {
  return hours
    .map(({ weekdays: days, from, to }) => {
      const allDay = from === '00:00' && to === '24:00';
      return [daysWords(days), allDay ? '' : `de ${clockWords(from)} à ${clockWords(to)}`].filter(Boolean).join(', ');
    })
    .join(' ; ');
}

/** `une fois par jour`, `trois fois par mois`; empty when unlimited. */
export function limitWords(limit: { uses: number; period: LimitPeriod } | null): string {
  return limit ? `${times[limit.uses] ?? limit.uses} fois ${perPeriod[limit.period]}` : '';
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

function daysWords(days: number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  if (sorted.length === 7) return 'tous les jours';
  const span = sorted.at(-1)! - sorted[0]!;
  const isRun = sorted.length > 2 && span === sorted.length - 1;
  if (isRun) return `du ${weekdays[sorted[0]! - 1]} au ${weekdays[sorted.at(-1)! - 1]}`;
  const names = sorted.map((day) => weekdays[day - 1]!);
  return `le ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`}`;
}

function clockWords(time: string): string {
  const [hours, minutes] = time.split(':');
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}
