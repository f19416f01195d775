import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone a resident allows to hold the pass for them: sees the pass and where it serves, not the dossier. */
@Entity('carer')
export class CarerEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'resident_id' })
  residentId!: string;

  @Column({ type: 'text', name: 'last_name' })
  lastName!: string;

  @Column({ type: 'text', name: 'first_name' })
  firstName!: string;

  /** The resident on their own phone, or an agent who has seen the signed form. */
  @Column({ type: 'text', name: 'allowed_by' })
  allowedBy!: 'resident' | 'agent';

  @Column({ type: 'date', name: 'form_seen_on', nullable: true, transformer: plainDate })
  formSeenOn!: Temporal.PlainDate | null;

  @Column({ type: 'timestamptz', name: 'started_at', transformer: instant })
  startedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true, transformer: instant })
  endedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'ended_by', nullable: true })
  endedBy!: 'resident' | 'carer' | 'agent' | 'system' | null;
}
