import { foldName } from '../kernel/text/fold-name.js';
import { identityKey } from './identity.js';

/** What two descriptions of perhaps one person are compared by. */
export interface Likened {
  lastName: string;
  firstName: string;
  /** ISO day. */
  bornOn: string;
  /** E.164 */
  phone: string | null;
  email: string | null;
}

export type Likeness = 'same_identity' | 'swapped_names' | 'similar_name' | 'same_phone' | 'same_email';

/** As screens say it. */
export const likenessLabels: Record<Likeness, string> = {
  same_identity: 'même nom, même date de naissance',
  swapped_names: 'nom et prénom inversés',
  similar_name: 'nom ressemblant',
  same_phone: 'même téléphone',
  same_email: 'même courriel',
};

/** Half of the trigrams in common: `Le Bras` and `Lebras`, not `Dupont` and `Durand`. */
export const SIMILAR = 0.5;

/** Why these two may be one person; empty for two born on different days, or with nothing in common. */
export function likeness(one: Likened, other: Likened): Likeness[] {
  if (one.bornOn !== other.bornOn) return [];
  const why: Likeness[] = [];
  if (identityKey(one) === identityKey(other)) why.push('same_identity');
  else if (foldName(one.lastName) === foldName(other.firstName) && foldName(one.firstName) === foldName(other.lastName))
    why.push('swapped_names');
  else if (similarity(nameOf(one), nameOf(other)) >= SIMILAR) why.push('similar_name');
  if (one.phone && one.phone === other.phone) why.push('same_phone');
  if (one.email && one.email.toLowerCase() === other.email?.toLowerCase()) why.push('same_email');
  return why;
}

/**
 * From 0 to 1: trigrams of the words two folded texts have in common, over all of theirs; the order of the words does
 * not matter (as PostgreSQL's `pg_trgm` counts).
 */
export function similarity(one: string, other: string): number {
  const ours = trigrams(one);
  const theirs = trigrams(other);
  const common = [...ours].filter((trigram) => theirs.has(trigram)).length;
  const all = ours.size + theirs.size - common;
  return all === 0 ? 0 : common / all;
}

function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.split(' ').filter(Boolean)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  }
  return found;
}

function nameOf({ lastName, firstName }: Likened): string {
  return `${foldName(lastName)} ${foldName(firstName)}`;
}
