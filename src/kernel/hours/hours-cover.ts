import type { OpeningHours } from './opening-hours.js';

const DAY = 24 * 60;

/** Whether every minute of the week in `narrow` is also in `wide`. Empty means at any time. */
export function hoursCover(wide: OpeningHours[], narrow: OpeningHours[]): boolean {
  const inWide = minutesOf(wide);
  return minutesOf(narrow).every((isOpen, minute) => !isOpen || inWide[minute]);
}

/** Whether these hours hold at a minute of the week: 0 is Monday at midnight, in Paris. */
export function minutesOf(hours: OpeningHours[]): boolean[] {
  const open = Array.from({ length: 7 * DAY }, () => hours.length === 0);
  for (const { weekdays, from, to } of hours)
    for (const day of weekdays) open.fill(true, (day - 1) * DAY + minuteOf(from), (day - 1) * DAY + minuteOf(to));
  return open;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
