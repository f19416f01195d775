import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';

/** A next key is published this long before it signs: verifiers have fetched it by then (pass-code.md, Keys). */
const PUBLISHED_BEFORE = { hours: 7 * 24 };

/** From when a key published then signs. */
export function activeFrom(publishedAt: Temporal.Instant): Temporal.Instant {
  return publishedAt.add(PUBLISHED_BEFORE);
}

/** One change of keys at a time in a CCAS; who signs meanwhile is not kept waiting. */
export async function lockKeys(tx: Tx): Promise<void> {
  await tx.run('select from ccas where id = current_ccas() for no key update');
}
