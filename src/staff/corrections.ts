import { DomainError, type FieldError } from '../kernel/errors/domain-error.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { ResidentChanges } from '../residents/resident-form.js';
import type { ResidentView } from '../residents/resident.query.js';
import { compareVersions, givenUp, readVersions } from './version-comparison.js';

/** What may be left out is erased when its field comes back blank. */
const mayBeBlank = { address: null, postcode: null, phone: null, email: null, reference: null };

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
  const { confirmedNew, ...rest } = withoutBlanks(typed);
  if (!typed['residenceProof.kind']) delete rest.residenceProof;
  const input: Record<string, unknown> = {
    ...mayBeBlank,
    ...rest,
    ...(version !== undefined && { version }),
    ...(confirmedNew === 'oui' && { confirmedNew: true }),
  };
  if (Object.keys(choices).length > 0) {
    // `before` is then what the comparison showed as saved: whatever differs from it was to be decided.
    const open = compareVersions(before, typed as Record<string, string>, before).filter(
      ({ field }) => !choices[field],
    );
    if (open.length > 0)
      throw new Undecided(
        open.map(({ field }) => ({ field: `choice.${field}`, code: 'required', detail: 'Choisissez une des deux.' })),
      );
    for (const name of givenUp(choices)) delete input[name.split('.')[0]!];
  }
  return readInput(ResidentChanges, input);
}

/** The dossier as the fields of its form show it. */
export function valuesOf({ residenceProof, ...resident }: ResidentView): Record<string, string | undefined> {
  const { lastName, firstName, bornOn, communeCode, address, postcode, phone, email, reference } = resident;
  return {
    lastName,
    firstName,
    bornOn,
    communeCode,
    address: address ?? undefined,
    postcode: postcode ?? undefined,
    phone: phone ? frenchPhone(phone) : undefined,
    email: email ?? undefined,
    reference: reference ?? undefined,
    'residenceProof.kind': residenceProof?.kind,
    'residenceProof.seenOn': residenceProof?.seenOn,
  };
}
