import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Json, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { OfferChanges } from './offer-form.js';

/** What a partner proposes to change of an offer that is on line; at most one waits. */
@Entity('offer_revision')
export class OfferRevisionEntity extends TenantEntity {
  @Uuid({ key: true }) offerId!: string;
  @Json() changes!: OfferChanges;
  @Text() state!: 'submitted' | 'returned';
  @Text({ nullable: true }) returnReason!: string | null;
  @Instant() proposedAt!: Temporal.Instant;
}
