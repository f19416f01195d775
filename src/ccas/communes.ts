import { createRequire } from 'node:module';
import { foldName } from '../kernel/text/fold-name.js';

interface Commune {
  code: string;
  nom: string;
  type: string;
  codesPostaux?: string[];
}

const require = createRequire(import.meta.url);
let byCode: Map<string, Commune> | undefined;

/** The official list (`@etalab/decoupage-administratif`), read on first use: it is large. */
function all(): Map<string, Commune> {
  byCode ??= new Map(communes().map((commune) => [commune.code, commune]));
  return byCode;
}

/** Today's communes, without those that merged into another and kept a code. */
function communes(): Commune[] {
  return (require('@etalab/decoupage-administratif/data/communes.json') as Commune[]).filter(
    (each) => each.type === 'commune-actuelle',
  );
}

/** Name of a commune by its INSEE code; the code itself for one the list does not know. */
export function communeName(code: string): string {
  return all().get(code)?.nom ?? code;
}

/** Its postcodes, by its INSEE code. A postcode may be shared by several communes. */
export function communePostcodes(code: string): string[] {
  return all().get(code)?.codesPostaux ?? [];
}

/** The communes of a CCAS for a field that asks for one. */
export function communeOptions({ communeCodes }: { communeCodes: string[] }): [code: string, name: string][] {
  return communeCodes.map((code) => [code, communeName(code)]);
}

export function isCommune(code: string): boolean {
  return all().has(code);
}

/** Which of `codes` bears this name, accents, case and hyphens aside; an INSEE code is accepted as well. */
export function findCommune(nameOrCode: string, codes: string[]): string | undefined {
  const wanted = foldName(nameOrCode);
  return codes.find((code) => code === nameOrCode.trim() || foldName(communeName(code)) === wanted);
}

let folded: Map<string, string> | undefined;

/** By code; folding the whole list takes a moment, once. */
function foldedNames(): Map<string, string> {
  folded ??= new Map([...all().values()].map(({ code, nom }) => [code, foldName(nom)]));
  return folded;
}

export interface CommuneFound {
  code: string;
  name: string;
  postcodes: string[];
}

/** Communes whose name begins with these words, or contains them, or that have this postcode; the nearest names first. */
export function searchCommunes(words: string, limit = 20): CommuneFound[] {
  const text = words.trim();
  if (text.length < 2) return [];
  const wanted = foldName(text);
  const rankOf = ({ code, nom, codesPostaux = [] }: Commune): number => {
    if (/^\d{5}$/.test(text)) return codesPostaux.includes(text) ? 0 : code === text ? 1 : -1;
    const name = foldedNames().get(code) ?? foldName(nom);
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : wanted.length > 3 && name.includes(wanted) ? 2 : -1;
  };
  return [...all().values()]
    .map((commune) => ({ commune, rank: rankOf(commune) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank || a.commune.nom.localeCompare(b.commune.nom, 'fr'))
    .slice(0, limit)
    .map(({ commune: { code, nom, codesPostaux = [] } }) => ({ code, name: nom, postcodes: codesPostaux }));
}
