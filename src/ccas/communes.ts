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

export function isCommune(code: string): boolean {
  return all().has(code);
}

/** Which of `codes` bears this name, accents, case and hyphens aside; an INSEE code is accepted as well. */
export function findCommune(nameOrCode: string, codes: string[]): string | undefined {
  const wanted = foldName(nameOrCode);
  return codes.find((code) => code === nameOrCode.trim() || foldName(communeName(code)) === wanted);
}
