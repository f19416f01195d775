import { contribution } from '../kernel/contributions/contribution.js';
import type { Tx } from '../kernel/database/database.js';

/** By name of figure. Euros are integer cents, percents hundredths: 60 % is 6000. */
export type Figures = Record<string, number | string>;

export interface LawFigure<Name extends string = string> {
  name: Name;
  /** In French, as the page shows it. */
  label: string;
  unit: 'euros' | 'percent' | 'number' | 'text' | 'choice';
  /** Of a choice: what is kept, and its words. */
  options?: [value: string, words: string][];
}

export interface LawPeriod<F extends Figures = Figures> {
  /** Null for one that came with the software. */
  id: string | null;
  /** ISO days, both included; the last is null where it holds until another begins. */
  validFrom: string;
  validThrough: string | null;
  figures: F;
  /** Where it was read. */
  source: string;
}

/** Sums side by side rather than one below the other. */
export interface LawGrid<Name extends string = string> {
  label: string;
  columns: string[];
  /** What a line is about, then the name of a figure for each other column. */
  rows: [words: string, ...figures: Name[]][];
}

/** What is wrong with figures that are right one by one. */
export interface WrongFigure {
  name: string;
  code: string;
  detail: string;
}

/** Dated figures the law sets and a slice computes with: ceilings, rates, versions of a form (product.md, 8). */
export interface LawTable<F extends Figures = Figures> {
  /** Stays the same for ever: periods are kept under it. */
  name: string;
  title: string;
  /** What it serves for, in a French sentence. */
  purpose: string;
  figures: LawFigure<keyof F & string>[];
  /** Periods that come with the software. */
  known: Omit<LawPeriod<F>, 'id'>[];
  grids?: LawGrid<keyof F & string>[];
  /** Its periods may have no last day. */
  mayRunOn?: boolean;
  /** What becomes of it meanwhile, and when new figures come, once they have run out. */
  onceOutdated?: string;
  wrong?(figures: F): WrongFigure[];
  /** What else must be known of the figures in force here. */
  warning?(tx: Tx, figures: F): Promise<{ title: string; detail: string } | undefined>;
  /** What an empty form begins with. */
  begunWith?(tx: Tx): Promise<Partial<F>>;
}

/** Marks a provider that brings such tables. */
export const LawTable = contribution<{ readonly lawTables: readonly LawTable[] }>();
