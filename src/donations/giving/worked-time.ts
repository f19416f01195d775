import { frenchNumber } from '../../kernel/ui/french.js';

const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `octobre 2026`, from an ISO day or month. */
export function frenchMonth(iso: string): string {
  return month.format(new Date(`${iso.slice(0, 7)}-01T00:00:00Z`));
}

/** `12 h 30` */
export function frenchHours(minutes: number): string {
  return `${frenchNumber(Math.floor(minutes / 60))} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, '0')}` : ''}`;
}
