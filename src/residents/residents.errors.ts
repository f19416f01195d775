import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

export interface DuplicateCandidate {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
}

/** This dossier was merged into another, which has everything now. */
export class ResidentMerged extends DomainError {
  readonly code = 'resident_merged';
  readonly status = 409;
  override readonly goTo: string;

  constructor(readonly keptId: string) {
    super('Ce dossier a été fusionné avec un autre.', {
      nextStep: 'Ouvrez le dossier conservé.',
      extra: { keptId },
    });
    this.goTo = `/ccas/usagers/${keptId}`;
  }
}

/** Whoever was picked in a form was merged into another dossier meanwhile: that one is chosen now, for a second look. */
export class PersonMerged extends DomainError {
  readonly code = 'person_merged';
  readonly status = 409;

  constructor(field: string) {
    const detail = 'Le dossier choisi vient d’être fusionné avec un autre, qui est maintenant choisi à sa place.';
    super(detail, {
      errors: [{ field, code: 'person_merged', detail }],
      nextStep: 'Vérifiez que c’est bien la personne, puis envoyez de nouveau.',
    });
  }
}

/** Somebody who is registered within a form may be there already. */
export class PersonAlike extends DomainError {
  readonly code = 'possible_duplicate';
  readonly status = 409;

  constructor(field: string, candidates: readonly { id: string }[]) {
    const detail = 'Cette personne est peut-être déjà inscrite.';
    super(detail, {
      errors: [{ field, code: 'possible_duplicate', detail }],
      nextStep: 'Choisissez son dossier, ou dites que c’est quelqu’un d’autre.',
      extra: { field, candidates: candidates.map(({ id }) => ({ id })) },
    });
  }
}

export const CannotUndoMerge = refusal(
  'cannot_undo_merge',
  409,
  (detail: string, _nextStep: string) => detail,
  (_detail, nextStep) => nextStep,
);

/** Same surname, first name and birth date: offered to merge, never silently doubled. */
export class PossibleDuplicate extends DomainError {
  readonly code = 'possible_duplicate';
  readonly status = 409;

  constructor(readonly candidates: DuplicateCandidate[]) {
    super('Une personne du même nom et née le même jour est déjà inscrite.', {
      nextStep: 'Ouvrez sa fiche, ou confirmez qu’il s’agit de quelqu’un d’autre.',
      extra: { candidates },
    });
  }
}

export class OutsideCommunes extends DomainError {
  readonly code = 'invalid_input';
  readonly status = 400;

  constructor(field = 'communeCode') {
    const detail = 'Cette commune n’est pas desservie par ce CCAS.';
    super('Certaines réponses sont à corriger.', {
      errors: [{ field, code: 'outside_communes', detail }],
      nextStep: 'Choisissez une commune du CCAS.',
    });
  }
}

/** Somebody corrected the dossier after it was read. */
export class ChangedMeanwhile extends DomainError {
  readonly code = 'changed_meanwhile';
  readonly status = 409;

  constructor(version: number) {
    super('Ce dossier a été modifié pendant que vous le corrigiez.', {
      nextStep: 'Comparez les deux versions, puis choisissez pour chaque réponse.',
      extra: { version },
    });
  }
}

/** RGPD, article 18. */
export const DossierRestricted = refusal(
  'dossier_restricted',
  409,
  'Ce dossier est limité à la demande de la personne : il est gardé, et rien n’y change.',
  'Levez d’abord la limitation, après avoir prévenu la personne.',
);

export const AlreadyRestricted = refusal(
  'already_restricted',
  409,
  'Ce dossier est déjà limité.',
  'Il n’y a rien de plus à faire.',
);

export const NotRestricted = refusal('not_restricted', 409, 'Ce dossier n’est pas limité.', 'Rechargez la fiche.');

export const NoteAlreadyStruck = refusal(
  'note_already_struck',
  409,
  'Cette note est déjà rayée.',
  'Rechargez la fiche.',
);

export const ReferenceTaken = refusal(
  'invalid_input',
  400,
  'Certaines réponses sont à corriger.',
  'Vérifiez la référence.',
  { field: { name: 'reference', code: 'taken', detail: 'Cette référence est déjà celle d’un autre dossier.' } },
);

export const AlreadyErased = refusal(
  'already_erased',
  409,
  'Ce dossier a déjà été effacé.',
  'Il n’y a plus rien à faire.',
);
