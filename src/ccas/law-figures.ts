import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LawTables } from '../kernel/law/law-tables.js';

const euros = 'euros' as const;
const c2sPeople = [1, 2, 3, 4];

/** Figures more than one slice may compute with, as they were known when this version was made (domain.md). */
@Injectable()
export class LawFigures implements OnModuleInit {
  constructor(private readonly tables: LawTables) {}

  onModuleInit(): void {
    this.tables.add({
      name: 'c2s',
      title: 'Plafonds de la complémentaire santé solidaire',
      purpose: 'Ils disent si une personne a probablement droit à la C2S, gratuite ou avec participation.',
      figures: [
        ...c2sPeople.flatMap((people) => [
          { name: `free${people}`, label: `${peopleWords(people)}, gratuite, par an`, unit: euros },
          { name: `shared${people}`, label: `${peopleWords(people)}, avec participation, par an`, unit: euros },
        ]),
        { name: 'freeMore', label: 'Par personne de plus, gratuite', unit: euros },
        { name: 'sharedMore', label: 'Par personne de plus, avec participation', unit: euros },
      ],
      known: [
        {
          validFrom: '2025-04-01',
          validThrough: '2026-03-31',
          source: 'efl.fr et previssima.fr, plafonds au 1er avril 2025, métropole',
          figures: {
            free1: 1_033_900,
            shared1: 1_395_700,
            free2: 1_550_800,
            shared2: 2_093_600,
            free3: 1_860_900,
            shared3: 2_512_300,
            free4: 2_171_100,
            shared4: 2_931_100,
            freeMore: 413_500,
            sharedMore: 558_300,
          },
        },
      ],
    });
    this.tables.add({
      name: 'pmss',
      title: 'Plafond mensuel de la sécurité sociale',
      purpose: 'Il borne la valeur d’un mécénat de compétences : trois plafonds par mois et par salarié.',
      figures: [{ name: 'month', label: 'Plafond par mois', unit: euros }],
      known: [
        {
          validFrom: '2026-01-01',
          validThrough: '2026-12-31',
          source: 'Plafond de la sécurité sociale 2026',
          figures: { month: 400_500 },
        },
      ],
    });
  }
}

function peopleWords(people: number): string {
  return people === 1 ? 'Une personne' : `${people} personnes`;
}
