import { Injectable } from '@nestjs/common';
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

/** What a CCAS shows its board each year; each slice adds its own, so that an archive holds them all. */
@Injectable()
export class YearlyPapers {
  private readonly papers: YearlyPaper[] = [];

  add(paper: YearlyPaper): void {
    this.papers.push(paper);
  }

  all(): readonly YearlyPaper[] {
    return this.papers;
  }
}
