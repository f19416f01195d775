import { registerDecorator } from 'class-validator';
import { stdnum } from 'stdnum';

/** Fourteen digits that hold by Luhn; La Poste's by its own rule, which `stdnum` knows. */
export const IsSiret = () => checked('isSiret', isSiret);

/** Nine digits that hold by Luhn. */
export const IsSiren = () => checked('isSiren', isSiren);

export function isSiret(text: string): boolean {
  return /^\d{14}$/.test(text) && stdnum.FR!.siret!.validate(text).isValid;
}

export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && stdnum.FR!.siren!.validate(text).isValid;
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
