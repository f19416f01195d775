import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone a resident allows to hold the pass for them: sees the pass and where it serves, not the dossier. */
@Entity('carer')
export class CarerEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() residentId!: string;
  @Text() lastName!: string;
  @Text() firstName!: string;

  /** The resident on their own phone, or an agent who has seen the signed form. */
  @Text() allowedBy!: 'resident' | 'agent';
  @Day({ nullable: true }) formSeenOn!: Temporal.PlainDate | null;
  @Instant() startedAt!: Temporal.Instant;
  @Instant({ nullable: true }) endedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) endedBy!: 'resident' | 'carer' | 'agent' | 'system' | null;
}
