import type { Tx } from '../kernel/database/database.js';
import type { ResidenceProofKind } from './resident.entity.js';

/** What of a dossier a merge chooses between. */
export interface MergedValues {
  lastName: string;
  firstName: string;
  /** ISO day, as `residenceProofSeenOn`. */
  bornOn: string;
  communeCode: string;
  address: string | null;
  postcode: string | null;
  phone: string | null;
  email: string | null;
  residenceProofKind: ResidenceProofKind | null;
  residenceProofSeenOn: string | null;
}

export interface MergeCandidate extends MergedValues {
  id: string;
  updatedAt: Date;
  registeredAt: Date;
  mergedInto: string | null;
  isRestricted: boolean;
  isEnded: boolean;
}

/** What is chosen together: half an address and half of another make a third place. */
export const mergeFields = {
  lastName: ['lastName'],
  firstName: ['firstName'],
  bornOn: ['bornOn'],
  home: ['address', 'postcode', 'communeCode'],
  phone: ['phone'],
  email: ['email'],
  residenceProof: ['residenceProofKind', 'residenceProofSeenOn'],
} as const satisfies Record<string, readonly (keyof MergedValues)[]>;
export type MergeField = keyof typeof mergeFields;

export const mergeLabels: Record<MergeField, string> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  bornOn: 'Date de naissance',
  home: 'Adresse',
  phone: 'Téléphone',
  email: 'Courriel',
  residenceProof: 'Justificatif vu',
};
export type MergeChoices = Partial<Record<MergeField, 'kept' | 'merged'>>;

/** Do the two differ here? */
export function differs(field: MergeField, one: MergedValues, other: MergedValues): boolean {
  return mergeFields[field].some((column) => one[column] !== other[column]);
}

/** The value to keep unless the agent says otherwise: the most recent one that is not empty. */
export function proposed(field: MergeField, kept: MergeCandidate, merged: MergeCandidate): 'kept' | 'merged' {
  const [first] = mergeFields[field];
  if (!merged[first]) return 'kept';
  if (!kept[first]) return 'merged';
  return merged.updatedAt > kept.updatedAt ? 'merged' : 'kept';
}

/** The values of both as the agent chose; what was not said is as proposed. */
export function chosenValues(kept: MergeCandidate, merged: MergeCandidate, choices: MergeChoices): MergedValues {
  const fields = Object.keys(mergeFields) as MergeField[];
  const entries = fields.flatMap((field) => {
    const source = (choices[field] ?? proposed(field, kept, merged)) === 'merged' ? merged : kept;
    return mergeFields[field].map((column) => [column, source[column]]);
  });
  return Object.fromEntries(entries) as MergedValues;
}

/** Only what a merge chooses, as its undoing keeps it. */
export function valuesOf(candidate: MergeCandidate): MergedValues {
  const columns = Object.values(mergeFields).flat();
  return Object.fromEntries(columns.map((column) => [column, candidate[column]])) as unknown as MergedValues;
}

/** These dossiers, locked in the order of their ids so that two merges of one pair never wait for each other. */
export function lockCandidates(tx: Tx, ids: string[]): Promise<MergeCandidate[]> {
  return readCandidates(tx, ids, 'for update');
}

export function readCandidates(tx: Tx, ids: string[], lock: '' | 'for update' = ''): Promise<MergeCandidate[]> {
  return tx.rows<MergeCandidate>(
    `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode", address, postcode, phone, email,
       residence_proof_kind as "residenceProofKind", residence_proof_seen_on as "residenceProofSeenOn",
       updated_at as "updatedAt", registered_at as "registeredAt", merged_into as "mergedInto", restricted_at is not null as "isRestricted", ended_as is not null as "isEnded"
     from resident where id = any($1::uuid[]) order by id ${lock}`,
    [ids],
  );
}
