import { DomainError } from '../errors/domain-error.js';
import { refusal } from '../errors/refusal.js';

const sentences = {
  empty_file: ['Ce fichier est vide.', 'Enregistrez la liste au format .xlsx ou CSV, puis recommencez.'],
  not_csv: [
    'Ce fichier n’est ni un tableau Excel (.xlsx) ni un fichier CSV.',
    'Dans votre tableur, choisissez « Enregistrer sous », puis le format .xlsx ou « CSV UTF-8 ».',
  ],
  old_workbook: [
    'Ce classeur est d’un ancien format d’Excel (.xls).',
    'Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx ou CSV, puis recommencez.',
  ],
  locked_workbook: [
    'Ce classeur est protégé par un mot de passe.',
    'Enlevez le mot de passe dans votre tableur, ou enregistrez-le au format CSV, puis recommencez.',
  ],
  other_workbook: [
    'Ce fichier n’est pas un classeur .xlsx.',
    'Enregistrez-le au format .xlsx ou CSV dans votre tableur, puis recommencez.',
  ],
  broken_workbook: [
    'Ce classeur est abîmé et ne peut pas être lu.',
    'Ouvrez-le dans votre tableur et enregistrez-le de nouveau au format .xlsx ou CSV, puis recommencez.',
  ],
  workbook_too_large: [
    'Ce classeur est trop gros pour être lu.',
    'Ne gardez que la feuille à charger, coupez-la si elle est longue, ou enregistrez-la au format CSV, puis recommencez.',
  ],
  no_header: [
    'Aucune colonne n’a été reconnue : la première ligne doit nommer les colonnes, par exemple Nom, Prénom et Date de naissance.',
    'Ajoutez cette première ligne, puis recommencez.',
  ],
  too_many_lines: ['Ce fichier a trop de lignes.', 'Coupez-le en plusieurs fichiers, puis recommencez.'],
  missing_columns: ['Des colonnes manquent.', 'Ajoutez-les ou renommez-les dans la première ligne, puis recommencez.'],
} as const;

/** The whole file cannot be read: nothing of it was recorded. Everything smaller refuses one line. */
export class UnreadableFile extends DomainError {
  readonly status = 422;

  constructor(
    readonly code: keyof typeof sentences,
    detail: string = sentences[code][0],
  ) {
    super(detail, { nextStep: sentences[code][1] });
  }
}

/** Its failures are ours, not the file's. Kept on the import, after the last attempt. */
export const internalFailure = {
  code: 'internal',
  detail:
    'L’import s’est arrêté plusieurs fois de notre côté ; rien n’a été enregistré. Recommencez plus tard, ou prévenez la personne qui tient l’installation.',
};

/** One line that cannot be accepted, and why. */
export interface LineRefusal {
  /** As a spreadsheet shows it: the header is line 1. */
  line: number;
  /** As the API names it; null when the line as a whole is at fault. */
  field: string | null;
  code: string;
  detail: string;
  /** Whom or what the line is about, where it says so. */
  name?: string;
}

/** Thrown while a line is read; caught where its number is known. */
export class LineRefused extends Error {
  constructor(
    readonly field: string | null,
    readonly code: string,
    readonly detail: string,
  ) {
    super(code);
  }
}

export const NoFileSent = refusal(
  'unsupported_media_type',
  415,
  'Un fichier CSV ou Excel (.xlsx) est attendu.',
  'Envoyez-le en multipart/form-data, ou comme corps de type text/csv ou de celui d’Excel.',
);
