import { toCardinal } from 'n2words/fr-FR';

/**
 * `mille deux cent cinquante euros et trente centimes`. The library knows the numbers; that a round million takes
 * « d’euros » is said here.
 * @param cents not negative
 */
export function amountInWords(cents: number): string {
  const [euros, rest] = [Math.floor(cents / 100), cents % 100];
  const parts = [];
  if (euros > 0 || rest === 0) {
    const link = euros > 0 && euros % 1_000_000 === 0 ? ' d’' : ' ';
    parts.push(`${toCardinal(euros)}${link}${euros < 2 ? 'euro' : 'euros'}`);
  }
  if (rest > 0) parts.push(`${toCardinal(rest)} ${rest < 2 ? 'centime' : 'centimes'}`);
  return parts.join(' et ');
}
