import { registerDecorator } from 'class-validator';
import { stdnum } from 'stdnum';

/** Fourteen digits that hold by Luhn; La Poste's by its own rule, which `stdnum` knows. */
export function IsSiret() {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name: 'isSiret',
      target: target.constructor,
      propertyName,
      validator: { validate: (value) => typeof value === 'string' && isSiret(value), defaultMessage: () => '' },
    });
}

export function isSiret(text: string): boolean {
  return /^\d{14}$/.test(text) && stdnum.FR!.siret!.validate(text).isValid;
}
