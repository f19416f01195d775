/** `from` included, `to` excluded, `HH:MM`; `24:00` is the end of the day. Weekdays 1 (Monday) to 7. */
export interface OpeningHours {
  weekdays: number[];
  from: string;
  to: string;
}

export const weekdayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** `le mardi`, `du lundi au vendredi, de 9 h à 12 h`; empty when at any time. */
export function hoursWords(hours: OpeningHours[]): string {
  return hours
    .map(({ weekdays: days, from, to }) => {
      const allDay = from === '00:00' && to === '24:00';
      return [daysWords(days), allDay ? '' : `de ${clockWords(from)} à ${clockWords(to)}`].filter(Boolean).join(', ');
    })
    .join(' ; ');
}

function daysWords(days: number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  if (sorted.length === 7) return 'tous les jours';
  const span = sorted.at(-1)! - sorted[0]!;
  const isRun = sorted.length > 2 && span === sorted.length - 1;
  if (isRun) return `du ${weekdayNames[sorted[0]! - 1]} au ${weekdayNames[sorted.at(-1)! - 1]}`;
  const names = sorted.map((day) => `le ${weekdayNames[day - 1]!}`);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}

/** `9 h`, `9 h 30` */
function clockWords(time: string): string {
  const [hours, minutes] = time.split(':');
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}
