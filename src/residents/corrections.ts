import { DomainError, type FieldError } from '../kernel/errors/domain-error.js';
import { asTyped } from '../kernel/fields/as-typed.js';
import { type FormValues, oneText, readChanges } from '../kernel/http/input.js';
import { ResidentChanges, ResidentForm } from './resident-form.js';
import type { ResidentView } from './resident.query.js';
import { comparedFields, compareVersions, givenUp, readVersions } from './version-comparison.js';

/** Both changed one answer, and nobody has said which is right. */
class Undecided extends DomainError {
  readonly code = 'undecided';
  readonly status = 400;

  constructor(errors: FieldError[]) {
    super('Certaines réponses sont à corriger.', {
      errors,
      nextStep: 'Corrigez les champs signalés, puis recommencez.',
    });
  }
}

/** @throws InvalidInput, Undecided */
export function readCorrections(values: FormValues): ResidentChanges {
  const { typed, version, choices, before } = readVersions(values);
  if (Object.keys(choices).length > 0) {
    // `before` is then what the comparison showed as saved: whatever differs from it was to be decided.
    const open = compareVersions(before, typed as Record<string, string>, before).filter(
      ({ field }) => !choices[field],
    );
    if (open.length > 0)
      throw new Undecided(
        open.map(({ field }) => ({ field: `choice.${field}`, code: 'required', detail: 'Choisissez une des deux.' })),
      );
  }
  const isProofSeen = oneText(typed['residenceProof.kind']) !== '';
  const leftAlone = [...givenUp(choices), ...(isProofSeen ? [] : comparedFields.residenceProof)];
  const changed = Object.fromEntries(Object.entries(typed).filter(([name]) => !leftAlone.includes(name)));
  const untouched = Object.fromEntries(leftAlone.map((name) => [name.split('.')[0]!, undefined]));
  return readChanges(ResidentChanges, changed, { ...untouched, version });
}

/** The dossier as the fields of its form show it. */
export function valuesOf(resident: ResidentView): Record<string, string | undefined> {
  return asTyped(ResidentForm, resident);
}
