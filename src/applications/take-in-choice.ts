import { type FormValues, withoutBlanks } from '../kernel/http/input.js';

/**
 * A form with `DoubleChoice` in it: the dossier chosen, or somebody else's confirmed by whoever saw the likely doubles.
 */
export function takeInChoice(body: FormValues): Record<string, unknown> {
  const { dossier, vus: seen, category, ...rest } = withoutBlanks(body);
  const isNew = dossier === 'nouveau';
  return {
    ...rest,
    category: Number(category),
    confirmedNew: isNew && seen !== undefined ? true : undefined,
    residentId: isNew ? undefined : dossier,
  };
}
