import { type FormValues, oneText, readForm } from '../kernel/http/input.js';

/**
 * A form with `DoubleChoice` in it: the dossier chosen, or somebody else's confirmed by whoever saw the likely doubles.
 * @throws InvalidInput
 */
export function readTakeIn<T extends object>(shape: new () => T, body: FormValues): T {
  const { dossier, vus: seen, ...rest } = body;
  const chosen = oneText(dossier);
  const isNew = chosen === 'nouveau';
  return readForm(shape, rest, {
    confirmedNew: isNew && oneText(seen) !== '' ? true : undefined,
    residentId: isNew ? undefined : chosen || undefined,
  });
}
