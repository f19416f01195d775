import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';

/** A paper that is made anew from what is counted, a year at a time. */
export interface YearlyPaper {
  /** Years there is something to say of, the first one first. */
  years(tx: Tx): Promise<number[]>;
  /** `bilan-2026.pdf`; no two papers share it. */
  fileName(year: number): string;
  /** PDF. */
  make(tx: Tx, year: number): Promise<Buffer>;
}

/** Marks a provider that makes such a paper. */
export const YearlyPaper = contribution<YearlyPaper>();

/** What a CCAS shows its board each year, gathered from the slices, so that an archive holds them all. */
@Injectable()
export class YearlyPapers {
  constructor(private readonly contributions: Contributions) {}

  all(): readonly YearlyPaper[] {
    return this.contributions.of(YearlyPaper);
  }
}
