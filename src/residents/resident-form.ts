import { Choice, Tick } from '../kernel/fields/choices.js';
import { BirthDate, Day } from '../kernel/fields/days.js';
import { Line } from '../kernel/fields/lines.js';
import { Whole } from '../kernel/fields/numbers.js';
import { Part } from '../kernel/fields/parts.js';
import { Commune, Email, PersonName, PhoneNumber, Postcode, Street } from '../kernel/fields/people.js';
import { residenceProofLabels } from './residence-proof-labels.js';
import type { ResidenceProofKind } from './resident.entity.js';

export class ResidenceProof {
  @Choice(residenceProofLabels, {
    label: 'Nature',
    description: 'Nature du justificatif vu ; le document n’est jamais conservé.',
  })
  kind!: ResidenceProofKind;

  @Day({ label: 'Vu le', example: '2026-11-02' })
  seenOn!: string;
}

class Contact {
  @Street({ min: 0, optional: true, example: '12 rue Véron' })
  address?: string | null;

  @Postcode({ optional: true, example: '94140' })
  postcode?: string | null;

  @PhoneNumber({ optional: true, example: '01 43 75 00 00', description: 'Conservé au format E.164.' })
  phone?: string | null;

  @Email({ optional: true, example: 'jeanne@exemple.fr' })
  email?: string | null;

  @Line(40, {
    optional: true,
    label: 'Référence',
    autocomplete: 'off',
    hint: 'Numéro de la personne dans un autre logiciel de la mairie.',
    example: 'U-1024',
    description: 'Numéro de la personne dans un autre logiciel de la mairie.',
  })
  reference?: string | null;
}

const someoneElse = 'Confirme qu’il s’agit de quelqu’un d’autre malgré un homonyme né le même jour.';

export class ResidentForm extends Contact {
  @PersonName({ part: 'family', example: 'Le Bràs' })
  lastName!: string;

  @PersonName({ part: 'given', example: 'Marie-Thérèse' })
  firstName!: string;

  @BirthDate({ example: '1948-03-02' })
  bornOn!: string;

  @Commune({ description: 'Code INSEE d’une commune du CCAS.' })
  communeCode!: string;

  @Part(() => ResidenceProof)
  residenceProof!: ResidenceProof;

  @Tick({ optional: true, description: someoneElse })
  confirmedNew?: boolean;
}

export class ResidentChanges extends Contact {
  @PersonName({ part: 'family', optional: 'never null' })
  lastName?: string;

  @PersonName({ part: 'given', optional: 'never null' })
  firstName?: string;

  @BirthDate({ optional: 'never null' })
  bornOn?: string;

  @Commune({ optional: 'never null' })
  communeCode?: string;

  @Part(() => ResidenceProof, { optional: 'never null' })
  residenceProof?: ResidenceProof;

  @Tick({ optional: 'never null', description: someoneElse })
  confirmedNew?: boolean;

  @Whole({
    min: 1,
    optional: 'never null',
    description: 'La version lue avant de corriger : si quelqu’un a corrigé depuis, 409 `changed_meanwhile`.',
  })
  version?: number;
}
