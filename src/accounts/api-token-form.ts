import { Choice } from '../kernel/fields/choices.js';
import { Siret } from '../kernel/fields/companies.js';
import { Line } from '../kernel/fields/lines.js';
import { Whole } from '../kernel/fields/numbers.js';

export const tokenKinds = ['agent', 'manager', 'till'] as const;
export type ApiTokenKind = (typeof tokenKinds)[number];

export class ApiTokenForm {
  @Line(80, {
    label: 'À quoi il sert',
    hint: 'Par exemple « Logiciel de facturation ».',
    autocomplete: 'off',
  })
  label!: string;

  @Choice(tokenKinds, {
    control: 'choices',
    label: 'Il agit comme',
    options: [
      ['agent', 'Un agent'],
      ['manager', 'Un responsable', 'Lit aussi le journal.'],
      ['till', 'Une caisse', 'Vérifie et enregistre des pass, rien d’autre.'],
    ],
  })
  kind!: ApiTokenKind;

  @Choice({ read: 'Lire seulement', write: 'Lire et écrire' }, { control: 'choices', label: 'Il peut' })
  scope!: 'read' | 'write';

  /** Days it lives. */
  @Whole({ min: 1, max: 3650 })
  days!: number;

  /** For a till: its partner; without one it serves the whole CCAS. */
  @Siret({
    optional: true,
    label: 'SIRET du partenaire',
    hint: 'Pour une caisse seulement. Sans lui, elle sert tout le CCAS.',
    autocomplete: 'off',
  })
  siret?: string;
}
