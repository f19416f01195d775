/**
 * A name as it is compared and searched: no accents, no case, hyphens and apostrophes as spaces.
 * `Éloïse LE-BRÀS d’Arc` → `eloise le bras d arc`
 */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
