import type { Tx } from '../kernel/database/database.js';
import { ReferenceTaken } from './residents.errors.js';

/**
 * Two at once are told apart by the lock; the unique index is the wall behind it.
 * @param except the dossier that may have it already
 * @throws ReferenceTaken
 */
export async function refuseTakenReference(tx: Tx, reference: string, except?: string): Promise<void> {
  await tx.run(`select pg_advisory_xact_lock(hashtextextended(current_ccas()::text || ' ' || $1, 10))`, [reference]);
  const [taken] = await tx.rows<{ id: string }>(
    'select id from resident where reference = $1 and id <> all($2::uuid[])',
    [reference, except ? [except] : []],
  );
  if (taken) throw new ReferenceTaken();
}
