/**
 * Cents from what a person types: `12,50`, `12.5`, `1 250 €`. Undefined for what is no amount, has more than two
 * decimals, or carries the sign in its middle: `12€50` must not become 1 250 €.
 */
export function readEuros(text: string): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?€?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}
