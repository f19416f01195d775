const months: [spelling: RegExp, number: string][] = [
  [/^janv/, '01'],
  [/^f[ée]v/, '02'],
  [/^mars?$/, '03'],
  [/^avr/, '04'],
  [/^mai$/, '05'],
  [/^juin$/, '06'],
  [/^juil/, '07'],
  [/^ao[uû]t$/, '08'],
  [/^sept/, '09'],
  [/^oct/, '10'],
  [/^nov/, '11'],
  [/^d[ée]c/, '12'],
];

/**
 * `2/3/1948`, `02.03.1948`, `2 3 1948`, `02031948`, `2 mars 1948` or `1er mars 1948`, as a person types a day, to
 * `1948-03-02`; anything else as it is. A year has its four digits: `48` may be of this century.
 */
export function typedDay(typed: string): string {
  const text = typed.trim();
  const [, day, month, year] = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(text) ?? [];
  if (day) return `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [, inWords, word, itsYear] = /^(\d{1,2})(?:er)?[\s.-]+([a-zéû]+)\.?[\s.-]+(\d{4})$/i.exec(text) ?? [];
  const found = word && months.find(([spelling]) => spelling.test(word.toLowerCase()));
  if (found) return `${itsYear}-${found[1]}-${inWords!.padStart(2, '0')}`;
  return text.replace(/^(\d\d)(\d\d)(\d{4})$/, '$3-$2-$1');
}
