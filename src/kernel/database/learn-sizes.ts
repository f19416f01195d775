import type { Tx } from './database.js';

/**
 * For what has written a whole list at one go: tables that have grown to twice what the planner knows of them are looked
 * at again, in this transaction: the last of its kind, or the list itself goes when it cannot be had in time. Without it the next page may be planned for an empty table.
 */
export async function learnSizes(tx: Tx): Promise<void> {
  await tx.rows('select learn_sizes()');
}
