import { Uuid } from './columns.js';

/**
 * A row that belongs to one CCAS. The database fills `ccas_id` from the transaction's scope and its row-level
 * security hides every other row, so no code reads or writes this column.
 */
export abstract class TenantEntity {
  @Uuid({ insert: false, update: false, select: false }) protected readonly ccasId?: string;
}
