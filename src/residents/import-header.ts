import { foldName } from '../kernel/text/fold-name.js';
import { UnreadableFile } from './import.errors.js';
import { parseRecords, type Separator, type SourceRecord, splitRecords } from './import-records.js';

/** How lists name their columns, folded. The first filled column of a field wins: a usage name before a birth name. */
const synonyms = {
  lastName: ['nom d usage', 'nom usuel', 'nom', 'nom de famille', 'nom de naissance', 'nom de jeune fille'],
  firstName: ['prenom usuel', 'prenom', 'prenoms', '1er prenom'],
  bornOn: ['date de naissance', 'ne e le', 'nee le', 'ne le', 'date naissance', 'naissance', 'ddn'],
  communeCode: ['code commune', 'code insee', 'insee', 'code insee commune', 'code commune insee'],
  commune: ['commune', 'ville', 'commune de residence', 'localite'],
  address: ['adresse', 'adresse postale', 'adresse 1', 'adresse1', 'rue', 'voie', 'domicile'],
  postcode: ['code postal', 'cp', 'codepostal'],
  phone: [
    'telephone',
    'tel',
    'numero de telephone',
    'n de telephone',
    'telephone portable',
    'telephone mobile',
    'tel portable',
    'portable',
    'mobile',
    'telephone fixe',
    'tel fixe',
    'fixe',
  ],
  email: ['courriel', 'email', 'e mail', 'mail', 'mel', 'adresse mail', 'adresse email', 'adresse electronique'],
  proofKind: ['justificatif', 'justificatif de domicile', 'type de justificatif', 'nature du justificatif'],
  proofSeenOn: ['vu le', 'justificatif vu le', 'date du justificatif'],
} as const;

export type ImportField = keyof typeof synonyms;
/** Places of the columns that may hold a field, the preferred one first. */
export type Columns = Partial<Record<ImportField, number[]>>;

export interface Header {
  separator: Separator;
  columns: Columns;
  /** Cells in the header: a line with more of them has shifted. */
  width: number;
  line: number;
}

/** Software puts a title, or Excel's `sep=;`, above the header. */
const linesTried = 10;

/**
 * Finds the line that names the columns, and with it the separator: the pair that names most.
 * @throws UnreadableFile `no_header`
 */
export function findHeader(text: string): Header {
  let best: Header | undefined;
  for (const separator of [';', ',', '\t'] as const) {
    for (const record of firstRecords(text, separator)) {
      const names = parseRecords([record], separator)[0]!;
      const columns = columnsOf(names);
      if (countOf(columns) > countOf(best?.columns ?? {}))
        best = { separator, columns, width: names.length, line: record.line };
    }
  }
  if (!best) throw new UnreadableFile('no_header');
  return best;
}

/**
 * @param communeIsKnown the CCAS has one commune only, so that the file need not say which
 * @throws UnreadableFile `missing_columns`
 */
export function requireColumns({ columns }: Header, communeIsKnown: boolean): void {
  const missing: string[] = [];
  if (!columns.lastName) missing.push('Nom');
  if (!columns.firstName) missing.push('Prénom');
  if (!columns.bornOn) missing.push('Date de naissance');
  if (!columns.commune && !columns.communeCode && !communeIsKnown) missing.push('Commune (nom ou code INSEE)');
  if (missing.length > 0)
    throw new UnreadableFile('missing_columns', `Il manque dans la première ligne : ${missing.join(', ')}.`);
}

function firstRecords(text: string, separator: Separator): SourceRecord[] {
  const found: SourceRecord[] = [];
  for (const record of splitRecords(text, separator)) {
    if (!record.isBroken) found.push(record);
    if (record.line >= linesTried) break;
  }
  return found;
}

function columnsOf(names: string[]): Columns {
  const folded = names.map((name) => foldName(name));
  const columns: Columns = {};
  for (const [field, known] of Object.entries(synonyms)) {
    const places = known.map((name) => folded.indexOf(name)).filter((place) => place >= 0);
    if (places.length > 0) columns[field as ImportField] = places;
  }
  return columns;
}

function countOf(columns: Columns): number {
  return Object.keys(columns).length;
}
