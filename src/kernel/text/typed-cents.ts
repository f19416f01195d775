import { readEuros } from './read-euros.js';

/** Cents, or what is wrong with the amount, in a sentence that says how to write it. @param least cents that it may be */
export function typedCents(typed: string, least = 1): { cents: number } | { code: string; detail: string } {
  const text = typed.trim();
  if (/^[-−–]/.test(text))
    return { code: 'negative', detail: 'Un montant est supérieur à zéro : ôtez le signe moins.' };
  const cents = readEuros(text);
  if (cents === undefined)
    return { code: 'invalid_amount', detail: 'Écrivez un montant en euros, par exemple 1 500 ou 1 500,50.' };
  return cents === 0 && least > 0 ? { code: 'zero', detail: 'Un montant est supérieur à zéro.' } : { cents };
}
