import { Choice } from '../kernel/fields/choices.js';
import { Siret } from '../kernel/fields/companies.js';
import { Line } from '../kernel/fields/lines.js';
import { Whole } from '../kernel/fields/numbers.js';

export const tokenKinds = ['agent', 'manager', 'till'] as const;
export type ApiTokenKind = (typeof tokenKinds)[number];

export class ApiTokenForm {
  @Line(80)
  label!: string;

  @Choice(tokenKinds)
  kind!: ApiTokenKind;

  @Choice(['read', 'write'])
  scope!: 'read' | 'write';

  /** Days it lives. */
  @Whole({ min: 1, max: 3650 })
  days!: number;

  /** For a till: its partner; without one it serves the whole CCAS. */
  @Siret({ optional: true })
  siret?: string;
}
