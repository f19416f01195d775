import { Bounded } from '../ccas/bounded.js';
import { VersionedForm } from '../ccas/version-in.js';

export class RetentionForm extends VersionedForm {
  @Bounded(6, 24, {
    label: 'Dossier d’un usager, après le dernier contact',
    hint: 'De 6 à 24 mois. Ensuite il est effacé ; le registre ne garde qu’un numéro au hasard.',
  })
  keptResidentMonths!: number;

  @Bounded(2, 6, {
    label: 'Demande de pass refusée',
    hint: 'De 2 à 6 mois : deux mois au moins, le temps d’un recours.',
    maxLength: 2,
  })
  keptRefusedMonths!: number;

  @Bounded(1, 6, { label: 'Adresse et texte des courriels envoyés', hint: 'De 1 à 6 mois.', maxLength: 2 })
  keptMailMonths!: number;
}
