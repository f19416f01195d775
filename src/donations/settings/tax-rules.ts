import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/database/database.js';
import type { Figures, LawTable } from '../../laws/law-table.js';
import { LawTables } from '../../laws/law-tables.js';
import { socialSecurityCeiling } from '../../laws/social-security-ceiling.js';
import { companyForm, companyRates, counterpartLimit, personForm, personRates, skillLimit } from './tax-tables.js';

/** Percents are whole, `turnoverPerMille` in thousandths, money in integer cents. */
export interface CompanyRates {
  ratePercent: number;
  aboveRatePercent: number;
  thresholdCents: number;
  floorCents: number;
  turnoverPerMille: number;
  carryYears: number;
}

export interface PersonRates {
  ratePercent: number;
  incomePercent: number;
  carryYears: number;
}

/** What the law says on a day. */
export interface RuleOnDay<T> {
  content: T;
  source: string;
  /** No period covers this day: the nearest one is used, and the screen says so. */
  isOutdated: boolean;
}

export interface SkillLimit {
  /** How many times the PMSS. */
  ceilings: number;
  cents: number;
  isOutdated: boolean;
}

/** Rates, ceilings and forms of gifts and their receipts. */
@Injectable()
export class TaxRules {
  constructor(private readonly laws: LawTables) {}

  companyRates(tx: Tx, day: Temporal.PlainDate): Promise<RuleOnDay<CompanyRates>> {
    return this.on(tx, companyRates, day, companyRatesOf);
  }

  personRates(tx: Tx, day: Temporal.PlainDate): Promise<RuleOnDay<PersonRates>> {
    return this.on(tx, personRates, day, personRatesOf);
  }

  receiptForm(tx: Tx, who: 'company' | 'person', day: Temporal.PlainDate) {
    return this.on(tx, who === 'company' ? companyForm : personForm, day, (figures) => figures);
  }

  /** The most that counts of one employee in a month: so many times the PMSS, the monthly ceiling of social security. */
  async skillLimit(tx: Tx, day: Temporal.PlainDate): Promise<SkillLimit> {
    const ceiling = await this.laws.nearest(tx, socialSecurityCeiling, day);
    const limit = await this.laws.nearest(tx, skillLimit, day);
    return {
      ...skillLimitOf(limit.figures, ceiling.figures),
      isOutdated: ceiling.isOutdated || limit.isOutdated,
    };
  }

  /** The most that may be given back for a gift, in percent of it. */
  async counterpartPercent(tx: Tx, day: Temporal.PlainDate): Promise<number> {
    const { figures } = await this.laws.nearest(tx, counterpartLimit, day);
    return figures.share / 100;
  }

  private async on<F extends Figures, T>(
    tx: Tx,
    table: LawTable<F>,
    day: Temporal.PlainDate,
    contentOf: (figures: F) => T,
  ): Promise<RuleOnDay<T>> {
    const { figures, source, isOutdated } = await this.laws.nearest(tx, table, day);
    return { content: contentOf(figures), source, isOutdated };
  }
}

type FiguresOf<T> = T extends LawTable<infer F> ? F : never;

export function skillLimitOf(
  { ceilings }: FiguresOf<typeof skillLimit>,
  { month }: FiguresOf<typeof socialSecurityCeiling>,
): Pick<SkillLimit, 'ceilings' | 'cents'> {
  return { ceilings, cents: ceilings * month };
}

export function companyRatesOf(figures: FiguresOf<typeof companyRates>): CompanyRates {
  const { rate, aboveRate, threshold, floor, turnoverPerMille, carryYears } = figures;
  return {
    ratePercent: rate / 100,
    aboveRatePercent: aboveRate / 100,
    thresholdCents: threshold,
    floorCents: floor,
    turnoverPerMille,
    carryYears,
  };
}

export function personRatesOf({ rate, incomeShare, carryYears }: FiguresOf<typeof personRates>): PersonRates {
  return { ratePercent: rate / 100, incomePercent: incomeShare / 100, carryYears };
}
