import type { LawFigure, LawTable, WrongFigure } from '../../laws/law-table.js';
import { participationAges } from './c2s-check.js';
import { type C2sTerritory, c2sTerritories, territoryWords } from './c2s-territory.js';

const free = ['free1', 'free2', 'free3', 'free4', 'freeMore'] as const;
const paid = ['paid1', 'paid2', 'paid3', 'paid4', 'paidMore'] as const;
const monthly = ['monthlyUnder30', 'monthlyFrom30', 'monthlyFrom50', 'monthlyFrom60', 'monthlyFrom70'] as const;
/** Names of figures, in the order of households and of ages. */
export const c2sFigures = { free, paid, monthly };

type Ceiling = (typeof free)[number] | (typeof paid)[number];
type Amount = Ceiling | (typeof monthly)[number];
/** Ceilings in cents for twelve months, participation in cents a month, and where they hold. */
export type C2sFigures = Record<Amount, number> & { territory: C2sTerritory };

const households = ['1 personne', '2 personnes', '3 personnes', '4 personnes', 'Chaque personne de plus'];
const figure = (name: Amount, label: string): LawFigure<Amount> => ({ name, label, unit: 'euros' });

/** Ceilings of the complémentaire santé solidaire (C2S). */
export const c2sTable: LawTable<C2sFigures> = {
  name: 'mutuelle.c2s',
  title: 'Plafonds de la complémentaire santé solidaire',
  purpose: 'Ils disent si une personne a probablement droit à la C2S, gratuite ou avec participation.',
  figures: [
    {
      name: 'territory',
      label: 'Ces plafonds valent pour',
      unit: 'choice',
      options: c2sTerritories.map((each) => [each, territoryWords[each]]),
    },
    ...free.map((name, place) => figure(name, `Gratuite, ${householdWords(place)}`)),
    ...paid.map((name, place) => figure(name, `Avec participation, ${householdWords(place)}`)),
    ...monthly.map((name, place) => figure(name, `Par mois, ${participationAges[place]!.toLowerCase()}`)),
  ],
  grids: [
    {
      label: 'Plafonds annuels',
      columns: ['Foyer', 'Gratuite', 'Avec participation'],
      rows: households.map((size, place) => [size, free[place]!, paid[place]!]),
    },
    {
      label: 'Participation par mois',
      columns: ['Âge', 'Par mois'],
      rows: participationAges.map((age, place) => [age, monthly[place]!]),
    },
  ],
  known: [
    {
      validFrom: '2025-04-01',
      validThrough: '2026-03-31',
      source: 'Plafonds au 1er avril 2025, France métropolitaine (efl.fr, previssima.fr)',
      figures: {
        territory: 'metropolitan',
        ...inOrder(free, [1_033_900, 1_550_800, 1_860_900, 2_171_100, 413_500]),
        ...inOrder(paid, [1_395_700, 2_093_600, 2_512_300, 2_931_100, 558_300]),
        ...inOrder(monthly, [800, 1_400, 2_100, 2_500, 3_000]),
      },
    },
  ],
  onceOutdated:
    'Les habitants voient les derniers connus, avec un avertissement. Ils changent chaque 1er avril : entrez les nouveaux dès qu’ils sont publiés.',
  wrong: wrongCeilings,
};

function householdWords(place: number): string {
  return place === 4 ? 'par personne de plus' : households[place]!;
}

function inOrder<N extends string>(names: readonly N[], cents: number[]): Record<N, number> {
  return Object.fromEntries(names.map((name, place) => [name, cents[place]!])) as Record<N, number>;
}

/** A ceiling rises with the household, and is higher with participation. */
function wrongCeilings(figures: C2sFigures): WrongFigure[] {
  const wrong: WrongFigure[] = [];
  const refuse = (name: Ceiling, detail: string) => void wrong.push({ name, code: 'not_rising', detail });
  for (const names of [free, paid])
    for (const place of [1, 2, 3])
      if (figures[names[place]!] <= figures[names[place - 1]!])
        refuse(names[place]!, 'Le plafond monte avec le foyer : vérifiez ce montant.');
  for (const place of [0, 1, 2, 3])
    if (figures[paid[place]!] <= figures[free[place]!])
      refuse(paid[place]!, 'Le plafond avec participation est plus haut que celui de la gratuité.');
  if (figures.freeMore <= 0) refuse('freeMore', 'Écrivez ce que chaque personne de plus ajoute.');
  if (figures.paidMore < figures.freeMore) refuse('paidMore', 'Ce montant ne peut être sous celui de la gratuité.');
  return wrong;
}
