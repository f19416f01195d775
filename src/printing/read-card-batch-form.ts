import { InvalidInput } from '../kernel/errors/domain-error.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { CardBatchForm } from './card-batch-form.js';

/**
 * The form as a person sends it: what belongs to another choice than theirs is left aside.
 * @throws InvalidInput
 */
export function readCardBatchForm(form: FormValues): CardBatchForm {
  const { choice, issuedSince, cards, letters } = form;
  const passIds = chosenPasses(form);
  if (choice !== 'passes' && passIds.length > 0)
    throw new InvalidInput([
      {
        field: 'choice',
        code: 'contradiction',
        detail: 'Vous avez coché des personnes : choisissez « Celles que je choisis », ou décochez-les.',
      },
    ]);
  return readForm(
    CardBatchForm,
    { choice, ...(choice === 'issued_since' && { issuedSince }), ...(cards !== 'none' && { cards }) },
    { ...(passIds.length > 0 && { passIds }), letters: letters === 'true' },
  );
}

/** The boxes that were ticked, in a repeated field. */
export function chosenPasses({ passId }: FormValues): string[] {
  const ids = [passId ?? []].flat();
  return [...new Set(ids)].filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
}
