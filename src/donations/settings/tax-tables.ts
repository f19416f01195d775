import { Injectable } from '@nestjs/common';
import { type LawFigure, LawTable, type WrongFigure } from '../../laws/law-table.js';

/** Rates in hundredths of a percent, sums in cents. */
type CompanyFigures = {
  rate: number;
  aboveRate: number;
  threshold: number;
  floor: number;
  turnoverPerMille: number;
  carryYears: number;
};
type PersonFigures = { rate: number; incomeShare: number; carryYears: number };
type SkillFigures = { ceilings: number };
type CounterpartFigures = { share: number };
type FormFigures = { cerfa: string; name: string };

const purpose = 'Sert aux dons et à leurs reçus.';
const carryYears: LawFigure<'carryYears'> = { name: 'carryYears', label: 'Report en années', unit: 'number' };

/** The 75 % rate of CGI 200 is not for a CCAS and is nowhere here. */
export const companyRates: LawTable<CompanyFigures> = {
  name: 'donations.company_rates',
  title: 'Réduction d’impôt des entreprises (CGI, 238 bis)',
  purpose,
  figures: [
    { name: 'rate', label: 'Taux', unit: 'percent' },
    { name: 'aboveRate', label: 'Taux au-dessus du seuil', unit: 'percent' },
    { name: 'threshold', label: 'Seuil de dons dans l’année', unit: 'euros' },
    { name: 'floor', label: 'Plafond', unit: 'euros' },
    { name: 'turnoverPerMille', label: 'Plafond en ‰ du chiffre d’affaires', unit: 'number' },
    carryYears,
  ],
  known: [
    {
      validFrom: '2020-12-31',
      validThrough: null,
      source: 'CGI, article 238 bis',
      figures: {
        rate: 6000,
        aboveRate: 4000,
        threshold: 2_000_000_00,
        floor: 20_000_00,
        turnoverPerMille: 5,
        carryYears: 5,
      },
    },
  ],
  mayRunOn: true,
  wrong: ({ rate, aboveRate }) => wrongRates({ rate, aboveRate }),
};

export const personRates: LawTable<PersonFigures> = {
  name: 'donations.person_rates',
  title: 'Réduction d’impôt des particuliers (CGI, 200)',
  purpose,
  figures: [
    { name: 'rate', label: 'Taux', unit: 'percent' },
    { name: 'incomeShare', label: 'Plafond en part du revenu imposable', unit: 'percent' },
    carryYears,
  ],
  known: [
    {
      validFrom: '2005-01-01',
      validThrough: null,
      source: 'CGI, article 200',
      figures: { rate: 6600, incomeShare: 2000, carryYears: 5 },
    },
  ],
  mayRunOn: true,
  wrong: ({ rate, incomeShare }) => wrongRates({ rate, incomeShare }),
};

export const skillLimit: LawTable<SkillFigures> = {
  name: 'donations.skill_limit',
  title: 'Limite du mécénat de compétences (CGI, 238 bis)',
  purpose,
  figures: [
    { name: 'ceilings', label: 'Plafonds de la sécurité sociale, au plus, par salarié et par mois', unit: 'number' },
  ],
  known: [
    {
      validFrom: '2020-12-31',
      validThrough: null,
      source: 'CGI, article 238 bis, 1 (loi 2019-1479, article 134)',
      figures: { ceilings: 3 },
    },
  ],
  mayRunOn: true,
};

export const counterpartLimit: LawTable<CounterpartFigures> = {
  name: 'donations.counterpart_limit',
  title: 'Contrepartie admise pour un don',
  purpose: 'Au-delà, la page du don prévient que l’administration peut y voir une vente.',
  figures: [{ name: 'share', label: 'Part du don, au plus', unit: 'percent' }],
  known: [
    {
      validFrom: '2012-09-12',
      validThrough: null,
      source: 'BOI-IR-RICI-250-20, rapport d’un à quatre, admis aussi pour les entreprises',
      figures: { share: 2500 },
    },
  ],
  mayRunOn: true,
  wrong: ({ share }) => wrongRates({ share }),
};

export const companyForm = formTable('company_form', 'Modèle du reçu des entreprises', {
  validFrom: '2026-01-01',
  source: 'impots.gouv.fr, formulaire 2041-MEC-SD',
  figures: { cerfa: '16216*03', name: '2041-MEC-SD' },
});

export const personForm = formTable('person_form', 'Modèle du reçu des particuliers', {
  validFrom: '2023-01-01',
  source: 'impots.gouv.fr, formulaire 2041-RD',
  figures: { cerfa: '11580*05', name: '2041-RD' },
});

/** What the law says of gifts and their receipts. */
export const taxTables: LawTable[] = [companyRates, personRates, skillLimit, counterpartLimit, companyForm, personForm];

@LawTable()
@Injectable()
export class TaxTables {
  readonly lawTables = taxTables;
}

/** Which form a receipt follows. */
function formTable(
  name: string,
  title: string,
  known: { validFrom: string; source: string; figures: FormFigures },
): LawTable<FormFigures> {
  return {
    name: `donations.${name}`,
    title,
    purpose,
    figures: [
      { name: 'cerfa', label: `Numéro Cerfa, par exemple ${known.figures.cerfa}`, unit: 'text' },
      { name: 'name', label: `Nom du formulaire, par exemple ${known.figures.name}`, unit: 'text' },
    ],
    known: [{ ...known, validThrough: null }],
    mayRunOn: true,
  };
}

/** A receipt says them as whole numbers. */
function wrongRates(rates: Record<string, number>): WrongFigure[] {
  return Object.entries(rates)
    .filter(([, rate]) => rate % 100 !== 0 || rate > 100_00)
    .map(([name]) => ({ name, code: 'not_integer', detail: 'Un nombre entier est attendu.' }));
}
