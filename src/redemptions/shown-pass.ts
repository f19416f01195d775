import { InvalidInput } from '../kernel/errors/domain-error.js';

/** What the holder showed: a code to be read, or, when it cannot be, the number printed on the card. */
export type ShownPass = { passCode: string } | { passNumber: string };

/** @throws InvalidInput unless exactly one of the two is given */
export function shownPass({ passCode, passNumber }: { passCode?: string; passNumber?: string }): ShownPass {
  if (passCode !== undefined && passNumber === undefined) return { passCode };
  if (passNumber !== undefined && passCode === undefined) return { passNumber };
  throw new InvalidInput([
    { field: 'passCode', code: 'required', detail: 'Envoyez le texte du code, ou le numéro du pass, l’un des deux.' },
  ]);
}
