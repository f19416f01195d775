import { registerDecorator } from 'class-validator';
import { Temporal } from 'temporal-polyfill';

/** A calendar day that exists, written `YYYY-MM-DD`. */
export function IsDay() {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName,
      validator: { validate: isDay, defaultMessage: () => '' },
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
