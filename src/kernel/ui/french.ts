import type { Temporal } from 'temporal-polyfill';
import { PARIS } from '../time/paris.js';

const day = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekdayDay = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonth = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' });
const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const wholeEuros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const number = new Intl.NumberFormat('fr-FR');

/** `3 mars 2027`; the first of a month is `1er`. */
export function frenchDay(date: Temporal.PlainDate | string): string {
  return day.format(utcDate(date)).replace(/^1 /, '1er ');
}

/** `mardi 3 mars` */
export function frenchWeekday(date: Temporal.PlainDate | string): string {
  return weekdayDay.format(utcDate(date)).replace(/ 1 /, ' 1er ');
}

/** `octobre 2026`, from an ISO day or month. */
export function frenchMonth(iso: string): string {
  return month.format(utcDate(`${iso.slice(0, 7)}-01`));
}

/** `oct.`, from an ISO day or month: under a bar. */
export function frenchShortMonth(iso: string): string {
  return shortMonth.format(utcDate(`${iso.slice(0, 7)}-01`));
}

/** `3 mars 2027 à 14 h 05`, in Paris. */
export function frenchMoment(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(PARIS);
  return `${frenchDay(local.toPlainDate())} à ${local.hour} h ${String(local.minute).padStart(2, '0')}`;
}

/** `12,50 €` from integer cents. */
export function frenchEuros(cents: number): string {
  return euros.format(cents / 100);
}

/** `15 €`, or `12,50 €` when there are cents. */
export function frenchShortEuros(cents: number): string {
  return cents % 100 === 0 ? wholeEuros.format(cents / 100) : euros.format(cents / 100);
}

/** `50 000` */
export function frenchNumber(value: number): string {
  return number.format(value);
}

/** `1 usager`, `2 usagers`, `0 usager`: French counts from two. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${frenchNumber(count)} ${count < 2 ? singular : plural}`;
}

function utcDate(date: Temporal.PlainDate | string): Date {
  return new Date(`${date.toString()}T00:00:00Z`);
}
