import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { OfferChanges } from './offer-form.js';

export interface OfferRevision {
  changes: OfferChanges;
  state: 'submitted' | 'returned';
  returnReason: string | null;
  proposedAt: Date;
}

/** What is proposed for offers that are on line. */
@Injectable()
export class OfferRevisionQuery {
  async get(tx: Tx, offerId: string): Promise<OfferRevision | undefined> {
    const [revision] = await tx.rows<OfferRevision>(
      `select changes, state, return_reason as "returnReason", proposed_at as "proposedAt" from offer_revision where offer_id = $1`,
      [offerId],
    );
    return revision;
  }

  /** Ids of the offers whose revision waits for the CCAS, the oldest first. */
  async waiting(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select offer_id as id from offer_revision where state = 'submitted' order by proposed_at, offer_id limit 200`,
    );
    return rows.map(({ id }) => id);
  }

  /** State of the revision of each of a partner's offers that has one. */
  async ofPartner(tx: Tx, partnerId: string): Promise<Map<string, OfferRevision['state']>> {
    const rows = await tx.rows<{ id: string; state: OfferRevision['state'] }>(
      `select r.offer_id as id, r.state from offer_revision r join offer o on o.ccas_id = r.ccas_id and o.id = r.offer_id where o.partner_id = $1`,
      [partnerId],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }
}
