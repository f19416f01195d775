import { Injectable } from '@nestjs/common';
import { LawTable } from './law-table.js';

export const socialSecurityCeiling: LawTable<{ month: number }> = {
  name: 'pmss',
  title: 'Plafond mensuel de la sécurité sociale',
  purpose: 'Il borne la valeur d’un mécénat de compétences : trois plafonds par mois et par salarié.',
  figures: [{ name: 'month', label: 'Plafond par mois', unit: 'euros' }],
  known: [
    {
      validFrom: '2026-01-01',
      validThrough: '2026-12-31',
      source: 'Plafond de la sécurité sociale 2026',
      figures: { month: 400_500 },
    },
  ],
};

/** Figures of no slice alone, as they were known when this version was made (domain.md). */
@LawTable()
@Injectable()
export class GeneralLawTables {
  readonly lawTables = [socialSecurityCeiling];
}
