import { EntityManager } from 'typeorm';
import type { Reach } from '../modules/reach.js';

/**
 * TypeORM's manager, with statements whose rows have a type. Names of columns come in camelCase, what is inside JSON as
 * it is; an int8 is a safe number, a day ISO text, a numeric text, a moment a `Date`.
 */
export class Transaction extends EntityManager {
  /** The modules that whoever acts here may use. */
  reach: Reach;

  /** What a statement answers, `insert`, `update` and `delete … returning` too. */
  async rows<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    return inCamelCase((await this.sent(sql, parameters)).records);
  }

  /** For a statement that always answers one row: a count, an insert. @throws Error when it does not */
  async one<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row> {
    const [row, ...others] = await this.rows<Row>(sql, parameters);
    if (!row || others.length > 0) throw new Error(`One row, not ${others.length + (row ? 1 : 0)}: ${sql}`);
    return row;
  }

  /** For a statement whose rows nobody reads. @returns how many it touched */
  async run(sql: string, parameters?: readonly unknown[]): Promise<number> {
    return (await this.sent(sql, parameters)).affected ?? 0;
  }

  private sent(sql: string, parameters?: readonly unknown[]) {
    if (!this.queryRunner) throw new Error('This manager is in no transaction.');
    return this.queryRunner.query(sql, parameters as unknown[] | undefined, true);
  }
}

/** The rows themselves when no name changes: most statements name their columns in one word. */
function inCamelCase<Row extends object>(rows: Record<string, unknown>[]): Row[] {
  const columns = Object.keys(rows[0] ?? {});
  if (!columns.some((column) => column.includes('_'))) return rows as Row[];
  const names = columns.map((column) => [column, camelCase(column)] as const);
  return rows.map((row) => {
    const named: Record<string, unknown> = {};
    for (const [column, name] of names) named[name] = row[column];
    return named as Row;
  });
}

/** Columns by name, as many as the code names: a redemption reads thirty of them. */
const known = new Map<string, string>();

function camelCase(column: string): string {
  let name = known.get(column);
  if (!name) {
    name = column.replaceAll(/_([a-z0-9])/g, (_, first: string) => first.toUpperCase());
    known.set(column, name);
  }
  return name;
}
