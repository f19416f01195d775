import { registerDecorator } from 'class-validator';
import { toE164 } from '../text/phone.js';

/** A telephone number, written as in France or with its country code. */
export function IsPhone() {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name: 'isPhone',
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value) => typeof value === 'string' && toE164(value) !== undefined,
        defaultMessage: () => '',
      },
    });
}
