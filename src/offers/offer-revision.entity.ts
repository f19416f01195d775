import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { OfferChanges } from './offer-form.js';

/** What a partner proposes to change of an offer that is on line; at most one waits. */
@Entity('offer_revision')
export class OfferRevisionEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'offer_id' })
  offerId!: string;

  @Column({ type: 'jsonb' })
  changes!: OfferChanges;

  @Column({ type: 'text' })
  state!: 'submitted' | 'returned';

  @Column({ type: 'text', name: 'return_reason', nullable: true })
  returnReason!: string | null;

  @Column({ type: 'timestamptz', name: 'proposed_at', transformer: instant })
  proposedAt!: Temporal.Instant;
}
