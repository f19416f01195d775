import { Injectable } from '@nestjs/common';
import type { SealFor } from './sealed.js';

/** A column encrypted with SECRET_KEY: an archive carries it to an installation that has another one. */
export interface SealedColumn {
  table: string;
  column: string;
  /** What its bytes were sealed for. @param row the row as JSON, by column names */
  sealFor(row: Record<string, unknown>): SealFor;
}

/** Every column sealed with SECRET_KEY; each slice says its own when the application starts. */
@Injectable()
export class SealedColumns {
  private readonly columns: SealedColumn[] = [];

  add(column: SealedColumn): void {
    this.columns.push(column);
  }

  of(table: string): SealedColumn[] {
    return this.columns.filter((each) => each.table === table);
  }
}
