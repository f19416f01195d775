import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import { type FormValues, readInput, withoutBlanks } from '../../kernel/http/input.js';
import { readEuros } from '../../kernel/text/read-euros.js';

/** A page's field and the use case's: `{ amount: 'amountCents' }`. */
export type AmountNames = Record<string, string>;

/** Cents, or what is wrong with the amount, in a sentence that says how to write it. */
export function typedCents(typed: string): { cents: number } | { code: string; detail: string } {
  const text = typed.trim();
  if (/^[-−–]/.test(text))
    return { code: 'negative', detail: 'Un montant est supérieur à zéro : ôtez le signe moins.' };
  const cents = readEuros(text);
  if (cents === undefined)
    return { code: 'invalid_amount', detail: 'Écrivez un montant en euros, par exemple 1 500 ou 1 500,50.' };
  return cents === 0 ? { code: 'zero', detail: 'Un montant est supérieur à zéro.' } : { cents };
}

/**
 * A page's form as a use case wants it: days as people type them, amounts in euros.
 * @throws InvalidInput with the names the page uses, every field at once
 */
export function readGiftForm<T extends object>(
  shape: new () => T,
  body: FormValues,
  amounts: AmountNames = {},
  fixed: object = {},
): T {
  const errors: FieldError[] = [];
  const cents: Record<string, number> = {};
  for (const [field, name] of Object.entries(amounts)) {
    const typed = [body[field] ?? ''].flat()[0]!;
    if (typed.trim() === '') continue;
    const read = typedCents(typed);
    if ('cents' in read) cents[name] = read.cents;
    else errors.push({ field, ...read });
  }
  const plain = withoutBlanks(
    Object.fromEntries(Object.entries(body).filter(([name]) => !Object.hasOwn(amounts, name))),
  );
  try {
    const form = readInput(shape, { ...plain, ...cents, ...fixed });
    if (errors.length > 0) throw new InvalidInput(errors);
    return form;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const known = new Set(errors.map(({ field }) => field));
    const others = renamed(error.errors ?? [], amounts).filter(({ field }) => !known.has(field));
    throw new InvalidInput([...errors, ...others]);
  }
}

function renamed(errors: FieldError[], amounts: AmountNames): FieldError[] {
  const names = Object.fromEntries(Object.entries(amounts).map(([field, name]) => [name, field]));
  return errors.map((error) => ({ ...error, field: names[error.field] ?? error.field }));
}

/** One value of a form, as it was typed. */
export function textIn(values: FormValues, name: string): string | undefined {
  return [values[name] ?? []].flat()[0];
}
