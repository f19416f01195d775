/** `2/3/1948`, `02.03.1948`, `2 3 1948` or `02031948`, as a person types a day, to `1948-03-02`; anything else as it is. */
export function typedDay(typed: string): string {
  const text = typed.trim();
  const [, day, month, year] = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(text) ?? [];
  if (day) return `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return text.replace(/^(\d\d)(\d\d)(\d{4})$/, '$3-$2-$1');
}
