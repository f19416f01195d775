import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Contributions } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { ModuleSwitches, type Owned } from '../kernel/modules/module-switches.js';
import { ownedInReach } from '../kernel/modules/reach.js';
import { type Figures, type LawPeriod, LawTable } from './law-table.js';

/** The figures of a day: those of that day, or, once a table has run out, the last there were. */
export interface Nearest<F extends Figures> extends LawPeriod<F> {
  isOutdated: boolean;
}

/** The law tables of all slices. */
@Injectable()
export class LawTables implements OnModuleInit {
  private tables: readonly Owned<LawTable>[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two have one name */
  onModuleInit(): void {
    const tables = this.modules.owned(this.contributions.of(LawTable), ({ lawTables }) => lawTables);
    const twice = tables.find(({ name }, at) => tables.findIndex((other) => other.name === name) < at);
    if (twice) throw new Error(`There is a law table called ${twice.name} already.`);
    this.tables = tables;
  }

  /** Of the modules that whoever reads may use. */
  all({ reach }: Tx): LawTable[] {
    return ownedInReach(this.tables, reach);
  }

  /** One of those, by its name. */
  get(tx: Tx, name: string): LawTable | undefined {
    return this.all(tx).find((table) => table.name === name);
  }

  /** Every period of a table, the latest first; what a manager wrote stands in place of what came with the software. */
  async periods<F extends Figures>(tx: Tx, table: LawTable<F>): Promise<LawPeriod<F>[]> {
    const [one] = await this.periodsOf(tx, [table]);
    return one!.periods;
  }

  /** Those of several, in one statement. */
  async periodsOf<F extends Figures>(
    tx: Tx,
    tables: readonly LawTable<F>[],
  ): Promise<{ table: LawTable<F>; periods: LawPeriod<F>[] }[]> {
    const rows = await tx.rows<LawPeriod<F> & { law: string }>(
      'select law, id, valid_from, valid_through, figures, source from law_period where law = any($1::text[])',
      [tables.map(({ name }) => name)],
    );
    return tables.map((table) => {
      const written = rows.flatMap(({ law, ...period }) => (law === table.name ? [period as LawPeriod<F>] : []));
      const shipped = table.known.filter(({ validFrom }) => !written.some((each) => each.validFrom === validFrom));
      const periods = [...written, ...shipped.map((period) => ({ id: null, ...period }))];
      return { table, periods: periods.toSorted((one, other) => other.validFrom.localeCompare(one.validFrom)) };
    });
  }

  /** @returns the period that holds on a day; undefined when the table has run out: say so, never guess */
  async on<F extends Figures>(tx: Tx, table: LawTable<F>, day: Temporal.PlainDate): Promise<LawPeriod<F> | undefined> {
    return holding(await this.periods(tx, table), day.toString());
  }

  /** For what must go on all the same, and says that its figures are past. */
  async nearest<F extends Figures>(tx: Tx, table: LawTable<F>, day: Temporal.PlainDate): Promise<Nearest<F>> {
    return nearest(await this.periods(tx, table), day.toString());
  }

  /** Tables without figures for this day. */
  async outdated(tx: Tx, day: Temporal.PlainDate): Promise<LawTable[]> {
    const all = await this.periodsOf(tx, this.all(tx));
    return all.flatMap(({ table, periods }) => (holding(periods, day.toString()) ? [] : [table]));
  }
}

/** The period of these, the latest first, that holds on an ISO day: of two, the one that began last. */
export function holding<F extends Figures>(periods: LawPeriod<F>[], day: string): LawPeriod<F> | undefined {
  return periods.find(
    ({ validFrom, validThrough }) => validFrom <= day && (validThrough === null || day <= validThrough),
  );
}

/** That one, else the last that began before, else the first of all. @param periods one at least, the latest first */
export function nearest<F extends Figures>(periods: LawPeriod<F>[], day: string): Nearest<F> {
  const now = holding(periods, day);
  const last = now ?? periods.find(({ validFrom }) => validFrom <= day) ?? periods.at(-1)!;
  return { ...last, isOutdated: now === undefined };
}
