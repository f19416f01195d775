import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, ActorKind } from '../access/actor.js';
import { contribution } from '../contributions/contribution.js';
import { Contributions } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import type { Reach } from '../modules/reach.js';

/** What an exported list was narrowed to in its address. */
export interface Narrowed {
  /** INSEE code, or null for all. */
  communeCode: string | null;
  /** ISO days in Paris, both included; this calendar year where the address says nothing. */
  from: string;
  to: string;
  /** The rest of the address, as it came. */
  address: Record<string, unknown>;
}

export interface ExportedPage {
  rows: (string | number)[][];
  /** The last id of a full page; null once there is no more. */
  last: string | null;
}

/** A list of the console as a spreadsheet takes it: `/ccas/<list>.csv`. */
export interface ListExport {
  readonly list: string;
  /** Whom it is shown to, where not to all who work here. */
  readonly by?: readonly ActorKind[];
  readonly header: string[];
  /** @param after the last id seen, or null */
  page(tx: Tx, narrowed: Narrowed, after: string | null): Promise<ExportedPage>;
}

/** A list of the console that a page shows sorted and narrowed: its file has the same rows in the same order. */
export interface ShownListExport {
  readonly list: string;
  /** Whom it is shown to, where not to all who work here. */
  readonly by?: readonly ActorKind[];
  readonly header: string[];
  /** Of all pages, as an address asks for them. */
  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]>;
  /** Those of these ids that are still there, in their order. */
  rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]>;
}

/** Marks the provider that writes one list of its slice. */
export const ListExport = contribution<ListExport | ShownListExport>();

/** Rows of one page, so that a slow reader holds no transaction. */
export const EXPORTED_AT_ONCE = 2000;

/** @param rows of one page, in the order of their ids */
export function exportedPage<Row extends { id: string }>(
  rows: Row[],
  cells: (row: Row) => (string | number)[],
): ExportedPage {
  return { rows: rows.map(cells), last: rows.length === EXPORTED_AT_ONCE ? rows.at(-1)!.id : null };
}

/** `08/12/2026` of an instant, in Paris. */
export function csvDayOf(column: string): string {
  return `to_char(${column} at time zone 'Europe/Paris', 'DD/MM/YYYY')`;
}

/** `08/12/2026` of a day. */
export function csvDay(column: string): string {
  return `to_char(${column}, 'DD/MM/YYYY')`;
}

/** `08/12/2026` of an ISO day. */
export function csvDate(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** The lists that can be exported, gathered from the slices. */
@Injectable()
export class ListExports implements OnModuleInit {
  private readonly lists = new Map<string, ListExport | ShownListExport>();

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two have one name */
  onModuleInit(): void {
    for (const each of this.contributions.of(ListExport)) {
      if (this.lists.has(each.list)) throw new Error(`Two lists are exported as ${each.list}.`);
      this.lists.set(each.list, each);
    }
  }

  /** One that this actor is shown. */
  for(list: string, { kind, modules }: Actor): ListExport | ShownListExport | undefined {
    const found = this.find(list, modules);
    return found?.by && !found.by.some((each) => each === kind) ? undefined : found;
  }

  /** @param reach the modules that whoever asks may use */
  find(list: string, reach: Reach): ListExport | ShownListExport | undefined {
    const found = this.lists.get(list);
    return found && this.modules.inReach([found], reach)[0];
  }
}
