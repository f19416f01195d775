import { registerDecorator } from 'class-validator';
import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day that exists, written `YYYY-MM-DD`.
 * @param sentence instead of the usual one, where people type the day otherwise
 */
export function IsDay(sentence = '') {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName,
      validator: { validate: isDay, defaultMessage: () => sentence },
    });
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && parseDay(value) !== undefined;
}

export function parseDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Where a day is typed as people write it. */
export const typedDaySentence =
  'Cette date n’existe pas, ou n’est pas complète. Écrivez le jour, le mois et l’année, par exemple 02/03/1948.';
