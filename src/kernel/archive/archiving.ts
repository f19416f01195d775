import { Injectable, type OnModuleInit } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';

/** How a table goes into an archive, where it does not go whole. */
export interface Archiving {
  /** It stays behind: why, French, for whoever opens the archive. */
  staysBehind?: string;
  /** SQL on the row `t`: only these go. What several slices say of one table goes together: `one or other`. */
  only?: string;
  /** Of a row that would promise what stayed behind. @param row as JSON, by column names */
  adapt?(row: Record<string, unknown>): Record<string, unknown>;
}

/** Marks the provider whose tables do not go whole. A table of which nobody says anything does. */
export const ArchivedApart = contribution<{ readonly archivedApart: Record<string, Archiving> }>();

/** What the owners of tables say of them, gathered. */
@Injectable()
export class ArchivedTables implements OnModuleInit {
  private readonly tables = new Map<string, Archiving>();

  constructor(private readonly contributions: Contributions) {}

  onModuleInit(): void {
    const said = this.contributions.of(ArchivedApart).flatMap(({ archivedApart }) => Object.entries(archivedApart));
    for (const [table, archiving] of said.toSorted(([one], [other]) => one.localeCompare(other))) {
      const others = this.tables.get(table);
      const only = [others?.only, archiving.only].filter((each) => each !== undefined);
      this.tables.set(table, { ...others, ...archiving, ...(only.length > 0 && { only: only.join(' or ') }) });
    }
  }

  of(table: string): Archiving {
    return this.tables.get(table) ?? {};
  }

  staysBehind(table: string): boolean {
    return this.of(table).staysBehind !== undefined;
  }

  /** By table, in the order of the alphabet. */
  all(): ReadonlyMap<string, Archiving> {
    return this.tables;
  }
}
