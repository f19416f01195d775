import { Temporal } from 'temporal-polyfill';
import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';

interface PersonDates {
  bornOn?: string;
  residenceProof?: { seenOn: string };
}

/**
 * Days that cannot be: born or proof seen in the future, born before anyone alive.
 * @throws InvalidInput
 */
export function checkPersonDates({ bornOn, residenceProof }: PersonDates, today: Temporal.PlainDate): void {
  const errors: FieldError[] = [];
  const refuseFuture = (field: string, day?: string): void => {
    if (day && Temporal.PlainDate.compare(day, today) > 0)
      errors.push({ field, code: 'in_the_future', detail: 'Cette date est dans le futur.' });
  };
  refuseFuture('bornOn', bornOn);
  refuseFuture('residenceProof.seenOn', residenceProof?.seenOn);
  if (bornOn && Temporal.PlainDate.from(bornOn).year < 1880)
    errors.push({ field: 'bornOn', code: 'too_old', detail: 'Cette date est trop ancienne.' });
  if (errors.length > 0) throw new InvalidInput(errors);
}
