import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { DonationEntity } from './donation.entity.js';

/** Everything that decides about a donation goes through its row. @throws NotFound */
export async function lockedDonation(tx: Tx, id: string): Promise<DonationEntity> {
  const donation = await tx.findOne(DonationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!donation) throw new NotFound('Ce don');
  return donation;
}
