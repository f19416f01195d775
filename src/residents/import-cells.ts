import { LineRefused } from '../kernel/lists/list.errors.js';
import { foldName } from '../kernel/text/fold-name.js';
import type { ResidenceProofKind } from './resident.entity.js';

/** @throws LineRefused */
export function readName(field: 'lastName' | 'firstName', cell: string): string {
  const what = field === 'lastName' ? 'nom' : 'prénom';
  if (cell === '') throw new LineRefused(field, 'required', `Le ${what} manque.`);
  if (cell.length > 100) throw new LineRefused(field, 'too_long', `Le ${what} dépasse 100 caractères.`);
  if (cell.includes('\uFFFD') || !/\p{L}/u.test(cell))
    throw new LineRefused(field, 'unreadable', `Le ${what} n’est pas lisible.`);
  return cell;
}

/** @throws LineRefused */
export function readAddress(cell: string): string {
  if (cell.length > 200) throw new LineRefused('address', 'too_long', 'L’adresse dépasse 200 caractères.');
  return cell;
}

/** The first that fits: a « quittance de loyer » is a lease, an « attestation d’hébergement » is a host's. */
const proofs: [RegExp, ResidenceProofKind][] = [
  [/heberge/, 'host'],
  [/bail|loyer|quittance|locat/, 'rent'],
  [/impot|imposition|taxe|fiscal/, 'tax'],
  [/facture|energie|electricite|gaz|eau|edf|engie/, 'energy'],
  [/autre/, 'other'],
];

/** @throws LineRefused */
export function readProofKind(cell: string): ResidenceProofKind {
  const folded = foldName(cell);
  const kind = proofs.find(([words]) => words.test(folded))?.[1];
  if (!kind)
    throw new LineRefused(
      'residenceProof.kind',
      'not_in_list',
      'Justificatif non reconnu : facture d’énergie, avis d’impôt, bail, hébergement ou autre.',
    );
  return kind;
}
