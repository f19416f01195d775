import { createRequire } from 'node:module';
import { registerDecorator } from 'class-validator';

const require = createRequire(import.meta.url);

/** Fourteen digits that hold by Luhn; La Poste's by its own rule, which `stdnum` knows. */
export const IsSiret = () => checked('isSiret', isSiret);

/** Nine digits that hold by Luhn. */
export const IsSiren = () => checked('isSiren', isSiren);

export function isSiret(text: string): boolean {
  return /^\d{14}$/.test(text) && french().siret!.validate(text).isValid;
}

export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && french().siren!.validate(text).isValid;
}

/** `stdnum` knows every country's numbers, and takes its time to be read. */
function french() {
  const { stdnum } = require('stdnum') as typeof import('stdnum');
  return stdnum.FR!;
}

function checked(name: string, holds: (text: string) => boolean) {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName,
      validator: { validate: (value) => typeof value === 'string' && holds(value), defaultMessage: () => '' },
    });
}
