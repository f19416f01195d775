import type { Header } from '../kernel/lists/list-header.js';
import type { ListModel } from '../kernel/lists/list-model.js';
import type { MatchBy } from './match-keys.js';

/** How lists name their columns, folded. A usage name comes before a birth name. */
export const residentColumns = {
  reference: [
    'reference',
    'ref',
    'numero usager',
    'n usager',
    'identifiant',
    'matricule',
    'numero de dossier',
    'n de dossier',
    'id',
  ],
  passNumber: ['numero de pass', 'numero du pass', 'n de pass', 'numero pass', 'pass', 'pass senior'],
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

/** What a list of residents looks like. */
export const residentModel: ListModel = {
  header: [
    'Nom',
    'Prénom',
    'Date de naissance',
    'Commune',
    'Adresse',
    'Code postal',
    'Téléphone',
    'Courriel',
    'Référence',
    'Justificatif',
    'Vu le',
  ],
  example: [
    'Roux',
    'Anne',
    '02/03/1948',
    '',
    '3 rue Véron',
    '94140',
    '01 43 75 00 00',
    'anne.roux@exemple.fr',
    '1204',
    'Facture d’énergie',
    '15/01/2026',
  ],
};

export type ImportField = keyof typeof residentColumns;
export type ImportHeader = Header<ImportField>;

/** Columns without which no line of such a file can be accepted. */
export function requiredColumns(matchBy: MatchBy, communeIsKnown: boolean): [ImportField | ImportField[], string][] {
  if (matchBy === 'reference') return [['reference', 'Référence']];
  if (matchBy === 'pass_number') return [['passNumber', 'Numéro de pass']];
  return [
    ['lastName', 'Nom'],
    ['firstName', 'Prénom'],
    ['bornOn', 'Date de naissance'],
    ...(communeIsKnown
      ? []
      : [[['commune', 'communeCode'], 'Commune (nom ou code INSEE)'] satisfies [ImportField[], string]]),
  ];
}
