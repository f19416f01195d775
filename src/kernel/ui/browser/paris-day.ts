const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * The calendar day in Europe/Paris, ISO. From its parts: how a language orders them changes from one browser to the next.
 * @param at milliseconds since 1970, or an ISO instant
 */
export function parisDay(at: number | string): string {
  const { year, month, day } = Object.fromEntries(
    parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day}`;
}
