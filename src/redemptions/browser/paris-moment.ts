import type { Moment } from '../verdict.js';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * An instant as the wall clock of Europe/Paris tells it; the same as the server's `momentOf`, without its libraries.
 * @param at milliseconds since 1970
 * @param holidays ISO days
 */
export function parisMoment(at: number, holidays: string[]): Moment {
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.formatToParts(at).map(({ type, value }) => [type, value]),
  ) as Record<string, string>;
  const iso = `${year}-${month}-${day}`;
  const midnight = Date.parse(iso);
  return {
    day: midnight / 86_400_000,
    weekday: new Date(midnight).getUTCDay() || 7,
    time: `${hour}:${minute}`,
    isHoliday: holidays.includes(iso),
  };
}
