import type { Tx } from '../database/database.js';
import type { OtherOptions } from './filter-by.js';
import type { Direction, ListRequest } from './list-request.js';
import { PER_PAGE, pagesOf } from './page-size.js';

/** What a list is sorted by under one name: SQL of it, and what must be joined for it. */
interface SortColumn {
  by: string;
  join?: string;
  /** Rows that have none come last, whichever way it is sorted. */
  mayBeNull?: boolean;
  /** Of those that are equal the newest comes first, whichever way it is sorted: ids rise with time. */
  isNewestFirst?: boolean;
}
/** A closed map: what an address names is looked up here and never becomes SQL itself. */
export type SortColumns = Readonly<Record<string, string | SortColumn>>;

/** A list as SQL. Its parameters are the same for its rows, its ids and their number: each condition uses what it needs. */
export interface ListSql {
  /** What follows `select` for the rows of a page. */
  columns: string;
  /** Tables and joins. */
  from: string;
  where: string;
  parameters: readonly unknown[];
  /** The id of a row, which puts those that are equal in order. */
  id: string;
  sorts: SortColumns;
  /** How it is sorted where the address says nothing. */
  usual: readonly [sort: string, direction?: Direction];
  /** Of a list that grows with every act: counted, and paged, up to here. The rest is had by narrowing it. */
  countedTo?: number;
}

/** One page of a list. */
export interface Listed<Row, Request extends ListRequest = ListRequest> {
  rows: Row[];
  /** How many there are on all pages. */
  total: number;
  /** There are more than are counted. */
  isMore?: boolean;
  /** The last one where the address asks for one beyond it. */
  page: number;
  order: { sort: string; direction: Direction };
  request: Request;
  /** Answers of its filters that only the database knows. */
  options?: OtherOptions;
}

/** The page that is asked for. */
export async function listed<Row extends object, Request extends ListRequest>(
  tx: Tx,
  list: ListSql,
  request: Request,
  options?: OtherOptions,
): Promise<Listed<Row, Request>> {
  const { countedTo = Infinity } = list;
  const counted = await countOf(tx, list);
  const total = Math.min(counted, countedTo);
  const page = Math.min(request.page ?? 1, pagesOf(total));
  const order = orderOf(list, request);
  const place = list.parameters.length;
  const rows = await tx.rows<Row>(
    `select ${list.columns} ${sorted(list, order)} limit $${place + 1} offset $${place + 2}`,
    [...list.parameters, PER_PAGE, (page - 1) * PER_PAGE],
  );
  return { rows, total, isMore: counted > total, page, order, request, options };
}

/** The first of all of them, on whatever page, in the order that is asked for; and whether there are more. */
export async function listedFrom<Row extends object>(
  tx: Tx,
  list: ListSql,
  request: ListRequest,
  most: number,
): Promise<{ rows: Row[]; isMore: boolean }> {
  const rows = await tx.rows<Row>(
    `select ${list.columns} ${sorted(list, orderOf(list, request))} limit $${list.parameters.length + 1}`,
    [...list.parameters, most + 1],
  );
  return { rows: rows.slice(0, most), isMore: rows.length > most };
}

/** How many there are; of one that is counted up to a number, at most one more than that. */
export async function countOf(tx: Tx, { from, where, parameters, countedTo }: ListSql): Promise<number> {
  const { total } = await tx.one<{ total: number }>(
    countedTo === undefined
      ? `select count(*)::int as total from ${from} where ${where}`
      : `select count(*)::int as total from (select from ${from} where ${where} limit ${countedTo + 1}) counted`,
    parameters,
  );
  return total;
}

/** All of them in the order that is asked for, on whatever page. */
export async function listedIds(tx: Tx, list: ListSql, request: ListRequest): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select ${list.id} as id ${sorted(list, orderOf(list, request))}`,
    list.parameters,
  );
  return rows.map(({ id }) => id);
}

/** Those of these ids that are still there, in the order of the ids: for a file, which asks some hundred at a time. */
export function listedSome<Row extends object>(
  tx: Tx,
  { columns, from, id, where = 'true' }: Pick<ListSql, 'columns' | 'from' | 'id'> & { where?: string },
  ids: readonly string[],
): Promise<Row[]> {
  return tx.rows<Row>(
    `select ${columns} from ${from} join unnest($1::uuid[]) with ordinality asked (id, place) on asked.id = ${id}
     where ${where} order by asked.place`,
    [ids],
  );
}

function orderOf(
  { sorts, usual: [sort, direction = 'croissant'] }: ListSql,
  request: ListRequest,
): Listed<never>['order'] {
  return request.sort !== undefined && Object.hasOwn(sorts, request.sort)
    ? { sort: request.sort, direction: request.direction ?? 'croissant' }
    : { sort, direction: request.direction ?? direction };
}

function sorted({ from, where, id, sorts }: ListSql, { sort, direction }: Listed<never>['order']): string {
  const column = sorts[sort]!;
  const {
    by,
    join = '',
    mayBeNull,
    isNewestFirst,
  } = typeof column === 'string' ? ({ by: column } as SortColumn) : column;
  const way = direction === 'croissant' ? 'asc' : 'desc';
  return `from ${from} ${join} where ${where} order by ${by} ${way}${mayBeNull ? ' nulls last' : ''}, ${id} ${isNewestFirst ? 'desc' : way}`;
}
