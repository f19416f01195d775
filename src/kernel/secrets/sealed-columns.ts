import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import type { SealFor } from './sealed.js';

/** A column encrypted with SECRET_KEY: an archive carries it to an installation that has another one. */
export interface SealedColumn {
  table: string;
  column: string;
  /** What its bytes were sealed for. @param row the row as JSON, by column names */
  sealFor(row: Record<string, unknown>): SealFor;
}

/** Marks the provider that seals such a column. */
export const SealedColumn = contribution<{ readonly sealedColumn: SealedColumn }>();

/** Every column sealed with SECRET_KEY, gathered from the slices. */
@Injectable()
export class SealedColumns {
  constructor(private readonly contributions: Contributions) {}

  of(table: string): SealedColumn[] {
    return this.contributions
      .of(SealedColumn)
      .map(({ sealedColumn }) => sealedColumn)
      .filter((each) => each.table === table);
  }
}
