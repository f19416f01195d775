import { foldName } from './fold-name.js';

/**
 * An h that is not heard, as in most French names: Hélène, Hilaire, Honoré, Hortense, Hubert, Huguette, Hyacinthe; Harmonie,
 * Habitat, Hôtel. Before any other (Hugo, Hamid, Heidi, Harold) `de` stays: said too carefully it is no mistake.
 */
const silent = /^(h(e(?!i|lm)|ila|ipp|onor|ora|ort|ub|uguett|ya|armon|abitat|otel)|y[^aeiouy])/;
const vowel = /^(?!onze|oui\b|[a-z]\b)[aeiou]/;

/** `d’Élisabeth`, `de Jeanne`, `d’Hélène`, `de Hugo`: a name as it follows `de`. */
export function ofName(name: string): string {
  return elides(name) ? `d’${name}` : `de ${name}`;
}

/** A sentence that ends in `de`, as it stands before this name, with its space: `a fermé le compte d’`. */
export function beforeName(sentence: string, name: string): string {
  return sentence.endsWith(' de') && elides(name) ? `${sentence.slice(0, -1)}’` : `${sentence} `;
}

/** What begins with a mark (« Un café ») keeps `de`. */
function elides(name: string): boolean {
  const folded = foldName(name);
  return /^\p{L}/u.test(name) && (vowel.test(folded) || silent.test(folded));
}
