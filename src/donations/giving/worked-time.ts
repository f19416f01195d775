import { frenchNumber } from '../../kernel/ui/french.js';

/** `12 h 30` */
export function frenchHours(minutes: number): string {
  return `${frenchNumber(Math.floor(minutes / 60))} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, '0')}` : ''}`;
}
