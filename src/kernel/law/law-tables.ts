import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';

export interface LawFigure {
  name: string;
  /** In French, as the page shows it. */
  label: string;
  /** Euros are kept in integer cents, percents in hundredths: 60 % is 6000. */
  unit: 'euros' | 'percent' | 'number';
}

export interface LawPeriod {
  /** Null for one that came with the software. */
  id: string | null;
  /** ISO days, both included. */
  validFrom: string;
  validThrough: string;
  figures: Record<string, number>;
  /** Where it was read. */
  source: string;
}

/** Dated figures the law sets and a slice computes with: ceilings, rates (product.md, 8). */
export interface LawTable {
  /** Stays the same for ever: periods are kept under it. */
  name: string;
  title: string;
  /** What it serves for, in a French sentence. */
  purpose: string;
  figures: LawFigure[];
  /** Periods that come with the software. */
  known: Omit<LawPeriod, 'id'>[];
  /** For a slice that keeps its periods itself: how they are read, and the page where they are changed. */
  own?: { periods(tx: Tx): Promise<Pick<LawPeriod, 'validFrom' | 'validThrough' | 'source'>[]>; href: string };
}

/** Marks a provider that brings such tables. */
export const LawTable = contribution<{ readonly lawTables: LawTable[] }>();

/** The law tables of all slices. */
@Injectable()
export class LawTables implements OnModuleInit {
  private readonly tables = new Map<string, LawTable>();

  constructor(private readonly contributions: Contributions) {}

  /** @throws Error when two have one name */
  onModuleInit(): void {
    for (const table of this.contributions.of(LawTable).flatMap(({ lawTables }) => lawTables)) {
      if (this.tables.has(table.name)) throw new Error(`There is a law table called ${table.name} already.`);
      this.tables.set(table.name, table);
    }
  }

  all(): LawTable[] {
    return [...this.tables.values()];
  }

  get(name: string): LawTable | undefined {
    return this.tables.get(name);
  }

  /** Every period of a table, what a manager wrote before what came with the software, the latest first. */
  async periods(tx: Tx, name: string): Promise<LawPeriod[]> {
    const table = this.tables.get(name);
    if (!table) return [];
    if (table.own) return (await table.own.periods(tx)).map((period) => ({ id: null, figures: {}, ...period }));
    const written = await tx.rows<LawPeriod>(
      `select id, valid_from::text as "validFrom", valid_through::text as "validThrough", figures, source from law_period where law = $1
       order by valid_from desc`,
      [name],
    );
    const known = table.known.map((period) => ({ id: null, ...period }));
    return [...written, ...known.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))];
  }

  /** @returns the period that holds on a day; undefined when the table has run out: say so, never guess */
  async on(tx: Tx, name: string, day: Temporal.PlainDate): Promise<LawPeriod | undefined> {
    return holding(await this.periods(tx, name), day.toString());
  }

  /** Tables without figures for this day. */
  async outdated(tx: Tx, day: Temporal.PlainDate): Promise<LawTable[]> {
    const outdated: LawTable[] = [];
    for (const table of this.all()) if (!(await this.on(tx, table.name, day))) outdated.push(table);
    return outdated;
  }
}

/** The period of these that holds on an ISO day. */
export function holding(periods: LawPeriod[], day: string): LawPeriod | undefined {
  return periods.find(({ validFrom, validThrough }) => validFrom <= day && day <= validThrough);
}
