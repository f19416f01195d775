const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' });

/** `décembre 2026` from `2026-12`. */
export function monthWords(key: string): string {
  return month.format(new Date(`${key}-01T00:00:00Z`));
}

/** `déc.`: under a bar. */
export function shortMonthWords(key: string): string {
  return short.format(new Date(`${key}-01T00:00:00Z`));
}
