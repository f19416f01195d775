const day = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' });

/** The calendar day in Europe/Paris, ISO. @param at milliseconds since 1970, or an ISO instant */
export function parisDay(at: number | string): string {
  return day.format(new Date(at));
}
