import { Temporal } from 'temporal-polyfill';

export const ruleKinds = ['company_rates', 'person_rates', 'pmss', 'company_form', 'person_form'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Percents are whole, `turnoverPerMille` in thousandths, money in integer cents. */
export interface RuleContents {
  company_rates: {
    ratePercent: number;
    aboveRatePercent: number;
    thresholdCents: number;
    floorCents: number;
    turnoverPerMille: number;
    carryYears: number;
  };
  person_rates: { ratePercent: number; incomePercent: number; carryYears: number };
  /** Plafond mensuel de la sécurité sociale. */
  pmss: { cents: number };
  company_form: { cerfa: string; name: string };
  person_form: { cerfa: string; name: string };
}

export interface DatedRule<K extends RuleKind = RuleKind> {
  kind: K;
  /** ISO days, both included; null: until another takes its place. */
  validFrom: string;
  validThrough: string | null;
  content: RuleContents[K];
  source: string;
}

/**
 * What the law says, as far as this program knows. A CCAS adds what comes later on its settings page (`donation_rule`);
 * the 75 % rate of CGI 200 is not for a CCAS and is nowhere here.
 */
export const knownRules: DatedRule[] = [
  {
    kind: 'company_rates',
    validFrom: '2020-12-31',
    validThrough: null,
    content: {
      ratePercent: 60,
      aboveRatePercent: 40,
      thresholdCents: 2_000_000_00,
      floorCents: 20_000_00,
      turnoverPerMille: 5,
      carryYears: 5,
    },
    source: 'CGI, article 238 bis',
  },
  {
    kind: 'person_rates',
    validFrom: '2005-01-01',
    validThrough: null,
    content: { ratePercent: 66, incomePercent: 20, carryYears: 5 },
    source: 'CGI, article 200',
  },
  {
    kind: 'pmss',
    validFrom: '2026-01-01',
    validThrough: '2026-12-31',
    content: { cents: 4_005_00 },
    source: 'Plafond mensuel de la sécurité sociale pour 2026',
  },
  {
    kind: 'company_form',
    validFrom: '2026-01-01',
    validThrough: null,
    content: { cerfa: '16216*03', name: '2041-MEC-SD' },
    source: 'impots.gouv.fr, formulaire 2041-MEC-SD',
  },
  {
    kind: 'person_form',
    validFrom: '2023-01-01',
    validThrough: null,
    content: { cerfa: '11580*05', name: '2041-RD' },
    source: 'impots.gouv.fr, formulaire 2041-RD',
  },
];

export const ruleKindLabels: Record<RuleKind, string> = {
  company_rates: 'Réduction d’impôt des entreprises',
  person_rates: 'Réduction d’impôt des particuliers',
  pmss: 'Plafond mensuel de la sécurité sociale (PMSS)',
  company_form: 'Modèle du reçu des entreprises',
  person_form: 'Modèle du reçu des particuliers',
};

export interface RuleOnDay<K extends RuleKind> {
  content: RuleContents[K];
  source: string;
  /** No row covers this day: the nearest one is used, and the screen says so. */
  isOutdated: boolean;
}

/** The row that holds on a day: the one that began last; the latest known where none covers it. */
export function ruleOn<K extends RuleKind>(rules: DatedRule[], kind: K, day: Temporal.PlainDate): RuleOnDay<K> {
  const iso = day.toString();
  const ofKind = rules
    .filter((rule): rule is DatedRule<K> => rule.kind === kind)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const covering = ofKind.find(
    ({ validFrom, validThrough }) => validFrom <= iso && (validThrough === null || iso <= validThrough),
  );
  const nearest = covering ?? ofKind.find(({ validFrom }) => validFrom <= iso) ?? ofKind.at(-1)!;
  return { content: nearest.content, source: nearest.source, isOutdated: !covering };
}
