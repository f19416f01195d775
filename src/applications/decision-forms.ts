import { Choice, Reference, Tick } from '../kernel/fields/choices.js';
import { Line } from '../kernel/fields/lines.js';
import { Part } from '../kernel/fields/parts.js';
import type { PassCategory } from '../passes/pass.entity.js';
import { ResidenceProof } from '../residents/resident-form.js';
import { refusalReasonLabels } from './application-wording.js';
import type { RefusalReason } from './pass-application.entity.js';

export class Acceptance {
  @Reference({ optional: true, description: 'Le dossier à compléter ; sinon un nouveau est créé.' })
  residentId?: string;

  @Tick({
    optional: true,
    description: 'Confirme qu’il s’agit de quelqu’un d’autre malgré un dossier ressemblant.',
  })
  confirmedNew?: boolean;

  @Choice([1, 2, 3], { label: 'Catégorie', description: 'Catégorie ; son nom est dans les réglages du CCAS' })
  category!: PassCategory;

  @Part(() => ResidenceProof)
  residenceProof!: ResidenceProof;
}

export class ApplicationRefusal {
  @Choice(refusalReasonLabels, { label: 'Raison' })
  reason!: RefusalReason;

  @Line(1000, {
    when: (form: ApplicationRefusal) => form.reason === 'other' || form.note !== undefined,
    control: 'area',
    description: 'Écrit à la personne, après la raison ; obligatoire pour « other ».',
  })
  note?: string;
}

export class RequestForMore {
  @Line(1000, { control: 'area', example: 'La facture montrée a plus de trois mois : apportez la dernière.' })
  missing!: string;
}
