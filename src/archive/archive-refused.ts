/** Why an archive cannot be read back: one French sentence for the operator, with the next step. */
export class ArchiveRefused extends Error {}

export const DAMAGED = 'Cette archive est abîmée ou a été modifiée : reprenez-la depuis l’original.';

/** What an archive says of itself, fit for a terminal: no control character, and not endless. */
export function shown(word: string): string {
  return word.replaceAll(/\p{C}/gu, '?').slice(0, 60);
}
