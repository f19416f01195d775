import { Reference } from '../kernel/fields/choices.js';
import { Pattern } from '../kernel/fields/lines.js';
import { FilterBy } from '../kernel/listing/filter-by.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import type { SortColumns } from '../kernel/listing/listed.js';

/** What a list of residents is narrowed to, by the pass they have. */
export const passFilters = ['aucun', 'actif', 'suspendu', 'expire', 'retire', 'a-imprimer'] as const;
export type PassFilter = (typeof passFilters)[number];

const passAnswers: Record<PassFilter, readonly [string, string]> = {
  aucun: ['Sans pass', 'sans pass'],
  actif: ['Pass actif', 'dont le pass est actif'],
  suspendu: ['Pass suspendu', 'dont le pass est suspendu'],
  expire: ['Pass expiré', 'dont le pass a expiré'],
  retire: ['Pass retiré', 'dont le pass a été retiré'],
  'a-imprimer': ['Carte à imprimer', 'dont la carte est à imprimer'],
};

/** Years of age, both included. */
export const ageBands = {
  'moins-de-65': [0, 64],
  '65-74': [65, 74],
  '75-79': [75, 79],
  '80-et-plus': [80, 200],
  '90-et-plus': [90, 200],
} as const;
export type AgeBand = keyof typeof ageBands;

const ageAnswers: Record<AgeBand, readonly [string, string]> = {
  'moins-de-65': ['Moins de 65 ans', 'de moins de 65 ans'],
  '65-74': ['De 65 à 74 ans', 'de 65 à 74 ans'],
  '75-79': ['De 75 à 79 ans', 'de 75 à 79 ans'],
  '80-et-plus': ['80 ans et plus', 'de 80 ans et plus'],
  '90-et-plus': ['90 ans et plus', 'de 90 ans et plus'],
};

export const fileFilters = ['adresse', 'telephone', 'courriel', 'contact', 'justificatif', 'limite'] as const;
export type FileFilter = (typeof fileFilters)[number];

const fileAnswers: Record<FileFilter, readonly [string, string]> = {
  adresse: ['Sans adresse', 'sans adresse'],
  telephone: ['Sans téléphone', 'sans téléphone'],
  courriel: ['Sans courriel', 'sans courriel'],
  contact: ['Ni téléphone ni courriel', 'sans téléphone ni courriel'],
  justificatif: ['Sans justificatif de domicile', 'sans justificatif de domicile'],
  limite: ['À usage limité', 'qui ont demandé un usage limité'],
};

/** What the list of residents is sorted by, of `resident r`. */
export const residentSorts = {
  nom: 'r.search_text',
  naissance: 'r.born_on',
  commune: 'r.commune_code',
  inscription: 'r.registered_at',
  pass: {
    by: 'held.valid_through',
    join: `left join (select p.resident_id, max(p.valid_through) as valid_through from pass p where p.state <> 'revoked' group by p.resident_id) held
      on held.resident_id = r.id`,
    mayBeNull: true,
  },
} as const satisfies SortColumns;

export class ResidentListRequest extends ListRequest {
  @SortedBy(residentSorts)
  override sort?: keyof typeof residentSorts;

  @FilterBy(passAnswers, { label: 'Pass', any: 'Tous' })
  pass?: PassFilter;

  @FilterBy(ageAnswers, { label: 'Âge', any: 'Tous' })
  age?: AgeBand;

  @FilterBy(fileAnswers, { page: 'dossier', label: 'Dossier', any: 'Tous' })
  lacks?: FileFilter;

  /** INSEE code. */
  @Pattern(/^\w{5}$/, { page: 'commune', label: 'Commune', options: [['', 'Toutes']], optional: true })
  communeCode?: string;

  @Reference({ page: 'quartier', label: 'Quartier', options: [['', 'Tous']], optional: true })
  districtId?: string;
}
