import { type PickedResident, Resident } from '../residents/picked-resident.js';

/** Two dossiers that somebody takes for one person's, though nothing says so. */
export class CompareForm {
  @Resident({ isKnown: true, label: 'Le dossier à garder' })
  kept!: PickedResident;

  @Resident({ isKnown: true, label: 'L’autre dossier', hint: 'Il rejoint le premier, si vous les fusionnez.' })
  merged!: PickedResident;
}
