import type { TillBundle } from '../till-bundle.query.js';
import { giveBackLease, holdLease } from './server.js';
import { scansIn, store } from './till-store.js';

/** Enough for an hour in the cellar; the server lends no more than a tenth of what is left. */
const WISHED = 5;

/**
 * Keeps some units of each offer with a quota on this till, for when the network goes. Only once nothing waits to be
 * sent: then the server and this till count the same.
 * @throws Unconfirmed, NotRecognised
 */
export async function renewLeases(bundle: TillBundle): Promise<void> {
  if (!bundle.mayHold || (await scansIn('waiting', 'dropping')).length > 0) return;
  const db = await store();
  const lendable = bundle.offers.filter(({ hasQuota, limit }) => hasQuota && !limit);
  for (const lease of await db.getAll('leases')) {
    if (lendable.some(({ id }) => id === lease.offerId)) continue;
    await giveBackLease(lease.id);
    await db.delete('leases', lease.id);
  }
  for (const { id } of lendable) {
    const lease = await holdLease(id, WISHED);
    if ('left' in lease) await db.put('leases', lease);
  }
}

/**
 * Unused units of each offer that this till may give now without asking: by offer, its lease and how many. None where
 * nothing can be kept.
 */
export async function unitsHere(now: number): Promise<Map<string, { leaseId: string; left: number }>> {
  const used = (await scansIn('waiting', 'dropping')).flatMap(({ leaseId }) => leaseId ?? []);
  const kept = await store()
    .then((db) => db.getAll('leases'))
    .catch(() => []);
  const held = kept.filter(({ validUntil }) => Date.parse(validUntil) > now);
  return new Map(
    held.map(({ id, offerId, left }) => [
      offerId,
      { leaseId: id, left: left - used.filter((lease) => lease === id).length },
    ]),
  );
}
